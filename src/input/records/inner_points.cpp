// SPDX-License-Identifier: Apache-2.0
#include "input/records/inner_points.hpp"

#include "base/text_fill.hpp"
#include "geometry/closed_ring.hpp"
#include "geometry/distance.hpp"
#include "geometry/meridian_180.hpp"
#include "geometry/overlay.hpp"
#include "geometry/plane_shape.hpp"
#include "input/columns/number_columns.hpp"
#include "input/columns/records.hpp"

#include <hinterland/threads.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t records_in_block = 256;

/// One place for each of several parts.
struct PartPlaces {
  std::vector<LonLat> inside;  ///< for each polygon with an area
  std::size_t largest = 0;
};

PartPlaces places_inside(const MultiPolygon& polygons) {
  PartPlaces found;
  double most = 0.0;
  for (const MultiPolygon& polygon : uncut_polygons(polygons)) {
    const Land land = land_of(polygon);
    if (!land.inside) continue;
    found.inside.push_back(*land.inside);
    const double area = area_on_map(land.parts);
    if (area <= most) continue;
    most = area;
    found.largest = found.inside.size() - 1;
  }
  return found;
}

/// The places that differ from the first and from one another, in their order.
std::vector<LonLat> others_than(LonLat first, const std::vector<LonLat>& inside,
                                const std::vector<LonLat>& points) {
  std::vector<LonLat> others;
  for (const std::vector<LonLat>* some : {&inside, &points}) {
    for (const LonLat& place : *some) {
      const bool is_new = std::ranges::find(others, place) == others.end();
      if (place != first && is_new) others.push_back(place);
    }
  }
  return others;
}

/// The distance of a point from a polygon in metres; 0 if it lies within, infinite beyond 100 km.
double metres_from(const MultiPolygon& land, LonLat place) {
  constexpr double farthest = 1e5;
  const PlaneShape shape(land);
  const PlanePoint point = shape.on_plane(place);
  return std::sqrt(shape.squared_distance(point, point, farthest * farthest));
}

Problem problem_of_record(const Records& records, RecordId row, ProblemKind kind, Text detail) {
  return {kind,
          records.layer,
          records.feature[row],
          label_in(records, row),
          records.point[row],
          std::move(detail)};
}

/// Decides between polygons and points of the same record.
void resolve_symbols(Records& records, Problems& problems) {
  constexpr Hectares smallest_land{0.1};
  constexpr double max_distance = 100.0;
  for (const RecordId row : rows(records.other_points)) {
    std::vector<LonLat>& points = records.other_points[row];
    MultiPolygon& land = records.polygons[row];
    if (points.empty() || land.empty()) continue;
    const double hectares = area_of(land).value;
    if (hectares < smallest_land.value) {
      records.point[row] = points.front();
      points.erase(points.begin());
      land.clear();
      problems.push_back(problem_of_record(
          records, row, ProblemKind::geometry_part_left_out,
          {fmt::format("polygons of {:.0f} m² beside a point are treated as a map symbol, and the "
                       "point is used as the village's place. If they are its land, remove the "
                       "point from the record",
                       hectares * 1e4),
           fmt::format("点旁的面仅{:.0f}平方米，视为符号，以点为村的位置。若面是村的范围，"
                       "请从记录中去掉点",
                       hectares * 1e4)}));
      continue;
    }
    double farthest = 0.0;
    for (const LonLat& point : points) farthest = std::max(farthest, metres_from(land, point));
    if (!(farthest > max_distance)) continue;
    const Text apart = std::isfinite(farthest) ? Text(fmt::format("{:.0f} m", farthest),
                                                      fmt::format("{:.0f}米", farthest))
                                               : Text("more than 100 km", "100 公里以上");
    problems.push_back(problem_of_record(
        records, row, ProblemKind::parts_far_apart,
        {fmt::format("a point of the record is {} from its polygons; the polygons are used. If the "
                     "point is right, remove them from the record",
                     apart.en),
         fmt::format("记录中的点离面 {}，以面为准。若点是对的，请从记录中去掉面", apart.zh)}));
  }
}

/// The longer side of the bounding rectangle of the polygons.
Metres width_of(const MultiPolygon& polygons) {
  LonLat low = polygons.front().outer.front();
  LonLat high = low;
  for (const Polygon& part : polygons) {
    for (const LonLat& v : part.outer) {
      low = {std::min(low.lon, v.lon), std::min(low.lat, v.lat)};
      high = {std::max(high.lon, v.lon), std::max(high.lat, v.lat)};
    }
  }
  return std::max(distance_between(low, {high.lon, low.lat}),
                  distance_between(low, {low.lon, high.lat}));
}

/// Reports seats given as the areas of their towns, once for the layer.
void report_wide_towns(const Records& records, Problems& problems) {
  constexpr Metres wide = 2_km;
  std::vector<Metres> widths;
  for (const RecordId row : rows(records.polygons)) {
    if (!records.polygons[row].empty()) widths.push_back(width_of(records.polygons[row]));
  }
  if (widths.empty()) return;
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::ranges::nth_element(widths, middle);
  if (*middle <= wide) return;
  problems.push_back(
      {ProblemKind::parts_far_apart, records.layer, -1, "", std::nullopt,
       filled_text(
           "{0}, half of them {2:.1f} km wide or more, like whole towns: a point inside each is "
           "used as its seat, which may be kilometres off. Give the seats as points",
           "{1}，半数宽{2:.1f}公里以上，像是整个乡镇的范围："
           "以面内一点为驻地，可能相差数公里。请以点给出驻地",
           Text(counted_of(widths.size(), records.size(), "records is an area",
                           "records are areas")),
           fmt::format("{}条记录中有{}条是面", records.size(), widths.size()),
           middle->value / 1000.0)});
}

}  // namespace

void find_inner_points(Records& records, Shape shape, Problems& problems) {
  if (!is_place(shape) || records.polygons.empty()) return;
  if (shape == Shape::points && records.layer == "towns") report_wide_towns(records, problems);
  if (shape == Shape::points) records.other_points.resize(records.size());
  for_each_block(records.size(), records_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const RecordId row{static_cast<std::uint32_t>(i)};
      MultiPolygon& polygons = records.polygons[row];
      if (polygons.empty()) continue;
      if (shape == Shape::lands) {
        Land land = land_of(polygons);
        polygons = std::move(land.parts);
        records.point[row] = land.inside.value_or(records.point[row]);
        continue;
      }
      const PartPlaces found = places_inside(polygons);
      if (found.inside.empty()) continue;
      records.point[row] = found.inside[found.largest];
      std::vector<LonLat>& others = records.other_points[row];
      others = others_than(records.point[row], found.inside, others);
    }
  });
  if (shape == Shape::lands) resolve_symbols(records, problems);
  if (shape == Shape::points) records.polygons = {};
}

}  // namespace hinterland
