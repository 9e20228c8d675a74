// SPDX-License-Identifier: Apache-2.0
#include <hinterland/geometry/straight_line.hpp>

#include <hinterland/geometry/distance.hpp>

#include <cmath>
#include <numbers>

namespace hinterland {

namespace {

constexpr double semi_major_axis = 6378137.0;       // metres; WGS 84, EPSG:7030
constexpr double flattening = 1.0 / 298.257223563;  // WGS 84, EPSG:7030
constexpr double semi_minor_axis = semi_major_axis * (1.0 - flattening);
constexpr double eccentricity_squared = flattening * (2.0 - flattening);
constexpr double degrees = 180.0 / std::numbers::pi;

/// Straight above or below a point in space that is near the ground.
/// Source: B. R. Bowring, "Transformation from spatial to geographical coordinates",
/// Survey Review 23(181), 1976, 323-327.
LonLat place_at(const Position& point) {
  constexpr double second_eccentricity_squared =
      eccentricity_squared / (1.0 - eccentricity_squared);
  const double to_axis = std::hypot(point.x, point.y);
  const double angle = std::atan2(point.z * semi_major_axis, to_axis * semi_minor_axis);
  const double sine = std::sin(angle);
  const double cosine = std::cos(angle);
  const double lat =
      std::atan2(point.z + second_eccentricity_squared * semi_minor_axis * sine * sine * sine,
                 to_axis - eccentricity_squared * semi_major_axis * cosine * cosine * cosine);
  return {std::atan2(point.y, point.x) * degrees, lat * degrees};
}

}  // namespace

LonLat place_between(LonLat start, LonLat end, double share) {
  if (share <= 0.0) return start;
  if (share >= 1.0) return end;
  const Position a = to_position(start);
  const Position b = to_position(end);
  return place_at(
      {std::lerp(a.x, b.x, share), std::lerp(a.y, b.y, share), std::lerp(a.z, b.z, share)});
}

}  // namespace hinterland
