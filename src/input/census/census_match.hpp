// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The name of a village without what stands in brackets at its end: 王庄村 of 王庄村（东）.
std::string before_bracket(std::string_view name);

/// The same where that says what the village is, and not which: 石坞村 of 石坞村（省定贫困村） and
/// of 石坞村【示范村】, but 王庄村（东）, 石坞村（搬迁点） and 石坞村（原马埠村） stay.
std::string without_remark(std::string_view name);

/// Which rows of a census belong to which villages.
struct CensusMatch {
  struct Doubt {
    VillageId row;                          ///< of the census
    std::vector<VillageId> villages;        ///< that it may mean; one: that has a row already
    std::optional<VillageId> earlier = {};  ///< the row that the village has
  };

  Column<VillageId, std::optional<VillageId>> row_of;  ///< one a village: its row of the census
  std::size_t rows_by_code = 0;
  std::size_t rows_by_name = 0;
  std::size_t other_codes = 0;  ///< rows met by name although both have codes, and they differ
  std::vector<VillageId> other_names;  ///< villages met by code that bear another name than the row
  std::vector<VillageId> unmet;        ///< rows that meet no village
  std::vector<Doubt> doubtful;         ///< rows that are left out for it
};

/// By code first, then by name; `join_census` has the rules.
CensusMatch match_census(const Villages& villages, const Villages& census);

}  // namespace hinterland
