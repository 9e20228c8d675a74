// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

namespace hinterland {

/// The place in space, on the WGS 84 ellipsoid at height 0.
Position to_position(LonLat place);

/// Square of the straight line through the ground (the chord), in m².
inline double squared_chord(const Position& a, const Position& b) {
  const double dx = a.x - b.x;
  const double dy = a.y - b.y;
  const double dz = a.z - b.z;
  return dx * dx + dy * dy + dz * dz;
}

/// The distance along the ground for a chord, and back: 2R asin(c / 2R).
/// Against the geodesic: 0.01 mm at 5 km, 1.4 mm at 50 km, 0.6 % at worst.
Metres arc_of_chord(double chord);
double chord_of_arc(Metres arc);

/// Straight distance along the ground between two places.
Metres distance_between(LonLat a, LonLat b);

}  // namespace hinterland
