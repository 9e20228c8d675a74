// SPDX-License-Identifier: Apache-2.0
#include "input/records/read_places.hpp"

#include "input/columns/coordinate_fields.hpp"
#include "input/columns/read_figures.hpp"
#include "input/coordinates/column_places.hpp"
#include "input/coordinates/coordinate_looks.hpp"
#include "input/coordinates/crs_detection.hpp"
#include "input/coordinates/datum.hpp"
#include "input/coordinates/read_crs.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/formats/gdal_shape.hpp"
#include "input/formats/gdal_table.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace hinterland {

namespace {

/// The places in coordinate columns, read by the same rules as the layer itself.
std::vector<LonLat> places_of(PlaceColumns& columns, const LayerSource& source) {
  columns.settle(source.path, source.name);
  std::vector<LonLat> places;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns.fault(i) == PlaceFault::none) places.push_back(columns.place(i));
  }
  return places;
}

}  // namespace

RawPlaces read_places(const LayerSource& source) {
  GdalTable table(
      {source.path, source.layer, source.sql, source.where, source.encoding, "", source.folder});
  RawPlaces found;
  found.declared = layer_crs(table.layer());
  std::optional<CoordinateFields> columns;
  std::optional<PlaceColumns> cells;
  Notes ignored;
  if (!table.layer().has_geometry()) {
    const LayerSource named = with_column_names(source, table.sheet(), table.fields());
    columns = choose_coordinates(named, table.fields(), column_facts(table), ignored, ignored);
    const std::string& lon = table.fields()[columns->lon.degrees].name;
    const std::string& lat = table.fields()[columns->lat.degrees].name;
    cells.emplace(lon, lat, place_choices(source));
    table.want_fields(columns->all());
    found.from_columns = !columns->are_one();
    if (found.from_columns) {
      found.lon_column = lon;
      found.lat_column = lat;
    }
  } else {
    table.want_fields({});
  }
  constexpr std::int64_t max_places = 2000;
  const std::int64_t step = std::max<std::int64_t>(1, table.layer().record_count() / max_places);
  for (std::int64_t row = 0; table.next(); ++row) {
    if (row % step != 0) continue;
    LonLat vertex;
    if (cells) {
      cells->add(columns->lon.text(table), columns->lat.text(table));
    } else if (take_vertex(table.layer().geometry(), vertex) == ShapeFault::none) {
      found.places.push_back(table.layer().north_first() ? swapped(vertex) : vertex);
    }
  }
  if (cells) found.places = places_of(*cells, source);
  return found;
}

LaidPlaces lay(const RawPlaces& raw, const LayerSource& source) {
  if (raw.places.empty()) return {};
  const CrsVerdict verdict =
      examine_crs(source.crs, raw.declared, raw.places, north_first_of(source));
  if (!verdict.mismatch.empty()) return {};
  LaidPlaces laid{verdict.swap_axes ? swapped(raw.places) : raw.places, verdict.crs};
  Projection(verdict.crs).to_lonlat(laid.places);
  return laid;
}

LaidPlaces try_places(const LayerSource& source) {
  try {
    return lay(read_places(source), source);
  } catch (const Error&) {
    return {};  // reading the layer reports the error
  }
}

}  // namespace hinterland
