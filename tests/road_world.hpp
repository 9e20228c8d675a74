// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "network/road_topology.hpp"
#include "network/travel.hpp"

#include <hinterland/world.hpp>

#include <cmath>
#include <numbers>
#include <vector>

namespace hinterland::test {

/// The place the given number of metres east and north of 117° E 36° N, to a few centimetres per
/// km.
inline LonLat ground(double east, double north) {
  constexpr double metres_north = 110'959.0;  // per degree at 36° N
  constexpr double metres_east = 90'163.0;
  return {117.0 + east / metres_east, 36.0 + north / metres_north};
}

inline void add_road(Roads& roads, const std::vector<LonLat>& line, float speed_kmh = 36.0F,
                     Direction direction = Direction::both, TriState is_open = TriState::yes) {
  roads.given = true;
  roads.vertex.insert(roads.vertex.end(), line.begin(), line.end());
  roads.first_vertex.push_back(roads.vertex.size());
  roads.feature.push_back(static_cast<std::int64_t>(roads.feature.size()));
  roads.speed_kmh.push_back(speed_kmh);
  roads.direction.push_back(direction);
  roads.is_open.push_back(is_open);
}

inline RoadGraph graph_of(const Roads& roads, const RoadSettings& settings = {}) {
  RoadJoins joins;
  return make_road_graph(roads, settings, joins, no_progress);
}

/// Prepares the network and queries it once.
inline std::vector<Journey> travel(const Roads& roads, const std::vector<LonLat>& villages,
                                   const std::vector<LonLat>& facilities,
                                   Metric metric = Metric::road,
                                   const TravelSettings& settings = {},
                                   const RoadSettings& road_settings = {}) {
  const RoadNetwork network(graph_of(roads, road_settings));
  return NearestByRoad(network, facilities, metric, settings)
      .from(network.find_entries(villages, settings), make_origins(villages));
}

inline std::vector<LonLat> random_places(Random& random, std::size_t count, double extent) {
  std::vector<LonLat> places;
  for (std::size_t i = 0; i < count; ++i) {
    places.push_back(ground(random.uniform(0.0, extent), random.uniform(0.0, extent)));
  }
  return places;
}

/// Random roads, some starting at a vertex of an earlier one, some one-way, some without access;
/// pieces of 0 to 600 m.
inline Roads random_roads(Random& random, std::size_t count, double extent) {
  Roads roads;
  for (std::size_t r = 0; r < count; ++r) {
    double east = random.uniform(0.0, extent);
    double north = random.uniform(0.0, extent);
    std::vector<LonLat> line{ground(east, north)};
    if (!roads.vertex.empty() && random.below(3) != 0) {
      line.front() = roads.vertex[random.below(roads.vertex.size())];
      east = (line.front().lon - 117.0) * 90'163.0;
      north = (line.front().lat - 36.0) * 110'959.0;
    }
    const std::size_t pieces = 1 + random.below(6);
    double heading = random.uniform(0.0, 2.0 * std::numbers::pi);
    for (std::size_t p = 0; p < pieces; ++p) {
      heading += random.uniform(-0.7, 0.7);
      const double length = random.below(10) == 0 ? 0.0 : random.uniform(1.0, 600.0);
      east += length * std::cos(heading);
      north += length * std::sin(heading);
      line.push_back(ground(east, north));
    }
    if (random.below(4) == 0) line.back() = ground(east + 0.3, north);
    const auto direction = random.below(5) == 0   ? Direction::forward
                           : random.below(6) == 0 ? Direction::backward
                                                  : Direction::both;
    add_road(roads, line, static_cast<float>(10 + 10 * random.below(7)), direction,
             random.below(8) == 0 ? TriState::no : TriState::yes);
  }
  return roads;
}

}  // namespace hinterland::test
