// SPDX-License-Identifier: Apache-2.0
#include "input/placing/straight_edges.hpp"

#include "geometry/distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

constexpr Metres longest_edge = 500_m;
constexpr double max_parts = 1000.0;  // an edge of more than 500 km is hardly intended

/// Places that divide an edge into equal lengths on the plane.
std::vector<LonLat> places_between(LonLat start, LonLat end, const Projection& projection) {
  const double parts = std::ceil(distance_between(start, end) / longest_edge);
  const auto count = static_cast<std::size_t>(std::min(parts, max_parts));
  std::array<LonLat, 2> ends{start, end};
  projection.from_lonlat(ends);
  std::vector<LonLat> places;
  places.reserve(count);
  for (std::size_t i = 1; i < count; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(count);
    places.push_back(
        {std::lerp(ends[0].lon, ends[1].lon, share), std::lerp(ends[0].lat, ends[1].lat, share)});
  }
  projection.to_lonlat(places);
  const auto is_finite = [](LonLat place) {
    return std::isfinite(place.lon) && std::isfinite(place.lat);
  };
  if (!std::ranges::all_of(places, is_finite)) places.clear();
  return places;
}

bool is_long(LonLat start, LonLat end) {
  // Compares degrees first: most edges are short, and computing distances is slower.
  constexpr double surely_short = 0.002;
  if (std::abs(end.lon - start.lon) < surely_short && std::abs(end.lat - start.lat) < surely_short)
    return false;
  return std::abs(end.lon - start.lon) < 180.0 && distance_between(start, end) > longest_edge;
}

void part_edges(LineString& line, const Projection& projection) {
  LineString parted;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!is_long(line[i - 1], line[i])) {
      if (!parted.empty()) parted.push_back(line[i]);
      continue;
    }
    if (parted.empty()) parted.assign(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(i));
    const std::vector<LonLat> places = places_between(line[i - 1], line[i], projection);
    parted.insert(parted.end(), places.begin(), places.end());
    parted.push_back(line[i]);
  }
  if (!parted.empty()) line = std::move(parted);
}

}  // namespace

void keep_edges_straight(Records& records, const Projection& projection) {
  if (projection.description().in_degrees) return;
  for (std::vector<LineString>& lines : records.lines) {
    for (LineString& line : lines) part_edges(line, projection);
  }
  for (MultiPolygon& polygons : records.polygons) {
    for (Polygon& polygon : polygons) {
      part_edges(polygon.outer, projection);
      for (LineString& hole : polygon.holes) part_edges(hole, projection);
    }
  }
}

}  // namespace hinterland
