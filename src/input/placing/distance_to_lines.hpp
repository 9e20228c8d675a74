// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// How far the nearest line is from each place, `unreachable` beyond some 3 km, or another distance
/// up to 30 km. On a plane around the place: to a metre, enough to compare how well layers fit.
/// Looks at each vertex once; grows with the places of a cell of that size beside a line.
std::vector<Metres> distances_to_lines(std::span<const LonLat> places, LineView lines,
                                       Metres farthest = 3_km);

/// The same of the nearest of other places.
std::vector<Metres> distances_to_places(std::span<const LonLat> places,
                                        std::span<const LonLat> others, Metres farthest);

/// Whether any line is within a distance of any of the places: ends with the first.
bool is_any_line_near(std::span<const LonLat> places, LineView lines, Metres within);

}  // namespace hinterland
