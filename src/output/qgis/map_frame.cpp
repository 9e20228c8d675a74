// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/map_frame.hpp"

#include <algorithm>
#include <cmath>

namespace hinterland {

namespace {

constexpr int first_zone_of_china = 25;
constexpr int last_zone_of_china = 45;

/// 0: the zone is one of those of China.
int utm_zone(GaussKrugerZone nearest) {
  if (nearest.number >= first_zone_of_china && nearest.number <= last_zone_of_china) return 0;
  constexpr int zones = 60;
  const double west_edge = (nearest.central_meridian() + 180.0) / 6.0;
  return std::clamp(static_cast<int>(std::floor(west_edge)) + 1, 1, zones);
}

/// Projects to the plane of a map.
class MapPlane {
 public:
  explicit MapPlane(const Villages& villages)
      : utm_(utm_zone(zone_of(villages))),
        zone_(utm_ == 0 ? zone_of(villages) : GaussKrugerZone{2 * utm_ - 61}),
        projection_(zone_),
        is_south_(villages.size() > 0 && villages.place[VillageId{0}].lat < 0.0) {}

  int epsg() const {
    if (utm_ == 0) return zone_.epsg();
    return (is_south_ ? 32700 : 32600) + utm_;
  }

  PlanePoint at(LonLat place) const {
    const PlanePoint point = projection_.to_plane(place);
    if (utm_ == 0) return point;
    constexpr double scale = 0.9996;
    return {500'000.0 + scale * (point.x - zone_.false_easting()),
            (is_south_ ? 1e7 : 0.0) + scale * point.y};
  }

 private:
  int utm_;  ///< 0: Gauss-Kruger
  GaussKrugerZone zone_;
  GaussKruger projection_;
  bool is_south_;
};

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
  if (places.empty()) add_place(places, plane, {plane.epsg() == 4527 ? 117.0 : 0.0, 36.0});
  return {plane.epsg(), places};
}

}  // namespace hinterland
