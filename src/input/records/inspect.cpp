// SPDX-License-Identifier: Apache-2.0
#include "input/records/inspect.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "base/written_number.hpp"
#include "input/columns/coordinate_columns.hpp"
#include "input/columns/coordinate_fields.hpp"
#include "input/columns/field_choice.hpp"
#include "input/columns/untaken_columns.hpp"
#include "input/coordinates/column_places.hpp"
#include "input/coordinates/crs_detection.hpp"
#include "input/coordinates/projection.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/formats/gdal_shape.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/records/higher_rows.hpp"
#include "input/records/layer_kind.hpp"
#include "input/records/people.hpp"
#include "input/records/read_layer.hpp"
#include "input/records/read_villages.hpp"
#include "input/records/verify.hpp"
#include "input/text/encoding_detection.hpp"
#include "planning/home_towns.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t samples_of_a_field = 3;
constexpr std::size_t places_of_a_sample = 20000;

/// Adds the cells of the current record to the statistics.
void examine_cells(GdalTable& table, Inspection& found, ByteStatistics& texts,
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
    cells.finish(found.path, block_name(found.kind));
  } catch (const Error& error) {
    found.crs_evidence = error.message();
    return places;
  }
  Text description = cells.description();
  if (!cells.assumed().empty())
    description = description + (description.empty() ? Text() : Text(": ", "：")) + cells.assumed();
  for (const std::size_t field : columns.all()) found.fields[field].reading = description;
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
std::vector<LonLat> examine_places(const std::vector<std::optional<LonLat>>& places,
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

void examine_crs(Inspection& found, const std::string& declared,
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
  for (const UnusedColumn& column :
       find_unused_columns(block_name(found.kind), table.fields(), sampled_columns(table), roles,
                           chosen, is_taken)) {
    if (column.has_candidate || found.kind == LayerKind::villages)
      found.unused_columns.push_back(column.message);
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

/// Determines the encoding from the cells if the file gave no evidence, so that "all text is
/// ASCII" is reported only if it is true.
void examine_texts(Inspection& found, const ByteStatistics& texts) {
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
  found.row_notes = table.sheet().notes;
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
    examine_cells(table, found, texts, readings, cell);
    if (!columns) {
      places.push_back(vertex_of(table, found));
      continue;
    }
    cells.add(columns->lon.text(table), columns->lat.text(table));
  }
  const auto description = readings.description();
  for (std::size_t i = 0; i < description.size(); ++i) {
    const Text codes = table.codes_of(i);
    found.fields[i].reading = codes.empty() ? description[i] : codes;
  }
  if (columns) places = places_in(cells, *columns, found);
  const auto sample = examine_places(places, step, found);
  examine_crs(found, layer_crs(table.layer()), sample);
  find_kind(table, table.layer().has_geometry() || columns, catalogue, found);
  name_roles(table, catalogue, found);
  list_candidates(table, columns, found);
  examine_texts(found, texts);
  return found;
}

namespace {

/// The layers of a study with only this one; none for a network of an unknown service.
StudyLayers layers_of(const Inspection& found, LayerSource source) {
  StudyLayers layers;
  switch (found.kind) {
    case LayerKind::towns:
      layers.towns = std::move(source);
      break;
    case LayerKind::villages:
      layers.villages = std::move(source);
      break;
    case LayerKind::facilities:
      layers.facilities.push_back(std::move(source));
      break;
    case LayerKind::networks:
      source.name += "." + found.network;
      layers.networks[found.network] = std::move(source);
      break;
    case LayerKind::roads:
      layers.roads = std::move(source);
      break;
    case LayerKind::boundaries:
      (found.is_built_up ? layers.built_up : layers.boundaries) = std::move(source);
      break;
    case LayerKind::exclusions:
      layers.exclusions.push_back(std::move(source));
      break;
    case LayerKind::sites:
      layers.proposed_sites = std::move(source);
      break;
  }
  return layers;
}

void read_census_alone(const LayerSource& source, const ServiceCatalogue& catalogue,
                       Problems& problems, const Progress& progress) {
  Notes notes;
  IdleRecords idle;
  Villages rows = read_villages(source, Shape::none, catalogue, idle, problems, notes, progress);
  leave_out_higher_rows(rows, source.name, problems);
  const std::size_t of_rows = problems.size();
  distrust_zero_people(rows, problems);
  distrust_households(rows, problems, notes);
  for (std::size_t i = of_rows; i < problems.size(); ++i) problems[i].layer = source.name;
}

void read_as_study(const Inspection& found, const LayerSource& source,
                   const ServiceCatalogue& catalogue, Problems& problems,
                   const Progress& progress) {
  if (found.is_census) return read_census_alone(source, catalogue, problems, progress);
  if (found.kind == LayerKind::networks && found.network.empty()) {
    read_layer(source, Shape::lines, {}, problems, progress);
    return;
  }
  Notes notes;
  World world = read_world(layers_of(found, source), catalogue, problems, notes, progress);
  verify_world(world, problems, notes);
  compare_codes_with_towns(world, problems);
}

}  // namespace

LayerAlone read_layer_alone(const Inspection& found, const std::string& path,
                            const std::string& layer, const ServiceCatalogue& catalogue,
                            const Progress& progress) {
  LayerSource source;
  source.name = block_of(found);
  source.path = path;
  source.layer = layer;
  LayerAlone read;
  try {
    read_as_study(found, source, catalogue, read.problems, progress);
  } catch (const Interrupted&) {
    throw;
  } catch (const Error& error) {
    // If the layer cannot be placed, the reason was already reported with its coordinates.
    if (found.is_census || !found.crs.empty()) read.refused = error.message();
  }
  return read;
}

}  // namespace hinterland
