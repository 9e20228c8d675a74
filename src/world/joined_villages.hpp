// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <map>
#include <vector>

namespace hinterland {

/// The rows that become one village, in row order.
using VillageParts = std::vector<VillageId>;

/// Statistics of joining.
struct JoinedVillages {
  std::size_t added_up = 0;      ///< villages whose parts have different numbers of people
  std::size_t counted_once = 0;  ///< villages with the same number of people on several parts
  /// By service: villages with both yes and no among the parts.
  std::map<std::uint32_t, std::size_t> disagree;
};

/// Joins each set of rows into one row, in the order of the sets; rows in no set are removed.
///
/// The first known value is used; for census answers, `is_protected` and `is_people_estimated`, yes
/// takes precedence. Distinct numbers of people and of households are added, equal ones count once.
/// The polygons of all parts are joined; the place lies inside the largest.
JoinedVillages join_rows(Villages& villages, const std::vector<VillageParts>& sets);

/// Adds one `parts_joined` problem for the layer if any set has several rows.
void report_joined(const std::vector<VillageParts>& sets, const JoinedVillages& joined,
                   Problems& problems);

}  // namespace hinterland
