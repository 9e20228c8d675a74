// SPDX-License-Identifier: Apache-2.0
#include "layers/ring_order.hpp"

#include "geometry/closed_ring.hpp"

#include <hinterland/base/text_fill.hpp>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// By the even-odd rule; on the ring itself either way.
bool is_inside(const LineString& ring, LonLat place) {
  bool inside = false;
  for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
    const LonLat& a = ring[i];
    const LonLat& b = ring[before];
    if ((a.lat > place.lat) == (b.lat > place.lat)) continue;
    const double lon = a.lon + (place.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon);
    if (place.lon < lon) inside = !inside;
  }
  return inside;
}

bool any_inside(const LineString& ring, const LineString& vertices) {
  return std::ranges::any_of(vertices, [&](LonLat vertex) { return is_inside(ring, vertex); });
}

double area_of(const LineString& ring) { return std::abs(turning(ring)); }

}  // namespace

LonLat middle_of(const LineString& ring) {
  std::vector<double> lon;
  std::vector<double> lat;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    lon.push_back(ring[i].lon);
    lat.push_back(ring[i].lat);
  }
  const auto middle = static_cast<std::ptrdiff_t>(lon.size() / 2);
  std::ranges::nth_element(lon, lon.begin() + middle);
  std::ranges::nth_element(lat, lat.begin() + middle);
  return {lon[lon.size() / 2], lat[lat.size() / 2]};
}

std::size_t settle_rings(Polygon& polygon) {
  for (LineString& hole : polygon.holes) {
    if (area_of(hole) > area_of(polygon.outer) && is_inside(hole, polygon.outer.front()))
      std::swap(hole, polygon.outer);
  }
  const auto lies_outside = [&](const LineString& hole) {
    return !any_inside(polygon.outer, hole) && !any_inside(hole, polygon.outer);
  };
  return std::erase_if(polygon.holes, lies_outside);
}

std::optional<std::size_t> nested_part(const MultiPolygon& parts) {
  constexpr std::size_t most = 200;
  for (std::size_t i = 0; i < std::min(most, parts.size()); ++i) {
    for (std::size_t k = 0; k < std::min(most, parts.size()); ++k) {
      const LonLat first = parts[i].outer.front();
      const bool is_smaller = area_of(parts[i].outer) < 0.98 * area_of(parts[k].outer);
      if (i == k || !is_smaller || !is_inside(parts[k].outer, first)) continue;
      const bool is_in_a_hole = std::ranges::any_of(
          parts[k].holes, [&](const LineString& hole) { return is_inside(hole, first); });
      const bool is_all_inside = std::ranges::all_of(
          parts[i].outer, [&](LonLat vertex) { return is_inside(parts[k].outer, vertex); });
      if (!is_in_a_hole && is_all_inside) return i;
    }
  }
  return std::nullopt;
}

Text holes_outside(std::size_t count) {
  return filled_text("holes outside their ring: {}", "{}个洞在外环之外", count);
}

Text lies_in_another() {
  return {"it lies within another and is taken as land; a hole should turn the other way",
          "位于另一部分之内，按面处理；如为洞，其方向应相反"};
}

}  // namespace hinterland
