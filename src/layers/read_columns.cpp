// SPDX-License-Identifier: Apache-2.0
#include "layers/read_columns.hpp"

#include "layers/drop_rows.hpp"

#include <algorithm>

namespace hinterland {

namespace {

/// Erases the parts that do not pass, unless none would be left; how many.
template <class Part, class Passes>
std::size_t erase_parts(std::vector<Part>& parts, const Passes& passes) {
  if (std::ranges::none_of(parts, passes)) return 0;
  return std::erase_if(parts, [&](const Part& part) { return !passes(part); });
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

std::size_t leave_out_parts(Records& records, Shape shape, RecordId row,
                            const std::function<bool(LonLat)>& test) {
  const auto passes = [&](const LineString& line) { return std::ranges::all_of(line, test); };
  const auto is_good = [&](const Polygon& polygon) {
    return passes(polygon.outer) && std::ranges::all_of(polygon.holes, passes);
  };
  std::size_t left_out = 0;
  if (shape == Shape::lines) left_out += erase_parts(records.lines[row], passes);
  if (!records.polygons.empty()) left_out += erase_parts(records.polygons[row], is_good);
  if (!records.other_points.empty()) {
    left_out +=
        std::erase_if(records.other_points[row], [&](LonLat place) { return !test(place); });
  }
  return left_out;
}

void drop_rows(Records& records, const std::vector<bool>& dropped) {
  drop_rows(records.feature, dropped);
  drop_rows(records.point, dropped);
  drop_rows(records.other_points, dropped);
  drop_rows(records.lines, dropped);
  drop_rows(records.polygons, dropped);
  for (RecordField& field : records.fields) {
    drop_rows(field.text, dropped);
    drop_rows(field.number, dropped);
  }
}

}  // namespace hinterland
