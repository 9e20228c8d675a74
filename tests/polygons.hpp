// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <algorithm>
#include <cstddef>

namespace hinterland::test {

/// By counting how often the ring crosses the parallel east of the place.
inline bool surrounds(const LineString& ring, LonLat p) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const LonLat a = ring[i - 1];
    const LonLat b = ring[i];
    if ((a.lat > p.lat) != (b.lat > p.lat) &&
        p.lon < a.lon + (p.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)) {
      inside = !inside;
    }
  }
  return inside;
}

inline bool covers(const MultiPolygon& shape, LonLat p) {
  return std::ranges::any_of(shape, [&](const Polygon& polygon) {
    return surrounds(polygon.outer, p) &&
           std::ranges::none_of(polygon.holes,
                                [&](const auto& hole) { return surrounds(hole, p); });
  });
}

}  // namespace hinterland::test
