// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Rounds people to whole persons, so that sums are those of what is published: a layer may count
/// fractions, as grids of people do. O(villages).
void count_whole_people(Villages& villages);

/// Makes 0 people unknown where it is what an empty cell became: in a village that counts
/// households, and everywhere in a layer that has people nowhere (of several records, or beside
/// households). Says so once, in `problems`. Another village with 0 people keeps it. O(villages).
void distrust_zero_people(Villages& villages, Problems& problems);

/// Makes 0 households unknown in a village that has people, for that is what an empty cell became,
/// and notes how many there are. Says once, in `problems`, where villages have more households than
/// people; where most have, that the two columns seem to be exchanged. Also where the median of all
/// villages is below 1.2 or above 10 people a household, and of each village of a thousand people
/// and more that has above 20. O(n log n).
void distrust_households(Villages& villages, Problems& problems, Notes& notes);

/// Estimates the people of villages that count households and no people, in whole
/// persons, and marks them. A village with 0 people has a number and keeps it; one
/// with 0 households and no people stays unknown, for 0 is what empty cells of
/// number fields become. Says once, in `problems`, how many are estimated. O(villages).
void estimate_people(Villages& villages, double people_per_household, Problems& problems);

}  // namespace hinterland
