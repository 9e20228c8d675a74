// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/geometry/coordinates.hpp>

namespace hinterland {

/// The place at a share of the straight line over the ground between two places:
/// below it lies the point at that share of their chord. Within 1 mm of the geodesic
/// in lines of up to 50 km. Longitudes from -180 to 180 degrees.
LonLat place_between(LonLat start, LonLat end, double share);

}  // namespace hinterland
