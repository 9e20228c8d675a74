// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue/service_catalogue.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// How a column answers: in words, as a share of the households, or with their number.
enum class CensusMeasure : std::uint8_t { words, share, count };

/// What a yes in the column says: the service is there, it is not there (未通自来水), or it is
/// planned or being built.
enum class CensusSense : std::uint8_t { there, missing, planned, being_built };

struct CensusName {
  ServiceId service;
  CensusMeasure measure = CensusMeasure::words;
  CensusSense sense = CensusSense::there;
  /// True where the name asks for the service (是否通自来水), or is the service's own; false for
  /// a mere word of it (宽带), which may be called so for another reason.
  bool is_question = false;

  /// Of several columns for one service the least is taken.
  int rank() const {
    return 6 * static_cast<int>(sense) + 2 * static_cast<int>(measure) + (is_question ? 0 : 1);
  }
};

/// The names of columns that say whether a service reaches a village: what the service is called
/// in the catalogue, with 是否, 通, 有无, 覆盖, 普及, "has", "access to" and the like around it.
class CensusNames {
 public:
  explicit CensusNames(const ServiceCatalogue& catalogue);

  /// Which infrastructure service a column of this name asks about, and how; none: it asks about
  /// none. A name that shapefiles may have cut counts where only one service goes on so.
  /// O(words × length).
  std::optional<CensusName> find(std::string_view header) const;

 private:
  struct Word {
    std::string text;
    ServiceId service;
    bool is_own;  ///< the service's id or name
  };
  std::optional<CensusName> whole(std::string_view label) const;
  std::optional<CensusName> cut(std::string_view label) const;

  std::vector<Word> words_;  ///< the longest first
};

}  // namespace hinterland
