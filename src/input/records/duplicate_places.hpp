// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reports villages at the same place, within 1 m: two of the same name, which may be one village;
/// two of different towns, or at least three of any names, which were probably geocoded by their
/// town or county. One problem per place (`duplicate_place`), the places with the most villages
/// first; of more than 50 places the first 50, with the total.
///
/// O(villages log villages), for any distribution.
void find_same_places(const Villages& villages, Problems& problems);

}  // namespace hinterland
