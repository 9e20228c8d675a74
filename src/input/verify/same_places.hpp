// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reports villages that stand at one place, within 1 m: two of one name, which may be one village;
/// two of different towns, and three or more of any name, which were geocoded by their town or
/// county, it may be. One problem a place (`duplicate_place`), the places with the most villages
/// first; of more than 50 places the first 50, and how many there are.
///
/// O(villages log villages), wherever they stand.
void find_same_places(const Villages& villages, Problems& problems);

}  // namespace hinterland
