// SPDX-License-Identifier: Apache-2.0
#include "input/placing/place_records.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/columns/cell_checks.hpp"
#include "input/columns/coordinate_columns.hpp"
#include "input/columns/coordinate_fields.hpp"
#include "input/columns/number_columns.hpp"
#include "input/columns/records.hpp"
#include "input/coordinates/column_places.hpp"
#include "input/coordinates/crs_detection.hpp"
#include "input/coordinates/datum.hpp"
#include "input/coordinates/declared_crs.hpp"
#include "input/coordinates/raw_coordinates.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/formats/gdal_shape.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/placing/projected_edges.hpp"
#include "input/placing/vertex_outliers.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// A place from each of at most 40,000 records, spread evenly over the layer.
std::vector<LonLat> sample_of(const Records& records, Shape shape) {
  const auto step = static_cast<std::uint32_t>(std::max<std::size_t>(1, records.size() / 20000));
  std::vector<LonLat> places;
  for (std::uint32_t row = 0; row < records.size(); row += step) {
    places.push_back(a_place_of(records, shape, {row}));
  }
  return places;
}

/// The least and the greatest coordinates of all vertices, as in the file.
std::vector<LonLat> corners_of(Records& records) {
  constexpr double none = std::numeric_limits<double>::infinity();
  LonLat least{none, none};
  LonLat greatest{-none, -none};
  for_each_run(records, [&](std::span<LonLat> places) {
    for (const LonLat place : places) {
      if (!std::isfinite(place.lon) || !std::isfinite(place.lat)) continue;
      least = {std::min(least.lon, place.lon), std::min(least.lat, place.lat)};
      greatest = {std::max(greatest.lon, place.lon), std::max(greatest.lat, place.lat)};
    }
  });
  if (least.lon > greatest.lon) return {};
  return {least, greatest};
}

void report_verdict(const CrsVerdict& verdict, const LayerSource& source, Records& records,
                    Problems& problems) {
  records.notes.push_back(
      {fmt::format("{}: {} (change with crs = \"…\")", source.name, verdict.reason.en),
       fmt::format("{}：{}（可用 crs = \"…\" 更改）", source.name, verdict.reason.zh)});
  const auto add = [&](ProblemKind kind, const Text& detail) {
    problems.push_back({kind, source.name, -1, "", std::nullopt, detail});
  };
  if (verdict.doubtful) add(ProblemKind::crs_doubtful, verdict.reason);
  if (verdict.ballpark) add(ProblemKind::datum_ballpark, verdict.datum_reason);
}

/// Marks places more than ten degrees outside the area of use, where projections are not reliable.
void mark_outside_area(std::span<LonLat> places, const CrsVerdict& verdict) {
  const auto& area = verdict.description.area;
  if (verdict.description.in_degrees || !area || verdict.outside_area) return;
  constexpr double nowhere = std::numeric_limits<double>::infinity();
  for (LonLat& place : places) {
    if (!area->contains(place, 10.0)) place = {nowhere, nowhere};
  }
}

void swap_all(Records& records) {
  for_each_run(records, [](std::span<LonLat> places) {
    for (LonLat& place : places) std::swap(place.lon, place.lat);
  });
}

void swap_axes_of(Records& records, RecordId row) {
  const auto swap_run = [](std::span<LonLat> places) {
    for (LonLat& place : places) std::swap(place.lon, place.lat);
  };
  if (!records.point.empty()) swap_run({&records.point[row], 1});
  if (!records.other_points.empty()) swap_run(records.other_points[row]);
  if (!records.lines.empty()) std::ranges::for_each(records.lines[row], swap_run);
  if (records.polygons.empty()) return;
  for (Polygon& polygon : records.polygons[row]) {
    swap_run(polygon.outer);
    std::ranges::for_each(polygon.holes, swap_run);
  }
}

/// Reports single swapped records: each one, or their number if there are many or for lines.
void report_swapped(const Records& records, Shape shape,
                    const std::vector<std::size_t>& swapped_records, Problems& problems) {
  constexpr std::size_t many = 20;
  const Text way_out{"If that is wrong, write keep_far = true in the layer's block",
                     "若不是这样，请在该图层的配置中写 keep_far = true"};
  if (is_place(shape) && swapped_records.size() <= many) {
    for (const std::size_t index : swapped_records) {
      const RecordId row{static_cast<std::uint32_t>(index)};
      const LonLat found = records.point[row];
      problems.push_back(
          {ProblemKind::axes_swapped,
           records.layer,
           records.feature[row],
           label_in(records, row),
           std::nullopt,
           {fmt::format("{:.6f}, {:.6f} in the file. {}", found.lat, found.lon, way_out.en),
            fmt::format("文件中为 {:.6f}, {:.6f}。{}", found.lat, found.lon, way_out.zh)}});
    }
    return;
  }
  const RecordId first{static_cast<std::uint32_t>(swapped_records.front())};
  const std::string label = numbered(records, first);
  problems.push_back({ProblemKind::axes_swapped,
                      records.layer,
                      -1,
                      "",
                      std::nullopt,
                      {fmt::format("{} of its {} records, the first of them record {}. {}",
                                   swapped_records.size(), records.size(), label, way_out.en),
                       fmt::format("{}条记录中有{}条，首条为第{}条记录。{}", records.size(),
                                   swapped_records.size(), label, way_out.zh)}});
}

