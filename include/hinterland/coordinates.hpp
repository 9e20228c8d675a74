// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <vector>

namespace hinterland {

/// A point in degrees on CGCS2000 / WGS 84 (the two differ by centimetres). All input is
/// transformed to this form.
struct LonLat {
  double lon = 0.0;
  double lat = 0.0;

  friend constexpr auto operator<=>(const LonLat&, const LonLat&) = default;
};

/// A point in Earth-centred, Earth-fixed coordinates (ECEF), in metres.
struct Position {
  double x = 0.0;
  double y = 0.0;
  double z = 0.0;
};

/// A point in a projected coordinate system, in metres.
struct PlanePoint {
  double x = 0.0;  ///< east
  double y = 0.0;  ///< north
};

using LineString = std::vector<LonLat>;

/// One outer ring and its holes. Rings are closed (first vertex = last).
struct Polygon {
  LineString outer;
  std::vector<LineString> holes;
};

using MultiPolygon = std::vector<Polygon>;

}  // namespace hinterland
