// SPDX-License-Identifier: Apache-2.0
#include "geometry/closed_ring.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace hinterland {

namespace {

double length_of(const LineString& line) {
  double length = 0.0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    length += std::hypot(line[i + 1].lon - line[i].lon, line[i + 1].lat - line[i].lat);
  }
  return length;
}

/// Whether a hole has the area and the bounding box of its shell.
bool fills(const LineString& hole, const LineString& shell) {
  constexpr double rounding = 1e-9;
  if (std::abs(turning(hole)) < (1.0 - rounding) * std::abs(turning(shell))) return false;
  const auto spans_alike = [&](double LonLat::*axis) {
    const auto [hole_low, hole_high] = std::ranges::minmax(hole, {}, axis);
    const auto [shell_low, shell_high] = std::ranges::minmax(shell, {}, axis);
    const double close = rounding * (shell_high.*axis - shell_low.*axis);
    return std::abs(hole_low.*axis - shell_low.*axis) <= close &&
           std::abs(hole_high.*axis - shell_high.*axis) <= close;
  };
  return spans_alike(&LonLat::lon) && spans_alike(&LonLat::lat);
}

}  // namespace

bool is_ring(const LineString& ring) { return ring.size() >= 4 && ring.front() == ring.back(); }

double turning(const LineString& ring) {
  double area = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    area += (ring[i].lon - ring[0].lon) * (ring[i + 1].lat - ring[0].lat) -
            (ring[i + 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat);
  }
  return area;
}

bool has_area(const LineString& ring) {
  // The lobes of a bow tie have opposite signs, so the triangles of the fan are added as absolute
  // areas.
  double area = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    area += std::abs((ring[i].lon - ring[0].lon) * (ring[i + 1].lat - ring[0].lat) -
                     (ring[i + 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat));
  }
  const double length = length_of(ring);
  return area > 1e-11 * length * length;
}

double area_on_map(const MultiPolygon& shape) {
  double area = 0.0;
  for (const Polygon& polygon : shape) {
    area += std::abs(turning(polygon.outer)) / 2.0;
    for (const LineString& hole : polygon.holes) area -= std::abs(turning(hole)) / 2.0;
  }
  return area;
}

bool surrounds(const LineString& ring, LonLat place) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const LonLat a = ring[i];
    const LonLat b = ring[i + 1];
    if ((a.lat > place.lat) == (b.lat > place.lat)) continue;
    if (place.lon < a.lon + (b.lon - a.lon) * (place.lat - a.lat) / (b.lat - a.lat)) {
      inside = !inside;
    }
  }
  return inside;
}

bool close_ring(LineString& ring) {
  if (ring.size() < 3 || ring.front() == ring.back()) return false;
  const double gap =
      std::hypot(ring.front().lon - ring.back().lon, ring.front().lat - ring.back().lat);
  if (ring.size() > 3 && gap <= 1e-9 * length_of(ring)) {
    ring.back() = ring.front();
    return false;
  }
  ring.push_back(ring.front());
  return true;
}

bool ring_without(LineString& ring, const std::function<bool(LonLat)>& is_bad) {
  if (!ring.empty()) ring.pop_back();
  const std::size_t all = ring.size();
  const std::size_t bad = std::erase_if(ring, is_bad);
  close_ring(ring);
  if (3 * bad <= all && is_ring(ring) && has_area(ring)) return true;
  ring.clear();
  return false;
}

bool has_area(const Polygon& polygon) {
  return has_area(polygon.outer) &&
         std::ranges::none_of(polygon.holes,
                              [&](const LineString& hole) { return fills(hole, polygon.outer); });
}

}  // namespace hinterland
