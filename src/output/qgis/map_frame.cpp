// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/map_frame.hpp"

#include "output/atlas/map_plane.hpp"

#include <algorithm>
#include <cmath>

namespace hinterland {

namespace {

void add_place(PlaneBox& box, const MapPlane& plane, LonLat place) {
  const PlanePoint point = plane.at(place);
  if (std::isfinite(point.x) && std::isfinite(point.y)) box.add(point);
}

}  // namespace

MapFrame map_frame(const Findings& findings) {
  const World& world = findings.world;
  const MapPlane plane(world.villages);
  PlaneBox places;
  for (const LonLat& place : world.villages.place) add_place(places, plane, place);
  PlaneBox boundaries;
  for (const MultiPolygon& boundary : world.boundaries.shape) {
    for (const Polygon& polygon : boundary) {
      for (const LonLat& vertex : polygon.outer) add_place(boundaries, plane, vertex);
    }
  }
  const bool is_county = !boundaries.empty() && !places.empty() &&
                         boundaries.east - boundaries.west < 3.0 * (places.east - places.west) &&
                         boundaries.north - boundaries.south < 3.0 * (places.north - places.south);
  if (is_county) return {plane.epsg(), boundaries};
  for (const LonLat& place : world.towns.place) add_place(places, plane, place);
  const PlaneBox inhabited = places;
  for (const MultiPolygon& area : findings.service_areas.shape) {
    PlaneBox box;
    for (const Polygon& polygon : area) {
      for (const LonLat& vertex : polygon.outer) add_place(box, plane, vertex);
    }
    if (do_meet(box, inhabited)) places.add(box);
  }
  if (places.empty()) add_place(places, plane, {plane.epsg() == 4527 ? 117.0 : 0.0, 36.0});
  return {plane.epsg(), places};
}

}  // namespace hinterland
