// SPDX-License-Identifier: Apache-2.0
#include "input/placing/projected_edges.hpp"

#include "geometry/meridian_180.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

bool is_near_180(LonLat place) { return std::abs(place.lon) > 150.0; }

/// Counts the shapes with a place near 180°, and all shapes.
class NearCount {
 public:
  void add(std::span<const LonLat> places) {
    if (places.empty()) return;
    ++all_;
    if (std::ranges::any_of(places, is_near_180)) ++near_;
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
         (std::ranges::all_of(line, is_near_180) &&
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
