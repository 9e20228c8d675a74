// SPDX-License-Identifier: Apache-2.0
#include "input/formats/ring_order.hpp"

#include "base/text_fill.hpp"
#include "geometry/closed_ring.hpp"

#include <algorithm>
#include <cmath>
#include <span>
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

/// Whether these are degrees near 180, where rings may be counted on, below -180 or jump.
bool is_near_180(const LineString& ring) {
  const auto may_be_degrees = [](LonLat p) {
    return std::abs(p.lon) <= 540.0 && std::abs(p.lat) <= 90.0;
  };
  return std::ranges::any_of(ring, [](LonLat p) { return std::abs(p.lon) > 170.0; }) &&
         std::ranges::all_of(ring, may_be_degrees);
}

/// The ring with each longitude less than half a turn from the one before, the first from `lon`.
LineString in_one_count(LineString ring, double lon) {
  for (LonLat& vertex : ring) {
    vertex.lon += 360.0 * std::round((lon - vertex.lon) / 360.0);
    lon = vertex.lon;
  }
  return ring;
}

Polygon in_one_count(const Polygon& polygon, double lon) {
  Polygon counted{in_one_count(polygon.outer, lon), {}};
  for (const LineString& hole : polygon.holes) {
    counted.holes.push_back(in_one_count(hole, counted.outer.front().lon));
  }
  return counted;
}

/// Of parts in one count.
std::optional<std::size_t> nested_among(std::span<const Polygon> parts) {
  constexpr double smaller = 0.98;
  std::vector<double> area;
  for (const Polygon& part : parts) area.push_back(area_of(part.outer));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const LonLat first = parts[i].outer.front();
    for (std::size_t k = 0; k < parts.size(); ++k) {
      if (i == k || area[i] >= smaller * area[k] || !is_inside(parts[k].outer, first)) continue;
      const bool is_in_a_hole = std::ranges::any_of(
          parts[k].holes, [&](const LineString& hole) { return is_inside(hole, first); });
      const bool is_all_inside = std::ranges::all_of(
          parts[i].outer, [&](LonLat vertex) { return is_inside(parts[k].outer, vertex); });
      if (!is_in_a_hole && is_all_inside) return i;
    }
  }
  return std::nullopt;
}

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
  const bool is_counted = is_near_180(polygon.outer);
  Polygon counted;
  if (is_counted) counted = in_one_count(polygon, polygon.outer.front().lon);
  Polygon& seen = is_counted ? counted : polygon;
  for (std::size_t i = 0; i < seen.holes.size(); ++i) {
    const bool is_around = area_of(seen.holes[i]) > area_of(seen.outer) &&
                           is_inside(seen.holes[i], seen.outer.front());
    if (!is_around) continue;
    std::swap(seen.holes[i], seen.outer);
    if (is_counted) std::swap(polygon.holes[i], polygon.outer);
  }
  std::vector<LineString> kept;
  std::size_t outside = 0;
  for (std::size_t i = 0; i < seen.holes.size(); ++i) {
    const bool is_outside =
        !any_inside(seen.outer, seen.holes[i]) && !any_inside(seen.holes[i], seen.outer);
    if (is_outside) {
      ++outside;
    } else {
      kept.push_back(std::move(polygon.holes[i]));
    }
  }
  polygon.holes = std::move(kept);
  return outside;
}

std::optional<std::size_t> nested_part(const MultiPolygon& parts) {
  constexpr std::size_t most = 200;
  const std::span<const Polygon> looked(parts.data(), std::min(most, parts.size()));
  const bool is_counted =
      std::ranges::any_of(looked, [](const Polygon& part) { return is_near_180(part.outer); });
  if (!is_counted) return nested_among(looked);
  MultiPolygon counted;
  for (const Polygon& part : looked) {
    counted.push_back(in_one_count(part, parts.front().outer.front().lon));
  }
  return nested_among(counted);
}

Text holes_outside(std::size_t count) {
  return filled_text("holes outside their ring: {}", "{}个洞在外环之外", count);
}

Text lies_in_another() {
  return {"it lies within another and is taken as land; a hole should turn the other way",
          "位于另一部分之内，按面处理；如为洞，其方向应相反"};
}

}  // namespace hinterland
