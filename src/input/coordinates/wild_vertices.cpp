// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/wild_vertices.hpp"

#include "input/columns/read_columns.hpp"
#include "input/columns/read_figures.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>

namespace hinterland {

namespace {

/// "2 of its vertices": what was left out of a record that stays.
Text counted_parts(const CoordinatesLeftOut& left_out) {
  Text text;
  const auto add = [&](std::size_t count, const char* english, const char* chinese) {
    if (count == 0) return;
    text.en += fmt::format("{}{} {}", text.en.empty() ? "" : ", ", count, english);
    text.zh += fmt::format("{}{}{}", text.zh.empty() ? "" : "、", count, chinese);
  };
  add(left_out.points, "of its points", "个点");
  add(left_out.vertices, "of its vertices", "个顶点");
  add(left_out.parts, "of its parts, of which too few vertices remain", "部分（余下顶点不足）");
  return text;
}

/// Leaves what does not pass out of a record, and tells why.
void leave_out_of(Records& records, Shape shape, RecordId row,
                  const std::function<bool(LonLat)>& passes, const Text& why, Problems& problems) {
  const CoordinatesLeftOut left_out = leave_out(records, shape, row, passes);
  if (left_out.all || !left_out.any()) return;
  const Text parts = counted_parts(left_out);
  problems.push_back({ProblemKind::geometry_part_left_out,
                      records.layer,
                      records.feature[row],
                      label_in(records, row),
                      a_place_of(records, shape, row),
                      {parts.en + ": " + why.en, parts.zh + "：" + why.zh}});
}

}  // namespace

void leave_out_beyond(Records& records, Shape shape, double longitude, Problems& problems) {
  const Text why("coordinates outside what the CRS can hold", "坐标超出坐标系的范围，已略去");
  const auto passes = [&](LonLat place) {
    return std::abs(place.lon) <= longitude && std::abs(place.lat) <= 90.0;
  };
  for (const RecordId row : rows(records.feature)) {
    if (!all_places(records, shape, row, passes)) {
      leave_out_of(records, shape, row, passes, why, problems);
    }
  }
}

}  // namespace hinterland
