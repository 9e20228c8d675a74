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
                           std::span<const LineView> lines = {}) {
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
  const CorridorGraph graph = corridors_of(roads, {ground(0, 0), ground(510, 1500)});
  CHECK(distances_from(graph, 0)[1] / 100 == Approx(1.3 * 510.0 + 1500.0).margin(5.0));
}

TEST_CASE("without roads all places are connected", "[corridor_graph]") {
  const std::vector<LonLat> places = {ground(0, 0), ground(90'000, 0), ground(0, 50'000)};
  CHECK(make_corridor_graph(places, 3, {}).edge.size() == 3);
  CHECK(make_corridor_graph(places, 2, {}).edge.size() == 1);
  CHECK(make_corridor_graph(std::vector<LonLat>{}, 0, {}).edge.empty());
}

TEST_CASE("a road is split where a line crosses it, not where one runs along it",
          "[corridor_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(500, 0), ground(1000, 0)});
  const std::vector<LonLat> line = {ground(300, -100), ground(300, 100),  // across
                                    ground(500, 0), ground(1000, 0)};     // along
  const std::vector<std::size_t> first = {0, 2, 4};
  const std::vector<LineView> lines = {{line, first}};
  const CorridorGraph graph = corridors_of(roads, {}, {}, lines);
  REQUIRE(graph.edge.size() == 2);
  const auto shorter = std::ranges::min(graph.edge, {}, &CandidateEdge::centimetres);
  CHECK(shorter.centimetres / 100.0 == Approx(300.0).epsilon(0.001));
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
  std::uint64_t roads_length = 0;  // each piece is two edges
  for (RoadNodeId n : rows(road_graph.place)) {
    for (const RoadEdge& edge : road_graph.edges_of(n)) {
      if (edge.head != n) roads_length += (edge.length + 5) / 10;
    }
  }
  const CorridorGraph bare = corridors_of(roads, {});
  const CorridorGraph cut = corridors_of(roads, places);
  CHECK(2 * centimetres(bare, Alignment::along_road) == roads_length);
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
  settings.travel.access_limit = 400_m;
  const RoadNetwork network(graph_of(roads));
  const RoadEntries entries = network.find_entries(places, settings.travel);
  const CorridorGraph graph = corridors_of(roads, places, settings);
  for (std::uint32_t from = 0; from < places.size(); ++from) {
    const auto distance = distances_from(graph, from);
    const std::vector<LonLat> target = {places[from]};
    const auto journeys = NearestByRoad(network, target, Metric::road, settings.travel)
                              .from(entries, make_origins(places));
    for (std::uint32_t to = 0; to < places.size(); ++to) {
      const double network_metres = static_cast<double>(distance[to]) / 100.0;
      const Metres straight = distance_between(places[from], places[to]);
      CHECK(network_metres >= straight.value - 2.0);
      if (straight <= settings.travel.access_limit) continue;  // walking does not need a road
      if (journeys[to].found()) CHECK(network_metres < 100'000.0);
    }
  }
}

TEST_CASE("places off the roads are linked to the nearest few, coinciding ones in order of rows",
          "[corridor_graph][property]") {
  const auto seed = GENERATE(range(0U, 30U));
  Random random(seed);
  Roads roads;
  add_road(roads, {ground(0, 0), ground(1000, 0)});
  std::vector<LonLat> places;
  for (const LonLat& place : random_places(random, 12, 3000.0)) {
    const LonLat off{place.lon, place.lat + 0.05};  // 5 km north of the road
    for (std::size_t i = 0; i <= places.size() % 5 * seed % 11; ++i) places.push_back(off);
  }
  std::rotate(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(places.size() / 3),
              places.end());
  CorridorSettings settings;
  settings.across_limit = 1500_m;
  std::vector<PlacePair> links;
  for (std::uint32_t p = 0; p < places.size(); ++p) {
    std::vector<std::pair<Metres, std::uint32_t>> near;
    for (std::uint32_t q = 0; q < places.size(); ++q) {
      const Metres distance = distance_between(places[p], places[q]);
      if (q != p && distance <= settings.across_limit) near.emplace_back(distance, q);
    }
    std::ranges::sort(near);
    near.resize(std::min<std::size_t>(near.size(), 6));
    for (const auto& [distance, q] : near) links.push_back({std::min(p, q), std::max(p, q)});
  }
  std::ranges::sort(links);
  links.erase(std::unique(links.begin(), links.end()), links.end());

  std::vector<PlacePair> found;
  for (const CandidateEdge& edge : corridors_of(roads, places, settings).edge) {
    const auto [first, second] = std::minmax({edge.start.index, edge.end.index});
    if (second < places.size()) found.push_back({first, second});
  }
  std::ranges::sort(found);
  CHECK(found == links);
}
