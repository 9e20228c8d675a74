// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_names.hpp"
#include "input/records/read.hpp"
#include "world/census_words.hpp"

#include <hinterland/catalogue.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// What the columns of a table may say of services, by their names and cells. A name is looked at
/// once for all services.
class CensusHints {
 public:
  explicit CensusHints(const ServiceCatalogue& catalogue);

  std::optional<CensusName> find(std::string_view header);

  bool may_go_on(std::string_view begins, ServiceId service) const {
    return names_.may_go_on(begins, service);
  }

  /// Whether a column that is not taken for the service by its name alone answers for it.
  ///
  ///   sure      its name is that of a kind (供水方式), and four in five cells are words of the
  ///             service: 集中供水, 自备井
  ///   doubtful  such a name and other cells; a name that only the study may mean (农网是否改造,
  ///             垃圾桶（个）); numbers under a word of the service and one of households, people
  ///             or shares (设计供水人口); answers where a question speaks of the service
  ///             (饮用水是否经过净化); dates (通自来水时间); words of the catalogue's lists under
  ///             another name
  ///   listed    its cells name several services: 自来水、电
  ///
  /// The cells are those of the first records, none of them blank. O(cells).
  FieldFit fit(ServiceId service, std::string_view header, const std::vector<std::string>& cells);

 private:
  struct Words {
    CensusWords all;
    std::set<std::string, std::less<>> listed;  ///< census.yes and census.no of the catalogue
  };
  bool has_words_of(ServiceId service, const std::set<std::string>& cells) const;
  bool may_be_kinds(ServiceId service, std::string_view header,
                    const std::vector<std::string>& cells);
  bool lists(ServiceId service, const std::set<std::string>& cells);

  CensusNames names_;
  struct Known {
    std::optional<CensusName> name;
    std::optional<ServiceId> mentioned;
  };
  const Known& known(std::string_view header);

  std::map<std::string, Known, std::less<>> known_;
  Column<ServiceId, Words> words_;
};

}  // namespace hinterland
