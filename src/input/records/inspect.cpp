// SPDX-License-Identifier: Apache-2.0
#include "input/records/inspect.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "input/columns/column_numbers.hpp"
#include "input/columns/coordinate_fields.hpp"
#include "input/columns/read_field.hpp"
#include "input/columns/read_figures.hpp"
#include "input/columns/untaken_columns.hpp"
#include "input/coordinates/column_places.hpp"
#include "input/coordinates/crs_detection.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/formats/gdal_shape.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/records/inspect_kind.hpp"
#include "input/text/decide_encoding.hpp"
#include "system/shown_text.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

namespace hinterland {

namespace {

constexpr std::size_t samples_of_a_field = 3;
constexpr std::size_t places_of_a_sample = 20000;

/// Adds the cells of the current record to the statistics.
void look_at_cells(GdalTable& table, Inspection& found, ByteStatistics& texts,
                   FigureReadings& readings, std::string& cell) {
  for (std::size_t i = 0; i < found.fields.size(); ++i) {
    InspectedField& field = found.fields[i];
    if (!table.cell(i, cell).present) continue;
    ++field.filled;
    texts.add(cell);
    readings.add(i, without_blanks(cell));
    if (field.samples.size() >= samples_of_a_field) continue;
    const std::string value(without_blanks(cell));
    if (std::ranges::find(field.samples, value) == field.samples.end()) {
      field.samples.push_back(value);
    }
  }
}

/// The coordinate columns of a table without geometry.
using Columns = std::optional<CoordinateFields>;

/// The places of a table's records in the coordinates of the file; none for unreadable ones.
/// Records how the columns are read, or why they cannot be.
std::vector<std::optional<LonLat>> places_in(PlaceColumns& cells, const CoordinateFields& columns,
                                             Inspection& found) {
  std::vector<std::optional<LonLat>> places(cells.size());
  try {
    cells.settle(found.path, block_name(found.kind));
  } catch (const Error& error) {
    found.crs_evidence = error.message();
    return places;
  }
  Text said = cells.said();
  if (!cells.assumed().empty())
    said = said + (said.empty() ? Text() : Text(": ", "：")) + cells.assumed();
  for (const std::size_t field : columns.all()) found.fields[field].reading = said;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells.fault(i) == PlaceFault::none) places[i] = cells.place(i);
  }
  return places;
}

void widen(Inspection& found, LonLat place) {
  if (!found.south_west) found.south_west = found.north_east = place;
  LonLat& low = *found.south_west;
  LonLat& high = *found.north_east;
  low = {std::min(low.lon, place.lon), std::min(low.lat, place.lat)};
  high = {std::max(high.lon, place.lon), std::max(high.lat, place.lat)};
}

/// A vertex of the current record; extends the bounding box of the layer by the whole geometry.
std::optional<LonLat> vertex_of(GdalTable& table, Inspection& found) {
  LonLat place;
  if (!table.layer().has_geometry() ||
      take_vertex(table.layer().geometry(), place) != ShapeFault::none)
    return std::nullopt;
  if (const auto extent = extent_of(table.layer().geometry())) {
    widen(found, extent->first);
    widen(found, extent->second);
  }
  return place;
}

/// Extends the bounding box and returns up to 20,000 places spread over the layer.
std::vector<LonLat> look_at_places(const std::vector<std::optional<LonLat>>& places,
                                   std::size_t step, Inspection& found) {
  std::vector<LonLat> sample;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i]) {
      ++found.without_geometry;
      continue;
    }
    widen(found, *places[i]);
    if (i % step == 0) sample.push_back(*places[i]);
  }
  return sample;
}

void look_at_crs(Inspection& found, const std::string& declared,
                 const std::vector<LonLat>& sample) {
  try {
    if (!declared.empty()) found.declared_crs = Projection(declared).description().name;
  } catch (const UsageError&) {
    found.declared_crs = "not recognised";
  }
  if (sample.empty()) {
    found.crs_doubtful = true;
    if (!found.crs_evidence.empty()) return;  // why the columns cannot be read
    found.crs_evidence = found.records == 0 ? Text("the layer has no records", "图层没有记录")
                                            : Text("no record has coordinates", "各记录都没有坐标");
    return;
  }
  const std::vector<LonLat> corners{found.south_west.value(), found.north_east.value()};
  const CrsVerdict verdict = examine_crs("", declared, sample, std::nullopt, corners);
  found.crs_doubtful = verdict.doubtful || verdict.ballpark || !verdict.mismatch.empty();
  found.crs_evidence = verdict.mismatch.empty() ? verdict.reason : verdict.mismatch;
  found.crs = verdict.description.name;
  found.north_first = verdict.swap_axes;
}

