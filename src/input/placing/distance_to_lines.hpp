// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// Distance from each place to the nearest line; `unreachable` beyond `farthest`, which may be up
/// to 30 km. Computed in a plane around each place, accurate to a metre, which suffices to compare
/// how well layers fit. Visits each vertex once; for each segment, the places in the cells around
/// it.
std::vector<Metres> distances_to_lines(std::span<const LonLat> places, LineView lines,
                                       Metres farthest = 3_km);

/// The same for the distance to the nearest of other places.
std::vector<Metres> distances_to_places(std::span<const LonLat> places,
                                        std::span<const LonLat> others, Metres farthest);

/// Whether any line comes within the given distance of any place. Stops at the first that does.
bool is_any_line_near(std::span<const LonLat> places, LineView lines, Metres within);

}  // namespace hinterland
