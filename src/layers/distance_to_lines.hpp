// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>
#include <hinterland/geometry/coordinates.hpp>
#include <hinterland/layers/entities.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// How far the nearest line is from each place, `unreachable` beyond some 3 km. On a plane around
/// the place: to a metre, enough to compare how well layers fit. Looks at each vertex once; grows
/// with the places of a cell of 3 km beside a line.
std::vector<Metres> distances_to_lines(std::span<const LonLat> places, LineView lines);

}  // namespace hinterland