/// Assigns roles to the columns by the rules used when the layer is read.
void name_roles(GdalTable& table, const ServiceCatalogue& catalogue, Inspection& found) {
  const auto requests = requests_of(found.kind, catalogue);
  Notes notes;
  Notes ambiguous;
  const FieldChoice choice =
      choose_fields({}, requests, table.fields(), column_facts(table), notes, ambiguous);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (!choice[i] || !found.fields[*choice[i]].role.empty()) continue;
    found.fields[*choice[i]].role = requests[i].role;
  }
}

/// Lists candidate columns for roles without one, by the rules used when the layer is read.
void list_candidates(GdalTable& table, const Columns& columns, Inspection& found) {
  const std::vector<std::string> roles = known_roles(found.kind);
  std::vector<std::optional<std::size_t>> chosen;
  for (const std::string& role : roles) {
    const auto field = std::ranges::find(found.fields, role, &InspectedField::role);
    const bool is_given = field != found.fields.end();
    chosen.push_back(is_given
                         ? std::optional(static_cast<std::size_t>(field - found.fields.begin()))
                         : std::nullopt);
  }
  const std::vector<std::size_t> others = columns ? columns->all() : std::vector<std::size_t>{};
  const auto is_taken = taken_columns(table.fields().size(), chosen, others);
  for (const UntakenColumn& column :
       untaken_columns(block_name(found.kind), table.fields(), sampled_columns(table), roles,
                       chosen, is_taken)) {
    if (column.has_candidate || found.kind == LayerKind::villages)
      found.untaken.push_back(column.said);
  }
}

Columns find_columns(GdalTable& table, Inspection& found) {
  Notes ambiguous;
  Columns columns = find_coordinates(LayerSource{}, table.fields(), column_facts(table), ambiguous);
  if (!columns) return columns;
  found.longitude = table.fields()[columns->lon.degrees].name;
  found.latitude = table.fields()[columns->lat.degrees].name;
  return columns;
}

/// Determines the encoding from the cells if the file gave no evidence, so that "all text is ASCII"
/// is reported only if it is true.
void look_at_texts(Inspection& found, const ByteStatistics& texts) {
  const bool is_known = found.encoding.content.texts > 0 || found.encoding.doubtful;
  if (is_known || texts.texts == 0) return;
  found.encoding.content = texts;
  found.encoding.reason = decide_encoding(texts, "", "").reason;
}

Inspection facts_of(const GdalTable& table) {
  Inspection found;
  found.path = table.shown();
  found.driver = table.sheet().is_spreadsheet ? "workbook" : table.layer().driver();
  found.layers = table.layer().layer_names();
  found.layer = table.layer_name();
  found.geometry = table.layer().geometry_type();
  found.encoding = table.encoding();
  found.rows_said = table.sheet().said;
  return found;
}

}  // namespace

