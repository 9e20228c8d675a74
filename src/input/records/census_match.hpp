// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hinterland {

/// The name of a village without a bracket at its end: 王庄村 for 王庄村（东）.
std::string before_bracket(std::string_view name);

/// Assignment of the rows of a census to villages.
struct CensusMatch {
  struct DoubtfulRow {
    VillageId row;                          ///< of the census
    std::vector<VillageId> villages;        ///< candidates; a single one already has a row
    std::optional<VillageId> earlier = {};  ///< the row assigned to that village before
    bool has_other_number = false;          ///< could be told only by numbers of another layer
  };

  Column<VillageId, std::optional<VillageId>> row_of;  ///< row of the census of each village
  std::size_t rows_by_code = 0;
  std::size_t rows_by_name = 0;
  std::size_t rows_by_number = 0;
  std::size_t other_codes = 0;         ///< rows matched by name although the codes differ
  std::vector<VillageId> other_names;  ///< villages matched by code under another name
  std::vector<VillageId> unmatched;    ///< rows that match no village
  std::vector<DoubtfulRow> doubtful;   ///< rows left out as ambiguous or duplicate
  /// Rows whose number is that of another village, or of none.
  std::vector<VillageId> other_numbers;
};

/// The numbers of the villages in their layer, by the `feature` of the row of the census.
using CensusNumbers = std::unordered_map<std::int64_t, std::int64_t>;

/// Matches by code first, then by name, and by number where neither tells villages apart. See
/// `join_census` for the rules.
CensusMatch match_census(const Villages& villages, const Villages& census,
                         const CensusNumbers& numbers);

}  // namespace hinterland
