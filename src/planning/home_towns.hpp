// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Determines the town and the county of villages without these columns.
///
/// A value in a column is kept. Otherwise, in this order: by the code of 12 digits or more, whose
/// first nine digits are the town's and first six the county's in the layers of towns and
/// boundaries; by the boundary that contains the village; by the nearest seat, within the village's
/// county if that is known. A known town determines its county. The first two depend on no other
/// village or county, so that a province is the union of its counties.
///
/// The source of each value is stored in `town_by` and `county_by`, if any was determined. Adds one
/// note: how many were determined in which way, and how far the seats are. O(villages log towns),
/// plus the search for the boundaries.
void find_parent_units(World& world, Notes& notes);

/// Determines the county of each facility that has none: by the boundary of a county that contains
/// it, or, if the study has no such boundaries, by the nearest seat; then whether it lies outside
/// all of them. O(facilities log towns), plus the search for the boundaries.
void find_counties_of_facilities(World& world);

/// Reports once for the towns and once for the counties that codes of villages contradict their
/// column (`code_contradicts_town`). To be called before `find_parent_units`.
/// O(villages).
void compare_codes_with_towns(const World& world, Problems& problems);

}  // namespace hinterland
