// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "network/corridor_graph.hpp"
#include "network/travel.hpp"
#include "road_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

CorridorGraph corridors_of(const Roads& roads, const std::vector<LonLat>& places,
                           const CorridorSettings& settings = {},
                           std::span<const ExistingLines> lines = {}) {
  const RoadNetwork network(graph_of(roads));
  return make_corridor_graph(network, places, places.size(), lines, settings);
}

std::uint64_t centimetres(const CorridorGraph& graph, Alignment alignment) {
  std::uint64_t sum = 0;
  for (const CandidateEdge& edge : graph.edge)
    sum += edge.alignment() == alignment ? edge.centimetres : 0;
  return sum;
}

double metres(const CorridorGraph& graph, Alignment alignment) {
  return static_cast<double>(centimetres(graph, alignment)) / 100.0;
}

/// The shortest distances from one node to all along the candidate edges, in centimetres.
std::vector<std::uint64_t> distances_from(const CorridorGraph& graph, std::uint32_t start) {
  constexpr auto never = std::numeric_limits<std::uint64_t>::max();
  std::vector<std::uint64_t> distance(graph.place.size(), never);
  distance[start] = 0;
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const CandidateEdge& edge : graph.edge) {
      for (const auto& [from, to] : {std::pair(edge.start, edge.end), {edge.end, edge.start}}) {
        if (distance[from.index] == never) continue;
        const std::uint64_t there = distance[from.index] + edge.centimetres;
        if (there >= distance[to.index]) continue;
        distance[to.index] = there;
        shorter = true;
      }
    }
  }
  return distance;
}

}  // namespace

TEST_CASE("a bend is not a junction, and an edge keeps its vertices", "[corridor_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(300, 0), ground(300, 300)});
  const CorridorGraph graph = corridors_of(roads, {});
  REQUIRE(graph.edge.size() == 1);
  const CandidateEdgeId only{0};
  CHECK(graph.edge[only].alignment() == Alignment::along_road);
  CHECK(graph.edge[only].centimetres / 100.0 == Approx(600.0).epsilon(0.001));
  CHECK(graph.vertices(only).size() == 3);
}

TEST_CASE("a place splits the road at its access point", "[corridor_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(1000, 0)});
  const CorridorGraph graph = corridors_of(roads, {ground(250, 200)});
  REQUIRE(graph.edge.size() == 3);
  CHECK(metres(graph, Alignment::cross_country) == Approx(260.0).epsilon(0.001));
  CHECK(metres(graph, Alignment::along_road) == Approx(1000.0).epsilon(0.001));
  const auto shortest = std::ranges::min(graph.edge, {}, &CandidateEdge::centimetres);
  CHECK(shortest.centimetres / 100.0 == Approx(250.0).epsilon(0.001));
}

TEST_CASE("a place without a road in reach has a leg to the nearest road and to its neighbours",
          "[corridor_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(1000, 0)});
  const CorridorGraph graph = corridors_of(roads, {ground(500, 3000), ground(500, 5000)});
  const auto is_across = [](const CandidateEdge& edge) {
    return edge.alignment() != Alignment::along_road;
  };
  CHECK(std::ranges::count_if(graph.edge, is_across) == 3);
  CHECK(metres(graph, Alignment::cross_country) ==
        Approx(1.3 * (3000 + 5000 + 2000)).epsilon(0.001));
}

TEST_CASE("a place among isolated paths still reaches the road near them", "[corridor_graph]") {
  Roads roads;
  for (const double east : {-20.0, -10.0, 10.0, 20.0, 30.0}) {  // a path each, joined to nothing
    add_road(roads, {ground(east, -50), ground(east, 50)});
  }
  add_road(roads, {ground(500, -2000), ground(500, 0), ground(500, 2000), ground(900, 2000)});
  CorridorSettings settings;
  settings.across_limit = 0_m;  // no link between the places
  const CorridorGraph graph = corridors_of(roads, {ground(0, 0), ground(510, 1500)}, settings);
  CHECK(distances_from(graph, 0)[1] / 100 == Approx(1.3 * 510.0 + 1500.0).margin(5.0));
}

