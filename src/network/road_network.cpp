// SPDX-License-Identifier: Apache-2.0
#include "network/road_network.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

Column<RoadNodeId, Position> positions_of(const Column<RoadNodeId, LonLat>& places) {
  Column<RoadNodeId, Position> positions(places.size());
  std::ranges::transform(places, positions.begin(), to_position);
  return positions;
}

}  // namespace

RoadNetwork::RoadNetwork(RoadGraph graph)
    : graph_(std::move(graph)),
      position_(positions_of(graph_.place)),
      grid_(graph_.open_segment.size(),
            [this](std::uint32_t row) { return piece_of(RoadSegmentId{row}); }) {}

std::vector<RoadPoint> RoadNetwork::nearest_points(LonLat place,
                                                   const TravelSettings& settings) const {
  const Position position = to_position(place);
  std::vector<RoadPoint> found;
  each_near(place, settings.access_limit, every_segment, [&](RoadSegmentId s, Metres) {
    const RoadApproach here = approach(s, position);
    if (here.distance() > settings.access_limit) return;
    const double share = here.nearest_point() / here.length();
    const double length = graph_.edge[graph_.open_segment[s].forth].length;
    found.push_back({s, static_cast<RoadCost>(std::llround(share * length)),
                     to_millimetres(settings.walk_factor * here.distance())});
  });
  std::ranges::sort(found, {}, &RoadPoint::segment);
  const auto same = [](const RoadPoint& a, const RoadPoint& b) { return a.segment == b.segment; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

Metres RoadNetwork::nearest_road(LonLat place, Metres limit) const {
  const Position position = to_position(place);
  for (Metres radius = std::min(2_km, limit);; radius = std::min(4.0 * radius, limit)) {
    Metres nearest = unreachable;
    each_near(place, radius, every_segment, [&](RoadSegmentId s, Metres at_least) {
      if (at_least >= nearest) return;
      nearest = std::min(nearest, approach(s, position).distance());
    });
    if (nearest <= radius) return nearest;
    if (radius >= limit) return unreachable;
  }
}

}  // namespace hinterland
