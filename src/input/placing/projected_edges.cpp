// SPDX-License-Identifier: Apache-2.0
#include "input/placing/projected_edges.hpp"

#include "geometry/distance.hpp"
#include "geometry/meridian_180.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

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

namespace {

bool is_near_edge(LonLat place) { return is_near_antimeridian(place.lon); }

/// Counts the shapes with a place near 180°, and all shapes.
class NearCount {
 public:
  void add(std::span<const LonLat> places) {
    if (places.empty()) return;
    ++all_;
    if (std::ranges::any_of(places, is_near_edge)) ++near_;
  }
  bool is_many() const { return 20 * near_ >= all_ && near_ > 0; }

 private:
  std::size_t all_ = 0;
  std::size_t near_ = 0;
};

bool layer_is_near(const Records& records) {
  NearCount count;
  for (const LonLat& place : records.point) count.add(std::span(&place, 1));
  for (const std::vector<LineString>& lines : records.lines) {
    for (const LineString& line : lines) count.add(line);
  }
  for (const MultiPolygon& polygons : records.polygons) {
    for (const Polygon& polygon : polygons) count.add(polygon.outer);
  }
  return count.is_many();
}

/// Whether a line has to be cut. In a layer elsewhere, only lines entirely near 180° qualify.
bool is_across(std::span<const LonLat> line, bool layer_near) {
  if (!crosses_antimeridian(line)) return false;
  return layer_near ||
         (std::ranges::all_of(line, is_near_edge) &&
          std::ranges::all_of(line, [](LonLat place) { return std::abs(place.lon) <= 180.0; }));
}

void wrap_longitudes(std::span<LonLat> places) {
  for (LonLat& place : places) place.lon = wrapped_longitude(place.lon);
}

void cut_lines(std::vector<LineString>& lines, bool layer_near) {
  const auto crosses = [&](const LineString& line) { return is_across(line, layer_near); };
  if (std::ranges::none_of(lines, crosses)) return;
  std::vector<LineString> parts;
  for (LineString& line : lines) {
    if (crosses(line)) {
      for (LineString& part : cut_at_antimeridian(line)) parts.push_back(std::move(part));
    } else {
      parts.push_back(std::move(line));
    }
  }
  lines = std::move(parts);
}

void cut_polygons(MultiPolygon& polygons, bool layer_near) {
  const auto crosses = [&](const Polygon& polygon) { return is_across(polygon.outer, layer_near); };
  if (std::ranges::none_of(polygons, crosses)) return;
  MultiPolygon parts;
  for (Polygon& polygon : polygons) {
    if (crosses(polygon)) {
      for (Polygon& part : cut_at_antimeridian(polygon)) parts.push_back(std::move(part));
    } else {
      parts.push_back(std::move(polygon));
    }
  }
  polygons = std::move(parts);
}

}  // namespace

void cut_at_180(Records& records) {
  const bool is_near = layer_is_near(records);
  if (is_near) {
    wrap_longitudes({records.point.begin(), records.point.end()});
    for (std::vector<LonLat>& others : records.other_points) wrap_longitudes(others);
  }
  for (std::vector<LineString>& lines : records.lines) cut_lines(lines, is_near);
  for (MultiPolygon& polygons : records.polygons) cut_polygons(polygons, is_near);
}

}  // namespace hinterland