/// Keeps a record of several points only if its last point, too, lies near the others when swapped;
/// otherwise a single point of it is wrong.
void keep_swapped_throughout(const Records& records, std::vector<LonLat> places,
                             const std::function<void(std::span<LonLat>)>& place_all,
                             std::vector<std::size_t>& swapped_records) {
  if (records.other_points.empty()) return;
  bool several = false;
  for (const std::size_t row : swapped_records) {
    const auto& others = records.other_points[{static_cast<std::uint32_t>(row)}];
    if (others.empty()) continue;
    places[row] = others.back();
    several = true;
  }
  if (!several) return;
  const auto throughout = rows_with_swapped_axes(places, place_all);
  std::erase_if(swapped_records, [&](std::size_t row) {
    return std::ranges::find(throughout, row) == throughout.end();
  });
}

/// Swaps single records that lie near the others only if swapped.
void swap_single_records(Records& records, Shape shape, const CrsVerdict& verdict,
                         const Projection& projection, Problems& problems) {
  if (records.size() < 2) return;
  std::vector<LonLat> places;
  places.reserve(records.size());
  for (const RecordId row : rows(records.feature)) {
    places.push_back(a_place_of(records, shape, row));
  }
  const auto place_all = [&](std::span<LonLat> found) {
    projection.to_lonlat(found);
    mark_outside_area(found, verdict);
  };
  auto swapped_records = rows_with_swapped_axes(places, place_all);
  keep_swapped_throughout(records, places, place_all, swapped_records);
  if (swapped_records.empty()) return;
  for (const std::size_t row : swapped_records)
    swap_axes_of(records, {static_cast<std::uint32_t>(row)});
  report_swapped(records, shape, swapped_records, problems);
}

/// Whether the study says that north comes before east; none if it does not say.
std::optional<bool> north_first_of(const LayerSource& source) {
  if (source.axes == Axes::as_found) return std::nullopt;
  return source.axes == Axes::lat_lon;
}

}  // namespace

void place_records(Records& records, Shape shape, const LayerSource& source,
                   const std::string& declared, bool north_first, Problems& problems) {
  if (shape == Shape::none) return;
  if (north_first) swap_all(records);
  // "GCJ-02" in place of a CRS cannot be read, but the `datum` of the study states what it means.
  const bool is_reported =
      source.datum != Datum::wgs84 && source.crs.empty() && !can_be_read(declared);
  const std::string usable = is_reported ? std::string() : declared;
  const std::vector<LonLat> sample = sample_of(records, shape);
  const CrsVerdict verdict =
      examine_crs(source.crs, usable, sample, north_first_of(source), corners_of(records));
  if (!verdict.mismatch.empty()) {
    throw CrsMismatch(
        filled_text("cannot place '{}' as {}: {}", "无法确定“{}”（作 {} 图层）的位置：{}",
                    source.path, source.name, verdict.mismatch),
        source.name, verdict.suggested_crs);
  }
  report_verdict(verdict, source, records, problems);
  if (!source.crs.empty() && !usable.empty() && !sample.empty() && !source.keep_far) {
    const Text warning = warning_on_chosen_crs(verdict, usable, sample, north_first_of(source));
    if (!warning.empty()) {
      problems.push_back({ProblemKind::crs_doubtful, source.name, -1, "", std::nullopt, warning});
    }
  }

  if (verdict.swap_axes) swap_all(records);
  const Projection projection(verdict.crs);
  if (!source.keep_far) swap_single_records(records, shape, verdict, projection, problems);
  for_each_run(records, [&](std::span<LonLat> places) {
    projection.to_lonlat(places);
    mark_outside_area(places, verdict);
    if (source.datum == Datum::gcj02) {
      std::ranges::transform(places, places.begin(), gcj02_to_wgs84);
    } else if (source.datum == Datum::bd09) {
      std::ranges::transform(places, places.begin(), bd09_to_wgs84);
    }
  });
  if (!source.keep_far) take_out_outliers(records, problems);
  // Longitudes may continue beyond 180°; larger values are errors.
  leave_out_beyond(records, shape, 360.0, problems);
  if (source.datum != Datum::gcj02 && source.datum != Datum::bd09)
    keep_edges_straight(records, projection);
  cut_at_180(records);
}

void drop_unplaced(Records& records, Shape shape, const LayerSource& source,
                   const std::string& declared, Problems& problems) {
  leave_out_beyond(records, shape, 180.0, problems);
  std::vector<bool> dropped(records.size(), false);
  std::size_t count = 0;
  for (const RecordId row : rows(records.feature)) {
    if (all_places(records, shape, row, is_on_earth)) continue;
    dropped[row.index] = true;
    ++count;
    problems.push_back({ProblemKind::geometry_out_of_range, records.layer, records.feature[row],
                        label_in(records, row), std::nullopt, ""});
  }
  if (count > 0 && count == records.size()) {
    const std::string& crs = source.crs.empty() ? declared : source.crs;
    const Text name =
        crs.empty() ? Text("degrees", "经纬度") : Text(Projection(crs).description().name);
    throw CrsMismatch(
        filled_text(
            "cannot place '{}' as {}: read as {}, none of its {} records is on Earth, or near the "
            "area of use of that CRS. Look at the coordinates with `hinterland inspect`, and set "
            "crs = \"EPSG:…\".",
            "无法确定“{}”（作 {} 图层）的位置：按{}读取，其{}条记录无一位于地球上或该坐标系的适用"
            "范围附近。请用 hinterland inspect 查看坐标，并用 crs = \"…\" 指明坐标系。",
            source.path, source.name, name, count),
        source.name);
  }
  if (count > 0) drop_rows(records, dropped);
}

namespace {

/// The places in coordinate columns, read by the same rules as the layer itself.
std::vector<LonLat> places_of(PlaceColumns& columns, const LayerSource& source) {
  columns.finish(source.path, source.name);
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
