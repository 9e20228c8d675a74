// SPDX-License-Identifier: Apache-2.0
#include "input/formats/geometry_repair.hpp"

#include "base/text_fill.hpp"
#include "geometry/closed_ring.hpp"
#include "geometry/meridian_180.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Point-in-polygon test by the even-odd rule; the result for points on the ring itself is
/// unspecified.
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

/// Whether the coordinates are degrees near the antimeridian, where a ring may continue beyond 180,
/// below -180, or jump between the two.
bool may_cross_antimeridian(const LineString& ring) {
  const auto may_be_degrees = [](LonLat p) {
    return std::abs(p.lon) <= 540.0 && std::abs(p.lat) <= 90.0;
  };
  return std::ranges::any_of(ring, [](LonLat p) { return is_near_antimeridian(p.lon); }) &&
         std::ranges::all_of(ring, may_be_degrees);
}

/// Shifts longitudes by multiples of 360 so that consecutive vertices differ by less than 180; the
/// first is relative to `lon`.
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

/// For parts with continuous longitudes.
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

std::size_t resolve_rings(Polygon& polygon) {
  const bool is_counted = may_cross_antimeridian(polygon.outer);
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
  const bool is_counted = std::ranges::any_of(
      looked, [](const Polygon& part) { return may_cross_antimeridian(part.outer); });
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
  return {
      "it is inside another part and is treated as land; a hole must have the opposite orientation",
      "位于另一部分之内，按面处理；如为洞，其方向应相反"};
}

namespace {

/// Whether (0, 0) is too far from the other vertices to be a point of a local grid.
bool lies_far_from_zero(const LineString& vertices) {
  constexpr double far = 10.0;        // degrees
  constexpr double far_metres = 1e6;  // for coordinates that cannot be degrees
  constexpr double infinite = std::numeric_limits<double>::infinity();
  LonLat low{infinite, infinite};
  LonLat high{-infinite, -infinite};
  double nearest = infinite;
  bool all_far = true;
  for (const LonLat place : vertices) {
    if (is_zero(place)) continue;
    low = {std::min(low.lon, place.lon), std::min(low.lat, place.lat)};
    high = {std::max(high.lon, place.lon), std::max(high.lat, place.lat)};
    const double most = std::max(std::abs(place.lon), std::abs(place.lat));
    nearest = std::min(nearest, most);
    all_far = all_far && most >= far && (most <= 360.0 || most >= far_metres);
  }
  if (nearest == infinite) return false;  // all vertices are at (0, 0)
  const double size = std::max(high.lon - low.lon, high.lat - low.lat);
  return all_far || (size > 0.0 && nearest > 10.0 * size);
}

/// Counts the vertices to be removed; returns whether there are any. In longer lines and rings,
/// vertices at (0, 0) are found later by `take_out_outliers`, once the CRS is known.
bool count_bad(std::span<const LonLat> vertices, BadVertices& bad, bool& zero_is_bad) {
  constexpr std::size_t few = 5;
  LineString numbers;
  for (const LonLat place : vertices) {
    if (is_number(place)) numbers.push_back(place);
  }
  bad.no_number += vertices.size() - numbers.size();
  const auto zeros = static_cast<std::size_t>(std::ranges::count_if(numbers, is_zero));
  zero_is_bad = zeros > 0 && numbers.size() <= few && lies_far_from_zero(numbers);
  if (zero_is_bad) bad.at_zero += zeros;
  return zero_is_bad || numbers.size() < vertices.size();
}

/// Avoids a copy for the vast majority, which have no invalid vertex.
bool may_be_bad(const LineString& vertices) {
  return std::ranges::any_of(vertices, [](LonLat p) { return !is_number(p) || is_zero(p); });
}

}  // namespace

bool is_number(LonLat place) {
  const auto is_finite = [](double c) { return std::isfinite(c) && std::abs(c) < 1e30; };
  return is_finite(place.lon) && is_finite(place.lat);
}

bool is_zero(LonLat place) {
  constexpr double rounding = 1e-5;
  return std::abs(place.lon) <= rounding && std::abs(place.lat) <= rounding;
}

Text BadVertices::description() const {
  Text text;
  const auto add = [&](std::size_t number, const char* english, const char* chinese) {
    if (number == 0) return;
    text.en += fmt::format("{}{} {} {}", text.en.empty() ? "" : ", ", number,
                           number == 1 ? "vertex" : "vertices", english);
    text.zh += fmt::format("{}{}个顶点{}", text.zh.empty() ? "" : "，", number, chinese);
  };
  add(no_number, "with coordinates that are not numbers", "的坐标不是数字");
  add(at_zero, "at (0, 0)", "位于 (0, 0)");
  return text;
}

bool clean_ring(LineString& ring, BadVertices& bad) {
  bool zero_is_bad = false;
  const bool is_closed = ring.size() > 1;  // then the first vertex is repeated as the last
  if (!may_be_bad(ring)) return true;
  if (!count_bad(std::span(ring).subspan(is_closed ? 1 : 0), bad, zero_is_bad)) return true;
  return ring_without(ring, [&](LonLat p) { return !is_number(p) || (zero_is_bad && is_zero(p)); });
}

bool clean_line(LineString& line, BadVertices& bad) {
  bool zero_is_bad = false;
  if (may_be_bad(line) && count_bad(line, bad, zero_is_bad)) {
    std::erase_if(line, [&](LonLat p) { return !is_number(p) || (zero_is_bad && is_zero(p)); });
  }
  return line.size() >= 2;
}

}  // namespace hinterland