Inspection inspect_layer(const std::string& path, const std::string& layer,
                         const ServiceCatalogue& catalogue, const Progress& progress) {
  GdalTable table({path, layer, "", "", ""});
  Inspection found = facts_of(table);
  if (layer == "*") found.layer = layer;
  FigureReadings readings;
  for (const TableField& field : table.fields()) {
    found.fields.push_back({field.name, field.type, field.repaired, 0, {}, "", ""});
    readings.expect(field.name, field.type == "text", table.sheet().is_spreadsheet);
  }
  Columns columns;
  if (!table.layer().has_geometry()) columns = find_columns(table, found);

  const auto promised =
      static_cast<double>(std::max<std::int64_t>(1, table.layer().record_count()));
  const std::size_t step =
      std::max<std::size_t>(1, static_cast<std::size_t>(promised) / places_of_a_sample);
  PlaceColumns cells(found.longitude, found.latitude, {0, false, true});
  std::vector<std::optional<LonLat>> places;
  ByteStatistics texts;
  std::string cell;
  for (; table.next(); ++found.records) {
    if (found.records % 4096 == 0) {
      progress(std::min(1.0, static_cast<double>(found.records) / promised), "inspecting " + path);
    }
    if (found.records == 0 && plain_word(found.geometry).starts_with("unknown"))
      found.geometry = table.layer().shape_type();
    look_at_cells(table, found, texts, readings, cell);
    if (!columns) {
      places.push_back(vertex_of(table, found));
      continue;
    }
    cells.add(columns->lon.text(table), columns->lat.text(table));
  }
  const auto said = readings.said();
  for (std::size_t i = 0; i < said.size(); ++i) {
    const Text codes = table.codes_of(i);
    found.fields[i].reading = codes.empty() ? said[i] : codes;
  }
  if (columns) places = places_in(cells, *columns, found);
  const auto sample = look_at_places(places, step, found);
  look_at_crs(found, layer_crs(table.layer()), sample);
  find_kind(table, table.layer().has_geometry() || columns, catalogue, found);
  name_roles(table, catalogue, found);
  list_candidates(table, columns, found);
  look_at_texts(found, texts);
  return found;
}

namespace {

/// The header of the block; a network is listed under its service.
std::string heading(const Inspection& inspection) {
  if (inspection.kind != LayerKind::networks) return "[layers." + block_of(inspection) + "]";
  // Without a guess, writes an id that the study rejects with a list of the valid ones.
  if (inspection.network.empty())
    return "[layers.networks.SERVICE]  # the id of the service these lines belong to";
  return "[layers.networks." + inspection.network + "]";
}

}  // namespace

std::string block_name(LayerKind kind) {
  switch (kind) {
    case LayerKind::towns:
      return "towns";
    case LayerKind::facilities:
      return "facilities";
    case LayerKind::networks:
      return "networks";
    case LayerKind::roads:
      return "roads";
    case LayerKind::boundaries:
      return "boundaries";
    case LayerKind::exclusions:
      return "exclusions";
    case LayerKind::sites:
      return "proposed_sites";
    case LayerKind::villages:
      break;
  }
  return "villages";
}

std::string block_of(const Inspection& inspection) {
  if (inspection.is_census) return "census";
  return inspection.is_built_up ? "built_up" : block_name(inspection.kind);
}

std::string study_block(const Inspection& inspection) {
  std::string block = heading(inspection) + "\n";
  block += "path = " + toml_text(inspection.path) + "\n";
  if (inspection.layers.size() > 1 || inspection.layer == "*")
    block += "layer = " + toml_text(inspection.layer) + "\n";
  if (inspection.crs.empty() && inspection.records > 0 && !inspection.is_census)
    block += "crs = \"EPSG:…\"  # " + on_one_line(inspection.crs_evidence.en) + "\n";
  if (inspection.north_first) block += "axes = \"lat_lon\"\n";
  for (const std::string& name : {inspection.longitude, inspection.layer}) {
    const auto shift = shift_in(name);
    if (!shift) continue;
    block += fmt::format("datum = \"{}\"  # {}: {}\n", shift->datum,
                         for_terminal(on_one_line(name)), shift->word);
    break;
  }
  constexpr double believed = 0.6;  // a less certain guess is left to the reader
  if (inspection.encoding.doubtful && inspection.encoding.confidence >= believed) {
    block += "encoding = " + toml_text(inspection.encoding.encoding) + "\n";
  }
  std::vector<std::string> fields;
  for (const InspectedField& field : inspection.fields) {
    if (!field.role.empty()) fields.push_back(field.role + " = " + toml_text(field.name));
  }
  if (!inspection.longitude.empty()) {
    fields.push_back("lon = " + toml_text(inspection.longitude));
    fields.push_back("lat = " + toml_text(inspection.latitude));
  }
  if (!fields.empty()) block += fmt::format("fields = {{ {} }}\n", fmt::join(fields, ", "));
  return block;
}

}  // namespace hinterland
