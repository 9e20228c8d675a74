// SPDX-License-Identifier: Apache-2.0
#include "input/columns/coordinate_fields.hpp"

#include "base/text_fill.hpp"
#include "input/columns/field_names.hpp"
#include "input/columns/read_field.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <string>
#include <utility>

namespace hinterland {

std::optional<CoordinateFields> find_coordinates(const LayerSource& source,
                                                 const std::vector<TableField>& fields,
                                                 const ColumnFacts& columns, Notes& ambiguous) {
  Notes ignored;
  const auto choose = [&](const std::vector<FieldWish>& wishes) {
    return choose_fields(source, wishes, fields, columns, ignored, ambiguous);
  };
  const FieldChoice two = choose({{"lon", longitude_names()}, {"lat", latitude_names()}});
  const auto& lon = two[0];
  const auto& lat = two[1];
  const auto of_lon = angle_columns(fields, true, lon, columns);
  const auto of_lat = angle_columns(fields, false, lat, columns);
  if (lon == lat && lon) return CoordinateFields{{*lon, {}}, {*lat, {}}};
  if (of_lon && of_lat) return CoordinateFields{*of_lon, *of_lat};
  if (lon || lat) return std::nullopt;
  const auto both = choose({{"lon", place_names()}}).front();
  return both ? std::optional(CoordinateFields{{*both, {}}, {*both, {}}}) : std::nullopt;
}

std::vector<std::size_t> CoordinateFields::all() const {
  std::vector<std::size_t> fields{lon.degrees, lat.degrees};
  for (const AngleColumns* one : {&lon, &lat})
    fields.insert(fields.end(), one->parts.begin(), one->parts.end());
  return fields;
}

CoordinateFields choose_coordinates(const LayerSource& source,
                                    const std::vector<TableField>& fields,
                                    const ColumnFacts& columns, Notes& notes, Notes& ambiguous) {
  const auto found = find_coordinates(source, fields, columns, ambiguous);
  if (!found) {
    std::vector<std::string> names;
    for (const TableField& field : fields) names.push_back(field.name);
    throw Error(filled_text(
        "cannot read '{}' as {}: it has no geometry, and no columns of coordinates are recognised "
        "(it has: {}). Name them: fields = {{ lon = \"…\", lat = \"…\" }}; the same column twice "
        "where one holds both.",
        "无法读取“{}”（作 {} 图层）：没有几何，也未识别出坐标列（现有：{}）。请写 fields = {{ lon "
        "= "
        "\"…\", lat = \"…\" }}；两个坐标在同一列时，两处写同一列名。",
        source.path, source.name, listed_text(names)));
  }
  const std::string& x = fields[found->lon.degrees].name;
  const std::string& y = fields[found->lat.degrees].name;
  notes.push_back({fmt::format("{}: coordinates from the columns {}, {}", source.name, x, y),
                   fmt::format("{}：坐标取自“{}”“{}”两列", source.name, x, y)});
  if (!found->have_parts()) return *found;
  std::vector<std::string> parts;
  for (const AngleColumns* one : {&found->lon, &found->lat}) {
    for (const std::size_t part : one->parts) parts.push_back(fields[part].name);
  }
  notes.push_back(filled_text("{}: with their minutes and seconds in {}", "{}：其分、秒取自 {}",
                              source.name, listed_text(parts)));
  return *found;
}

}  // namespace hinterland
