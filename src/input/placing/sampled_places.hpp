// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/world.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// One place of each 2 km: those of one town all move along with it.
std::vector<LonLat> one_of_each_town(std::span<const LonLat> places);

/// The ends and the middle of each line, of at most some thousands: all vertices of a line move
/// along with it. None where the lines are fewer than six, which lie beside others by chance.
std::vector<LonLat> places_on_lines(LineView lines);

}  // namespace hinterland
