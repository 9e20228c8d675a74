// SPDX-License-Identifier: Apache-2.0
#include "input/columns/read_columns.hpp"

#include "geometry/closed_ring.hpp"
#include "world/table_rows.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

namespace hinterland {

namespace {

using Passes = std::function<bool(LonLat)>;

std::size_t failing(std::span<const LonLat> places, const Passes& passes) {
  return places.size() - static_cast<std::size_t>(std::ranges::count_if(places, passes));
}

void leave_out_of_lines(std::vector<LineString>& lines, const Passes& passes,
                        CoordinatesLeftOut& left_out) {
  for (LineString& line : lines) {
    left_out.vertices += std::erase_if(line, [&](LonLat vertex) { return !passes(vertex); });
  }
  left_out.parts += std::erase_if(lines, [](const LineString& line) { return line.size() < 2; });
}

void leave_out_of_polygons(MultiPolygon& polygons, const Passes& passes,
                           CoordinatesLeftOut& left_out) {
  const auto clean = [&](LineString& ring) {
    if (failing(ring, passes) == 0) return;
    // The first vertex is repeated as the last.
    left_out.vertices += failing(std::span(ring).subspan(1), passes);
    left_out.parts += ring_without(ring, [&](LonLat vertex) { return !passes(vertex); }) ? 0 : 1;
  };
  for (Polygon& polygon : polygons) {
    clean(polygon.outer);
    std::ranges::for_each(polygon.holes, clean);
    std::erase_if(polygon.holes, [](const LineString& hole) { return hole.empty(); });
  }
  std::erase_if(polygons, [](const Polygon& polygon) { return polygon.outer.empty(); });
}

}  // namespace

void for_each_run(Records& records, const std::function<void(std::span<LonLat>)>& work) {
  work({records.point.begin(), records.point.end()});
  for (std::vector<LonLat>& others : records.other_points) work(others);
  for (std::vector<LineString>& lines : records.lines) {
    for (LineString& line : lines) work(line);
  }
  for (MultiPolygon& polygons : records.polygons) {
    for (Polygon& polygon : polygons) {
      work(polygon.outer);
      for (LineString& hole : polygon.holes) work(hole);
    }
  }
}

LonLat a_place_of(const Records& records, Shape shape, RecordId row) {
  switch (shape) {
    case Shape::lines:
      return records.lines[row].front().front();
    case Shape::polygons:
      return records.polygons[row].front().outer.front();
    case Shape::points:
    case Shape::lands:
    case Shape::none:
      break;
  }
  return records.point[row];
}

bool all_places(const Records& records, Shape shape, RecordId row,
                const std::function<bool(LonLat)>& test) {
  const auto passes = [&](const LineString& line) { return std::ranges::all_of(line, test); };
  if (is_place(shape) && !test(records.point[row])) return false;
  if (!records.other_points.empty() && !std::ranges::all_of(records.other_points[row], test)) {
    return false;
  }
  if (shape == Shape::lines) return std::ranges::all_of(records.lines[row], passes);
  if (records.polygons.empty()) return true;
  return std::ranges::all_of(records.polygons[row], [&](const Polygon& polygon) {
    return passes(polygon.outer) && std::ranges::all_of(polygon.holes, passes);
  });
}

CoordinatesLeftOut leave_out(Records& records, Shape shape, RecordId row, const Passes& passes) {
  CoordinatesLeftOut left_out;
  if (shape == Shape::lines) {
    std::vector<LineString> lines = records.lines[row];
    leave_out_of_lines(lines, passes, left_out);
    left_out.all = lines.empty();
    if (!left_out.all) records.lines[row] = std::move(lines);
    return left_out;
  }
  MultiPolygon polygons = records.polygons.empty() ? MultiPolygon() : records.polygons[row];
  leave_out_of_polygons(polygons, passes, left_out);
  std::vector<LonLat> points;
  if (is_place(shape)) {
    const bool is_of_land = !records.polygons.empty() && !records.polygons[row].empty();
    // If the land is lost, so is the point derived from it.
    const bool land_is_lost = is_of_land && polygons.empty();
    if (!land_is_lost) points.push_back(records.point[row]);
    if (!records.other_points.empty()) {
      points.insert(points.end(), records.other_points[row].begin(),
                    records.other_points[row].end());
    }
    left_out.points = std::erase_if(points, [&](LonLat place) { return !passes(place); });
    if (points.empty() && !polygons.empty()) points.push_back(polygons.front().outer.front());
  }
  left_out.all = polygons.empty() && points.empty();
  if (left_out.all) return left_out;
  if (!records.polygons.empty()) records.polygons[row] = std::move(polygons);
  if (points.empty()) return left_out;
  records.point[row] = points.front();
  points.erase(points.begin());
  if (!records.other_points.empty()) records.other_points[row] = std::move(points);
  return left_out;
}

namespace {

/// The new indices of rows after the marked ones were removed.
std::set<RecordId> without(const std::set<RecordId>& rows, const std::vector<bool>& dropped) {
  std::set<RecordId> kept;
  std::uint32_t gone = 0;
  std::uint32_t next = 0;
  for (const RecordId row : rows) {
    for (; next < row.index; ++next) gone += dropped[next] ? 1 : 0;
    if (!dropped[row.index]) kept.insert({row.index - gone});
  }
  return kept;
}

}  // namespace

void drop_rows(Records& records, const std::vector<bool>& dropped) {
  drop_rows(records.feature, dropped);
  drop_rows(records.point, dropped);
  drop_rows(records.other_points, dropped);
  drop_rows(records.lines, dropped);
  drop_rows(records.polygons, dropped);
  for (RecordField& field : records.fields) {
    drop_rows(field.text, dropped);
    drop_rows(field.number, dropped);
    field.unreadable = without(field.unreadable, dropped);
  }
}

}  // namespace hinterland
