// SPDX-License-Identifier: Apache-2.0
#include "network/village_land.hpp"

#include "geometry/distance.hpp"
#include "geometry/plane_shape.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The two ends of a segment, as seen from above a land.
std::pair<PlanePoint, PlanePoint> on_plane(const PlaneShape& land, const RoadGraph& graph,
                                           RoadSegmentId segment) {
  return {land.on_plane(graph.place[graph.start(segment)]),
          land.on_plane(graph.place[graph.end(segment)])};
}

/// How far the farthest corner of a land is from a place.
Metres farthest_corner(const MultiPolygon& land, LonLat place) {
  Metres farthest;
  for (const Polygon& polygon : land) {
    for (const LonLat& corner : polygon.outer) {
      farthest = std::max(farthest, distance_between(place, corner));
    }
  }
  return farthest;
}

}  // namespace

Metres road_distance(const RoadNetwork& network, const MultiPolygon& land, Metres from_centre,
                     Metres limit) {
  const PlaneShape shape(land);
  const CircleAround circle = circle_around(land);
  const double farthest = std::min(from_centre, limit).value;
  double least = farthest * farthest;
  bool found = false;
  const auto matters = [&](RoadSegmentId) { return !found || least > 0.0; };
  network.each_near(circle.middle, circle.radius + Metres{farthest}, matters,
                    [&](RoadSegmentId segment, Metres) {
                      const auto [start, end] = on_plane(shape, network.graph(), segment);
                      const double squared = shape.squared_distance(start, end, least);
                      if (squared > least) return;
                      least = squared;
                      found = true;
                    });
  if (!found) return from_centre;
  return std::min(from_centre, arc_of_chord(std::sqrt(least)));
}

std::vector<Metres> access_limits(const Villages& villages, Metres access_limit,
                                  const Column<VillageId, Metres>& nearest_road) {
  constexpr Metres farthest_walk = 50_km;
  if (villages.land.empty()) return {};
  std::vector<Metres> limits(villages.size(), access_limit);
  for (VillageId v : rows(nearest_road)) {
    if (!has_land(villages, v)) continue;
    const Metres more = farthest_corner(villages.land[v], villages.place[v]);
    limits[v.index] = nearest_road[v] > access_limit
                          ? Metres{-1.0}
                          : std::max(access_limit, std::min(access_limit + more, farthest_walk));
  }
  return limits;
}

}  // namespace hinterland
