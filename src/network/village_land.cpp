// SPDX-License-Identifier: Apache-2.0
#include <hinterland/network/village_land.hpp>

#include <hinterland/geometry/distance.hpp>
#include <hinterland/geometry/plane_shape.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
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

/// The point of a piece that is nearest to a place, in degrees narrowed as they are there.
LonLat nearest_on(LonLat a, LonLat b, LonLat from) {
  const double narrowing = std::cos(from.lat * 0.017453292519943295);
  const double turn = std::remainder(b.lon - a.lon, 360.0);
  const double east = turn * narrowing;
  const double north = b.lat - a.lat;
  const double squared = east * east + north * north;
  const double to_east = std::remainder(from.lon - a.lon, 360.0) * narrowing;
  const double product = to_east * east + (from.lat - a.lat) * north;
  const double share = squared > 0.0 ? std::clamp(product / squared, 0.0, 1.0) : 0.0;
  return {a.lon + share * turn, a.lat + share * north};
}

/// Where a village steps onto a road, and how far that is from its centre.
struct Gate {
  VillageId village;
  LonLat place;
  Metres distance = unreachable;
};

/// The point nearest to the centre of all roads that come near the land.
Gate gate_of(const RoadNetwork& network, const Villages& villages, VillageId village,
             const TravelSettings& travel) {
  const MultiPolygon& land = villages.land[village];
  const LonLat centre = villages.place[village];
  const PlaneShape shape(land);
  const CircleAround circle = circle_around(land);
  const double limit = travel.access_limit.value;
  Gate gate{village, {}, unreachable};
  network.each_near(circle.middle, circle.radius + travel.access_limit, every_segment,
                    [&](RoadSegmentId segment, Metres) {
                      const RoadGraph& graph = network.graph();
                      const LonLat place = nearest_on(graph.place[graph.start(segment)],
                                                      graph.place[graph.end(segment)], centre);
                      const Metres distance = distance_between(centre, place);
                      if (distance >= gate.distance) return;
                      const auto [start, end] = on_plane(shape, graph, segment);
                      if (shape.squared_distance(start, end, limit * limit) > limit * limit) return;
                      gate = {village, place, distance};
                    });
  return gate;
}

/// The entries with those of some rows in place of none.
void put_in(RoadEntries& entries, const std::vector<Gate>& gates, const RoadEntries& more) {
  RoadEntries all;
  all.first.clear();
  std::size_t next = 0;
  for (std::size_t row = 0; row < entries.size(); ++row) {
    all.first.push_back(all.entry.size());
    const bool is_gate = next < gates.size() && gates[next].village.index == row;
    const auto taken = is_gate ? more.of(next++) : entries.of(row);
    all.entry.insert(all.entry.end(), taken.begin(), taken.end());
  }
  all.first.push_back(all.entry.size());
  entries = std::move(all);
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

void add_entries_from_land(RoadEntries& entries, const RoadNetwork& network,
                           const Villages& villages, const TravelSettings& travel,
                           const Column<VillageId, Metres>& nearest_road) {
  std::vector<Gate> gates;
  std::vector<LonLat> places;
  for (VillageId v : rows(nearest_road)) {
    if (!has_land(villages, v) || !entries.of(v.index).empty()) continue;
    if (nearest_road[v] > travel.access_limit) continue;
    const Gate gate = gate_of(network, villages, v, travel);
    if (gate.distance == unreachable) continue;
    gates.push_back(gate);
    places.push_back(gate.place);
  }
  if (gates.empty()) return;
  RoadEntries more = network.find_entries(places, travel);
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const RoadCost walk = to_millimetres(travel.walk_factor * gates[i].distance);
    for (std::size_t e = more.first[i]; e < more.first[i + 1]; ++e) more.entry[e].walk += walk;
  }
  put_in(entries, gates, more);
}

}  // namespace hinterland