TEST_CASE("without roads all places are connected", "[corridor_graph]") {
  const std::vector<LonLat> places = {ground(0, 0), ground(90'000, 0), ground(0, 50'000)};
  CHECK(make_corridor_graph(places, 3, {}).edge.size() == 3);
  CHECK(make_corridor_graph(places, 2, {}).edge.size() == 1);
  CHECK(make_corridor_graph(std::vector<LonLat>{}, 0, {}).edge.empty());
}

TEST_CASE("a road is split where a line crosses it, at any vertex, and where one leaves it",
          "[corridor_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(300, 0), ground(1000, 0)});
  const std::vector<LonLat> line = {ground(300, -100), ground(300, 100),  // across
                                    ground(600, -50),  ground(600, 0),    // to the road
                                    ground(600, 3),    ground(800, 3)};   // along
  const std::vector<std::size_t> first = {0, 2, 4, 6};
  const std::vector<ExistingLines> lines = {{{line, first}, 100_m, 1.65}};
  const CorridorGraph graph = corridors_of(roads, {}, {}, lines);
  std::vector<double> metres_along;
  for (const CandidateEdge& edge : graph.edge) metres_along.push_back(edge.centimetres / 100.0);
  std::ranges::sort(metres_along);
  REQUIRE(metres_along.size() == 4);
  CHECK(metres_along[1] == Approx(200.0).margin(0.1));
  CHECK(metres_along[2] == Approx(300.0).margin(0.1));
  REQUIRE(graph.in_road.size() == 1);
  REQUIRE(graph.in_road[0].size() == 2);
  const LonLat one = graph.place[graph.in_road[0][0]];
  const LonLat other = graph.place[graph.in_road[0][1]];
  CHECK(distance_between(std::min(one, other), ground(600, 0)).value < 0.1);
  CHECK(distance_between(std::max(one, other), ground(800, 0)).value < 0.1);
}

