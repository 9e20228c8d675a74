// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hinterland {

Position to_position(LonLat place) {
  const double sin_lat = std::sin(place.lat * radians_per_degree);
  const double cos_lat = std::cos(place.lat * radians_per_degree);
  const double to_axis =  // radius of curvature in the prime vertical
      wgs84::semi_major_axis / std::sqrt(1.0 - wgs84::eccentricity_squared * sin_lat * sin_lat);
  return {to_axis * cos_lat * std::cos(place.lon * radians_per_degree),
          to_axis * cos_lat * std::sin(place.lon * radians_per_degree),
          to_axis * (1.0 - wgs84::eccentricity_squared) * sin_lat};
}

Metres arc_of_chord(double chord) {
  const double sine = std::min(1.0, chord / (2.0 * mean_earth_radius));
  if (sine > 0.01) return {2.0 * mean_earth_radius * std::asin(sine)};
  // Up to 127 km, the series of asin, which is much faster; the omitted terms are below double
  // precision.
  const double square = sine * sine;
  const double excess = square * (1.0 / 6.0 + square * (3.0 / 40.0 + square * (15.0 / 336.0)));
  return {2.0 * mean_earth_radius * (sine + sine * excess)};
}

double chord_of_arc(Metres arc) {
  const double half_turn = std::numbers::pi * mean_earth_radius;
  return 2.0 * mean_earth_radius *
         std::sin(std::min(arc.value, half_turn) / (2.0 * mean_earth_radius));
}

Metres distance_between(LonLat a, LonLat b) {
  return arc_of_chord(std::sqrt(squared_chord(to_position(a), to_position(b))));
}

}  // namespace hinterland
