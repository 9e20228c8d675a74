// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Rounds people to whole numbers, so that the published figures add up. Layers may contain
/// fractions, as population grids do. O(villages).
void count_whole_people(Villages& villages);

/// Sets 0 people to unknown where it results from an empty cell: in a village with households, and
/// in a layer in which no record has people (with several records, or with households). Reports it
/// once in `problems`. Other villages keep 0 people. O(villages).
void distrust_zero_people(Villages& villages, Problems& problems);

/// Sets 0 households to unknown in a village with people, because they result from empty cells, and
/// notes their number. Reports once in `problems` if villages have more households than people, and
/// that the columns may be exchanged if most have. Also reports a median below 1.2 or above 10
/// people per household, and each village of at least a thousand people with more than 20. O(n log
/// n).
void distrust_households(Villages& villages, Problems& problems, Notes& notes);

/// Estimates the people of villages with households but without people, in whole numbers, and marks
/// them. A village with 0 people keeps the number; one with 0 households stays unknown, because 0
/// may result from an empty cell. Reports the number of estimates once in `problems`. O(villages).
void estimate_people(Villages& villages, double people_per_household, Problems& problems);

}  // namespace hinterland
