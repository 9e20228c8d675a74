// SPDX-License-Identifier: Apache-2.0
#include "layers/inner_points.hpp"

#include "geometry/closed_ring.hpp"

#include <hinterland/base/threads.hpp>
#include <hinterland/geometry/overlay.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t records_in_block = 256;

/// One place for each of several parts.
struct PartPlaces {
  std::vector<LonLat> inside;  ///< of each polygon with an area
  std::size_t largest = 0;
};

PartPlaces places_inside(const MultiPolygon& polygons) {
  PartPlaces found;
  double most = 0.0;
  for (const Polygon& polygon : polygons) {
    const Land land = land_of({polygon});
    if (!land.inside) continue;
    found.inside.push_back(*land.inside);
    const double area = area_on_map(land.parts);
    if (area <= most) continue;
    most = area;
    found.largest = found.inside.size() - 1;
  }
  return found;
}

/// Those that differ from the first and from each other, in their order.
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

}  // namespace

void find_inner_points(Records& records, Shape shape) {
  if (!is_place(shape) || records.polygons.empty()) return;
  if (shape == Shape::points) records.other_points.resize(records.size());
  for_each_block(records.size(), records_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const RecordId row{static_cast<std::uint32_t>(i)};
      const MultiPolygon& polygons = records.polygons[row];
      if (polygons.empty()) continue;
      if (shape == Shape::lands) {
        records.point[row] = point_inside(polygons).value_or(records.point[row]);
        continue;
      }
      const PartPlaces found = places_inside(polygons);
      if (found.inside.empty()) continue;
      records.point[row] = found.inside[found.largest];
      std::vector<LonLat>& others = records.other_points[row];
      others = others_than(records.point[row], found.inside, others);
    }
  });
  if (shape == Shape::points) records.polygons = {};
}

}  // namespace hinterland