TEST_CASE("segments drawn twice are one road, and a vertex between two roads is no junction",
          "[corridor_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(30, 0)});
  add_road(roads, {ground(30, 0), ground(70, 0)}, 50.0F);
  add_road(roads, {ground(70, 0), ground(30, 0)}, 20.0F, Direction::forward);
  const CorridorGraph graph = corridors_of(roads, {});
  REQUIRE(graph.edge.size() == 1);
  CHECK(graph.edge[CandidateEdgeId{0}].centimetres == Approx(7'000).margin(5));
}

TEST_CASE("a place is linked to a road behind others, and not where a road leads at less",
          "[corridor_graph]") {
  Roads roads;
  for (int i = 1; i <= 6; ++i) {  // lanes of 40 m, joined to nothing, between a place and a road
    add_road(roads, {ground(-20, 50.0 * i), ground(20, 50.0 * i)});
  }
  add_road(roads, {ground(-1000, 400), ground(2000, 400)});
  CorridorSettings settings;
  settings.across_limit = 0_m;  // no link between the places
  const CorridorGraph fields = corridors_of(roads, {ground(0, 0), ground(1900, 400)}, settings);
  CHECK(distances_from(fields, 0)[1] / 100 == Approx(1.3 * 400.0 + 1900.0).margin(2.0));

  Roads street;  // up to the place and across in front of it
  add_road(street, {ground(-100, 10), ground(0, 10), ground(100, 10)});
  add_road(street, {ground(0, 10), ground(0, 500)});
  settings.across_price = 1.27;
  const CorridorGraph graph = corridors_of(street, {ground(0, 0)}, settings);
  CHECK(metres(graph, Alignment::cross_country) == Approx(13.0).margin(0.1));
}

TEST_CASE("lanes at a place do not hide a longer road farther off than the access limit",
          "[corridor_graph]") {
  Roads roads;
  add_road(roads, {ground(10, 0), ground(50, 0)});
  add_road(roads, {ground(-3000, 2000), ground(3000, 2000)});
  const CorridorGraph graph = corridors_of(roads, {ground(0, 0)});
  CHECK(metres(graph, Alignment::cross_country) == Approx(1.3 * 2010.0).epsilon(0.001));
}

TEST_CASE("a ring without a junction is an edge from a vertex back to it", "[corridor_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(300, 0), ground(0, 300), ground(0, 0)});
  const CorridorGraph graph = corridors_of(roads, {ground(150, -10), ground(-10, 150)});
  CHECK(metres(graph, Alignment::along_road) ==
        Approx(600.0 + 300.0 * std::sqrt(2.0)).epsilon(0.001));
  CHECK(distances_from(graph, 0)[1] < 40'000);
}

TEST_CASE("edges are as long as the roads, however these are split", "[corridor_graph][property]") {
  const auto seed = GENERATE(range(0U, 40U));
  Random random(seed);
  const Roads roads = random_roads(random, 30, 3000.0);
  const std::vector<LonLat> places = random_places(random, 25, 3000.0);
  const RoadGraph road_graph = graph_of(roads);
  double roads_length = 0.0;  // in centimetres; each piece is two edges
  for (RoadNodeId n : rows(road_graph.place)) {
    for (const RoadEdge& edge : road_graph.edges_of(n)) roads_length += edge.length / 20.0;
  }
  const CorridorGraph bare = corridors_of(roads, {});
  const CorridorGraph cut = corridors_of(roads, places);
  // A chain is rounded once.
  CHECK(static_cast<double>(centimetres(bare, Alignment::along_road)) ==
        Approx(roads_length).margin(static_cast<double>(bare.edge.size())));
  CHECK(centimetres(cut, Alignment::along_road) == centimetres(bare, Alignment::along_road));
}

TEST_CASE("edges have the ends and the lengths of their geometry", "[corridor_graph][property]") {
  const auto seed = GENERATE(range(0U, 20U));
  Random random(seed);
  const Roads roads = random_roads(random, 30, 3000.0);
  const CorridorGraph graph = corridors_of(roads, random_places(random, 25, 3000.0));
  for (CandidateEdgeId r : rows(graph.edge)) {
    const CandidateEdge& edge = graph.edge[r];
    const auto vertices = graph.vertices(r);
    CHECK(vertices.front() == graph.place[edge.start]);
    CHECK(vertices.back() == graph.place[edge.end]);
    double drawn = 0.0;
    for (std::size_t v = 1; v < vertices.size(); ++v) {
      drawn += distance_between(vertices[v - 1], vertices[v]).value;
    }
    const double factor = edge.alignment() == Alignment::along_road ? 1.0 : 1.3;
    // Snapped ends make a road up to a metre longer than its geometry.
    CHECK(edge.centimetres / 100.0 ==
          Approx(factor * drawn).margin(1.5 + 0.01 * static_cast<double>(vertices.size())));
  }
}

TEST_CASE("places joined by roads are joined by edges, none shorter than the straight line",
          "[corridor_graph][property]") {
  const auto seed = GENERATE(range(0U, 15U));
  Random random(seed);
  Roads roads = random_roads(random, 25, 2500.0);
  for (Direction& direction : roads.direction) direction = Direction::both;
  const std::vector<LonLat> places = random_places(random, 12, 2500.0);
  CorridorSettings settings;
  settings.access_limit = 400_m;
  const RoadNetwork network(graph_of(roads));
  TravelSettings travel;
  travel.access_limit = settings.access_limit;
  const RoadEntries entries = network.find_entries(places, travel);
  const CorridorGraph graph = corridors_of(roads, places, settings);
  for (std::uint32_t from = 0; from < places.size(); ++from) {
    const auto distance = distances_from(graph, from);
    const std::vector<LonLat> target = {places[from]};
    const auto journeys =
        NearestByRoad(network, target, Metric::road, travel).from(entries, make_origins(places));
    for (std::uint32_t to = 0; to < places.size(); ++to) {
      const double network_metres = static_cast<double>(distance[to]) / 100.0;
      const Metres straight = distance_between(places[from], places[to]);
      CHECK(network_metres >= straight.value - 2.0);
      if (straight <= settings.access_limit) continue;  // walking does not need a road
      if (journeys[to].found()) CHECK(network_metres < 100'000.0);
    }
  }
}
