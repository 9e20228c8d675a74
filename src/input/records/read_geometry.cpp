// SPDX-License-Identifier: Apache-2.0
#include "input/records/read_geometry.hpp"

#include "base/text_fill.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Puts a cell into the row that comes next; a column stays empty until a record needs it.
template <class T>
void put(Column<RecordId, T>& column, std::size_t row, T cell) {
  if (cell.empty() && column.empty()) return;
  column.resize(row);
  column.push_back(std::move(cell));
}

}  // namespace

ShapeFault take_geometry(const OGRGeometry* geometry, Shape shape, Records& records,
                         ShapeParts& parts) {
  if (shape == Shape::lines) {
    std::vector<LineString> lines;
    const ShapeFault fault = take_lines(geometry, lines, parts);
    if (fault == ShapeFault::none) records.lines.push_back(std::move(lines));
    return fault;
  }
  if (shape == Shape::polygons) {
    MultiPolygon polygons;
    const ShapeFault fault = take_polygons(geometry, polygons, parts);
    if (fault == ShapeFault::none) records.polygons.push_back(std::move(polygons));
    return fault;
  }
  TakenPlace place;
  const ShapeFault fault = take_place(geometry, place, parts);
  if (fault != ShapeFault::none) return fault;
  const std::size_t row = records.point.size();
  records.point.push_back(place.point);
  put(records.other_points, row, std::move(place.others));
  put(records.polygons, row, std::move(place.polygons));
  return fault;
}

ProblemKind problem_kind(ShapeFault fault) {
  if (fault == ShapeFault::empty) return ProblemKind::geometry_empty;
  return fault == ShapeFault::wrong_type ? ProblemKind::geometry_wrong_type
                                         : ProblemKind::geometry_invalid;
}

Error no_records(const LayerSource& source, const std::string& layer, const Text& values) {
  const bool is_network = source.name == "roads" || source.name.starts_with("networks.");
  const Text empty = source.name == "villages"
                         ? Text(". A study needs villages: name another file or layer.",
                                "。研究须有村庄：请换用其他文件或图层。")
                         : Text(". Leave its block out of the study if there are none.",
                                "。如确实没有，请从配置文件中去掉该图层。");
  const Text why = source.where.empty()
                       ? empty
                       : Text(" for which where = \"" + source.where + "\"." + values.en,
                              "符合 where = \"" + source.where + "\"。" + values.zh);
  const Text truth = is_network ? Text(
                                      " If that is the truth, and no village has such a line, "
                                      "write complete = true",
                                      "如属实、各村均没有这种线路，请写 complete = true。")
                                : Text();
  return Error(Text(fmt::format("cannot read '{}' as {}: the layer '{}' has no records{}{}",
                                source.path, source.name, layer, why.en, truth.en),
                    fmt::format("无法把“{}”读作 {}：图层“{}”没有记录{}{}", source.path, source.name,
                                layer, why.zh, truth.zh)));
}

namespace {

Text needed_of(Shape shape) {
  return shape == Shape::lines      ? Text("lines", "线")
         : shape == Shape::polygons ? Text("polygons", "面")
         : shape == Shape::lands    ? Text("points or polygons", "点或面")
                                    : Text("places", "点或面");
}

}  // namespace

Text wrong_type(const std::string& found, Shape shape) {
  return filled_text("it is a {}, and {} are needed", "几何类型为 {}，应为{}", found,
                     needed_of(shape));
}

Error without_geometry(const LayerSource& source, Shape shape) {
  return Error(filled_text(
      "cannot read '{}' as {}: it is a table without geometry. Name a layer with {}.",
      "无法读取“{}”（作 {} 图层）：这是没有几何的表。请换用{}图层。", source.path, source.name,
      shape == Shape::lines ? Text("lines", "线") : Text("polygons", "面")));
}

Error nothing_usable(const LayerSource& source, Shape shape, const std::string& other_type,
                     std::size_t records) {
  if (other_type.empty()) {
    return Error(filled_text(
        "cannot read '{}' as {}: none of its {} records has a usable geometry. Look at it with "
        "`hinterland inspect`.",
        "无法读取“{}”（作 {} 图层）：{} 条记录均无有效几何。请用 hinterland inspect 查看。",
        source.path, source.name, records));
  }
  return Error(
      filled_text("cannot read '{}' as {}: it holds {}, and {} are needed. Name another layer.",
                  "无法读取“{}”（作 {} 图层）：几何类型为 {}，应为{}。请换图层。", source.path,
                  source.name, other_type, needed_of(shape)));
}

Text parts_left_out(const ShapeParts& parts) {
  const Text told = parts.told();
  return {told.en + ". Mend it with \"Fix geometries\" of QGIS or ST_MakeValid if it matters",
          told.zh + "。如需保留，可用 QGIS 的“修正几何图形”或 ST_MakeValid 修复"};
}

Text closed_rings(const std::string& layer, std::size_t rings, const std::string& first) {
  return {
      fmt::format("{}: {} closed; the first is of '{}'", layer,
                  counted(rings, "ring of a polygon lacked its last vertex and was",
                          "rings of polygons lacked their last vertex and were"),
                  first),
      fmt::format("{}：有{}个面的环缺最后一个顶点，已闭合；第一处属于“{}”", layer, rings, first)};
}

}  // namespace hinterland
