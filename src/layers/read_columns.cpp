// SPDX-License-Identifier: Apache-2.0
#include "layers/read_columns.hpp"

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

template <class T>
void drop_rows(Column<RecordId, T>& column, const std::vector<bool>& dropped) {
  Column<RecordId, T> kept;
  for (const RecordId row : rows(column)) {
    if (!dropped[row.index]) kept.push_back(std::move(column[row]));
  }
  column = std::move(kept);
}

void drop_rows(TextColumn<RecordId>& column, const std::vector<bool>& dropped) {
  TextColumn<RecordId> kept;
  for (const RecordId row : rows(column)) {
    if (!dropped[row.index]) kept.push_back(column[row]);
  }
  column = std::move(kept);
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
  if (is_place(shape)) return test(records.point[row]);
  const auto passes = [&](const LineString& line) { return std::ranges::all_of(line, test); };
  if (shape == Shape::lines) return std::ranges::all_of(records.lines[row], passes);
  return std::ranges::all_of(records.polygons[row], [&](const Polygon& polygon) {
    return passes(polygon.outer) && std::ranges::all_of(polygon.holes, passes);
  });
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
