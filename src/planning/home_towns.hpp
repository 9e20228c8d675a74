// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Finds the town and the county of villages whose layer does not say them.
///
/// What a column says stays. Else, in this order: by the code, of 12 digits or
/// more, whose first nine are the town's and first six the county's in the layers
/// of towns and boundaries; by the boundary that the village lies in; by the
/// nearest seat, among those of the village's county where that is known. A town
/// that is known tells its county. So that a province is the union of its
/// counties, the first two ask no other village and no other county.
///
/// Which of these told it stands in `town_by` and `county_by`, where anything was found. Adds one
/// note: how many were found in which way, and how far the seats are. O(villages log towns), and
/// the search for the boundaries.
void find_home_towns(World& world, Notes& notes);

/// Reports, once for the towns and once for the counties, that the codes of villages tell another
/// than their column does (`code_contradicts_town`). To be called before `find_home_towns`.
/// O(villages).
void compare_codes_with_towns(const World& world, Problems& problems);

}  // namespace hinterland
