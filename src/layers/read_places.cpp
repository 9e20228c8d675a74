// SPDX-License-Identifier: Apache-2.0
#include "layers/read_places.hpp"

#include "layers/coordinate_looks.hpp"
#include "layers/crs_doctor.hpp"
#include "layers/gdal_layer_crs.hpp"
#include "layers/gdal_shape.hpp"
#include "layers/gdal_table.hpp"
#include "layers/read_crs.hpp"
#include "layers/read_field.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/number_text.hpp>
#include <hinterland/geometry/datum.hpp>

#include <algorithm>
#include <optional>

namespace hinterland {

namespace {

/// A place from the columns of coordinates.
std::optional<LonLat> place_in(GdalTable& table, const CoordinateFields& columns,
                               std::string& cell) {
  table.cell(columns.lon, cell);
  const auto lon = parse_number(cell);
  table.cell(columns.lat, cell);
  const auto lat = parse_number(cell);
  if (!lon || !lat) return std::nullopt;
  return LonLat{*lon, *lat};
}

}  // namespace

RawPlaces read_places(const LayerSource& source) {
  GdalTable table({source.path, source.layer, source.sql, source.where, source.encoding});
  RawPlaces found;
  found.declared = layer_crs(table.layer());
  std::optional<CoordinateFields> columns;
  Notes ignored;
  if (!table.layer().has_geometry()) {
    const FilledCounts filled = [&](const auto& fields) { return table.filled_records(fields); };
    columns = choose_coordinates(source, table.fields(), filled, ignored, ignored);
    table.want_fields({columns->lon, columns->lat});
  } else {
    table.want_fields({});
  }
  constexpr std::int64_t most_places = 2000;
  const std::int64_t step = std::max<std::int64_t>(1, table.layer().record_count() / most_places);
  std::string cell;
  for (std::int64_t row = 0; table.next(); ++row) {
    if (row % step != 0) continue;
    std::optional<LonLat> place;
    LonLat vertex;
    if (columns) {
      place = place_in(table, *columns, cell);
    } else if (take_vertex(table.layer().geometry(), vertex) == ShapeFault::none) {
      place = vertex;
    }
    if (place && table.layer().north_first()) place = swapped(*place);
    if (place) found.places.push_back(*place);
  }
  return found;
}

LaidPlaces try_places(const LayerSource& source) {
  try {
    RawPlaces raw = read_places(source);
    if (raw.places.empty()) return {};
    const CrsVerdict verdict =
        examine_crs(source.crs, raw.declared, raw.places, north_first_of(source));
    if (!verdict.misfit.empty()) return {};
    if (verdict.swap_axes) raw.places = swapped(raw.places);
    Projection(verdict.crs).to_lonlat(raw.places);
    return {std::move(raw.places), verdict.crs};
  } catch (const Error&) {
    return {};  // its own reading says why
  }
}

}  // namespace hinterland
