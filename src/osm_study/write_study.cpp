// SPDX-License-Identifier: Apache-2.0
#include "osm_study/write_study.hpp"

#include "base/text_fill.hpp"
#include "input/coordinates/projection.hpp"
#include "input/osm/read.hpp"
#include "input/osm/tags.hpp"
#include "output/geopackage.hpp"
#include "output/output_folder.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <tuple>
#include <utility>
#include <vector>

namespace hinterland::osm {

namespace {

using Fields = std::vector<OutputField>;

Row row_of(std::size_t row) { return {static_cast<std::uint32_t>(row)}; }

OutputField id_field(const Column<Row, ElementId>& ids) {
  return {"osm_id", FieldType::text,
          [&ids](std::size_t row, OutputCell& cell) { cell.set_text(text_of(ids[row_of(row)])); }};
}

OutputField people_field(const Points& points) {
  return {"people", FieldType::integer, [&points](std::size_t row, OutputCell& cell) {
            const auto people = points.people[row_of(row)];
            if (people) cell.set_integer(std::llround(people->value));
          }};
}

/// Adds the column if some row has a text.
void add_known(Fields& fields, std::string name, const TextColumn<Row>& texts) {
  for (std::size_t row = 0; row < texts.size(); ++row) {
    if (texts[row_of(row)].empty()) continue;
    fields.push_back(text_field(std::move(name), texts));
    return;
  }
}

Fields with_status(Fields fields, const TextColumn<Row>& status) {
  add_known(fields, "status", status);
  return fields;
}

/// A facility with several parts is one record with all its places.
OutputLayer facility_layer(const Points& facilities) {
  Fields fields =
      with_status({id_field(facilities.id), text_field("name", facilities.name),
                   text_field("service", facilities.entry), text_field("kind", facilities.kind)},
                  facilities.status);
  add_known(fields, "voltage_v", facilities.voltage);
  add_known(fields, "usage", facilities.usage);
  OutputLayer layer = point_layer("facilities", facilities.place, std::move(fields));
  if (facilities.other_places.empty()) return layer;
  layer.geometry = OutputGeometry::multi_point;
  layer.shape = [&facilities](std::size_t row, OutputShape& shape) {
    shape.vertices.push_back(facilities.place[row_of(row)]);
    const auto others = facilities.other_places.find(row_of(row));
    if (others == facilities.other_places.end()) return;
    shape.vertices.insert(shape.vertices.end(), others->second.begin(), others->second.end());
  };
  return layer;
}

OutputLayer line_layer(std::string name, const Lines& lines, Fields fields) {
  return {std::move(name), OutputGeometry::line, lines.size(),
          [&lines](std::size_t row, OutputShape& shape) {
            for (std::size_t v = lines.first_vertex[row]; v < lines.first_vertex[row + 1]; ++v) {
              shape.vertices.push_back(lines.vertex[v].degrees());
            }
          },
          std::move(fields)};
}

/// The fields common to area layers, followed by further fields.
OutputLayer land_layer(std::string name, const Polygons& areas, std::string kind_field,
                       Fields more = {}) {
  Fields fields{id_field(areas.id), text_field("name", areas.name),
                text_field(std::move(kind_field), areas.kind)};
  fields.insert(fields.end(), more.begin(), more.end());
  return area_layer(std::move(name), areas.shape, std::move(fields));
}

OutputLayer road_layer(const Highways& roads) {
  const OutputField speed{"speed_kmh", FieldType::real,
                          [&roads](std::size_t row, OutputCell& cell) {
                            const auto speed_kmh = roads.speed_kmh[row_of(row)];
                            if (speed_kmh) cell.set_real(*speed_kmh);
                          }};
  const OutputField oneway{"oneway", FieldType::text, [&roads](std::size_t row, OutputCell& cell) {
                             cell.set_text(name_of(roads.direction[row_of(row)]));
                           }};
  const Lines& lines = roads.lines;
  return line_layer(
      "roads", lines,
      with_status(
          {id_field(lines.id), text_field("name", lines.name), text_field("class", lines.kind),
           speed, oneway, text_field("surface", roads.surface), text_field("bridge", roads.bridge),
           text_field("tunnel", roads.tunnel)},
          lines.status));
}

/// The layers of an extract: towns, and all others that are not empty: town_candidates (if there is
/// no town), villages, facilities, roads, network_<service>, built_up, exclusions, boundaries. They
/// refer to the extract and the choices, which must outlive them.
std::vector<OutputLayer> layers_of(const Extract& extract, const Choices& choices) {
  const auto& [towns, villages, facilities] =
      std::tie(extract.towns, extract.villages, extract.facilities);
  std::vector<OutputLayer> layers{
      point_layer("towns", towns.place,
                  with_status({id_field(towns.id), text_field("name", towns.name),
                               text_field("county", choices.county_of_town),
                               text_field("level", towns.entry), text_field("kind", towns.kind),
                               people_field(towns)},
                              towns.status)),
      point_layer("villages", villages.place,
                  with_status({id_field(villages.id), text_field("name", villages.name),
                               text_field("county", choices.county_of_village),
                               text_field("kind", villages.kind), people_field(villages)},
                              villages.status)),
      facility_layer(facilities), road_layer(extract.roads)};
  if (towns.size() == 0) {
    const Points& seats = choices.town_candidates;
    layers.push_back(point_layer("town_candidates", seats.place,
                                 {id_field(seats.id), text_field("name", seats.name),
                                  text_field("why", seats.kind), people_field(seats)}));
  }
  for (const auto& [service, lines] : extract.networks) {
    Fields fields = with_status(
        {id_field(lines.id), text_field("name", lines.name), text_field("kind", lines.kind)},
        lines.status);
    add_known(fields, "voltage_v", lines.voltage);
    add_known(fields, "usage", lines.usage);
    add_known(fields, "pressure_bar", lines.pressure);
    add_known(fields, "diameter_mm", lines.diameter);
    layers.push_back(line_layer("network_" + service, lines, std::move(fields)));
  }
  layers.push_back(land_layer("built_up", extract.built_up, "kind",
                              {text_field("town", choices.town_of_built_up)}));
  layers.push_back(land_layer("exclusions", extract.exclusions, "kind"));
  layers.push_back(land_layer("boundaries", extract.boundaries, "admin_level"));
  // The town layer is written even if empty, for the user to fill in.
  std::erase_if(layers,
                [](const OutputLayer& layer) { return layer.rows == 0 && layer.name != "towns"; });
  return layers;
}

constexpr double share_of_reading = 0.4;  // of the time; the rest is writing

/// A study needs villages; without any, throws Error with the contents of the extract.
void check_villages(const std::string& file, const Extract& extract, const Mapping& mapping) {
  if (extract.villages.size() > 0) return;
  Text others;
  for (const auto& [what, count] : extract.passed_over) {
    if (!what.starts_with("place=")) continue;
    others = others + filled_text(", {} {}", "、{1} {0}", count, what);
  }
  throw Error(filled_text(
      "'{}' has no villages, which a study requires. It has {} nodes, {} ways and {} relations, "
      "among them {} towns, {} facilities and {} roads{}. Use a larger extract, or a mapping with "
      "other [villages] than {} by --mapping.",
      "“{}”中没有村庄，而分析以村庄为对象。其中有点 {}、线 {}、关系 {}；可用的有乡镇驻地 {}、设施 "
      "{}、道路 {}{}。请取更大范围的数据，或用 --mapping 换一份 [villages] 不是 {} 的对照表。",
      file, extract.nodes, extract.ways, extract.relations, extract.towns.size(),
      extract.facilities.size(), extract.roads.size(), others,
      fmt::format("{}", fmt::join(mapping.entries(Section::villages), ", "))));
}

}  // namespace

Import write_study(const std::string& file, const std::string& folder, const Mapping& mapping,
                   const Progress& progress, Language language) {
  check_new_folder(folder);
  require_crs_registry();  // before reading, which may take an hour
  Import import{std::filesystem::path(file).filename().string(),
                read(file, mapping, part_of(progress, 0.0, share_of_reading)),
                {},
                language};
  check_villages(file, import.extract, mapping);
  import.choices = choose_for_study(import.extract, mapping);
  OutputFolder written(folder, PlaceOf::nothing);
  const std::vector<OutputLayer> layers = layers_of(import.extract, import.choices);
  write_geopackage(written.path() + "/osm.gpkg", layers, part_of(progress, share_of_reading, 1.0));
  write_file(written.path() + "/study.toml", study_text(import, mapping));
  write_file(written.path() + "/README.md", readme_text(import, layers));
  write_file(written.path() + "/left_out.csv", left_out_text(import.extract));
  written.commit();
  return import;
}

}  // namespace hinterland::osm
