// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_names.hpp"
#include "input/columns/records.hpp"
#include "world/cell_words.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Which columns of a table may hold answers on services, by their names and cells. Each name is
/// analysed once for all services and cached.
class CensusHints {
 public:
  explicit CensusHints(const ServiceCatalogue& catalogue);

  std::optional<CensusName> find(std::string_view header);

  bool may_go_on(std::string_view begins, ServiceId service) const {
    return names_.may_go_on(begins, service);
  }

  /// Whether a column whose name alone does not identify the service may hold its answers.
  ///
  ///   sure      the name asks for the kind of service (供水方式), and four in five cells are words
  ///             of the service: 集中供水, 自备井
  ///   doubtful  such a name with other cells; a name that the study has to confirm (农网是否改造,
  ///             垃圾桶（个）); numbers under a name that contains the service and households,
  ///             people or shares (设计供水人口); answers to a question about the service
  ///             (饮用水是否经过净化); dates (通自来水时间); words of the catalogue under an
  ///             unrelated name
  ///   listed    the cells list several services: 自来水、电
  ///
  /// `cells` are those of the first records, without blanks. O(cells).
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

/// Senses of supplementary columns beside the main column of a service: 未通自来水 beside 通自来水.
inline constexpr std::array census_parts = {CensusSense::missing, CensusSense::being_built,
                                            CensusSense::planned, CensusSense::partly};

/// The role of a supplementary column: water_supply_missing.
std::string role_of_part(const Service& service, CensusSense sense);

/// Requests for the supplementary columns of a service, one per sense; none for a public service.
std::vector<FieldRequest> part_requests(const Service& service, ServiceId id,
                                        const std::shared_ptr<CensusHints>& hints);

/// The service whose columns are read, and the settings.
struct CensusOf {
  const Service& service;
  ServiceId id;
  const CensusNames& names;
  double connected_share = 0.95;
  const LayerSource& source;
};

/// Combines the columns of a service, each with another sense; empty if there are none or all are
/// blank.
///
/// If 通自来水 and 未通自来水 have the same word and measure, the one that is filled in decides. If
/// both are filled in and contradict each other, the answer is unclear and reported as
/// `bad_census_value`. Any other negative column is used only if the main column is unknown. Being
/// built, planned and partly are used only if no other column decides, or if both of such a pair
/// say no. O(villages).
Column<VillageId, CensusAnswer> read_parts(const CensusOf& census, const Records& records,
                                           const Villages& villages, Problems& problems,
                                           Notes& notes);

}  // namespace hinterland
