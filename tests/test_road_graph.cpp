// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "geometry/hilbert.hpp"
#include "road_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace hinterland;
using namespace hinterland::test;

namespace {

struct Joined {
  RoadGraph graph;
  RoadJoins joins;
  RoadPieces pieces;
};

Joined join(const Roads& roads, const RoadSettings& settings = {}) {
  Joined joined;
  joined.graph = make_road_graph(roads, settings, joined.joins, no_progress);
  joined.pieces = find_pieces(joined.graph);
  return joined;
}

double length_of_all(const RoadGraph& graph) {
  double sum = 0.0;
  for (const RoadEdge& edge : graph.edge) sum += edge.length / 2.0 / millimetres_in_metre;
  return sum;
}

/// Two roads of 1 km each that cross in the middle, without a shared vertex.
Roads bare_crossing() {
  Roads roads;
  add_road(roads, {ground(-450, 0), ground(450, 0)});
  add_road(roads, {ground(0, -450), ground(0, 450)});
  return roads;
}

}  // namespace

TEST_CASE("roads that share a vertex join there, at an end or in the middle", "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(300, 0), ground(600, 0)});
  add_road(roads, {ground(300, 300), ground(300, 0), ground(300, -300)});
  const auto [graph, joins, pieces] = join(roads);
  CHECK(graph.place.size() == 5);
  CHECK(graph.edge.size() == 8);
  CHECK(pieces.nodes.size() == 1);
  CHECK(pieces.dead_ends == 4);
  CHECK(joins.crossings == 0);
}

TEST_CASE("roads that cross without a shared vertex join only on request", "[road_graph]") {
  const auto apart = join(bare_crossing());
  CHECK(apart.joins.crossings == 1);
  CHECK(apart.pieces.nodes.size() == 2);
  const auto together = join(bare_crossing(), {.join_crossings = true});
  CHECK(together.joins.crossings == 1);
  CHECK(together.pieces.nodes.size() == 1);
  CHECK(length_of_all(together.graph) == Approx(length_of_all(apart.graph)).margin(1e-9));
}

TEST_CASE("a dangling end near the middle of a road joins it within the tolerance",
          "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(-450, 0), ground(450, 0)});
  add_road(roads, {ground(100, 0.6), ground(100, 450)});
  const auto joined = join(roads);
  CHECK(joined.joins.touches == 1);
  CHECK(joined.joins.ends_snapped == 0);
  CHECK(joined.pieces.nodes.size() == 1);
  CHECK(length_of_all(joined.graph) == Approx(900 + 449.4 + 0.6).margin(0.1));
  CHECK(join(roads, {.snap_tolerance = Metres{0.5}}).pieces.nodes.size() == 2);
  CHECK(join(roads, {.snap_tolerance = 0_m}).pieces.nodes.size() == 2);
}

TEST_CASE("an end that overshoots a road by less than the tolerance joins it", "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(-450, 0), ground(450, 0)});
  add_road(roads, {ground(100, -0.6), ground(100, 450)});
  const auto joined = join(roads);
  CHECK(joined.joins.touches == 1);
  CHECK(joined.joins.crossings == 0);
  CHECK(joined.pieces.nodes.size() == 1);
}

TEST_CASE("an end does not join any part of its own road", "[road_graph]") {
  // A hairpin: the end returns to 15 m from the vertex where the road turned.
  Roads roads;
  add_road(roads, {ground(-300, 0), ground(0, 0), ground(60, 8), ground(0, 15)});
  const RoadSettings wide{.snap_tolerance = 20_m};
  CHECK(join(roads, wide).joins.ends_snapped == 0);
  CHECK(join(roads, wide).joins.touches == 0);
  // Nor if another road begins at the end, or passes at that vertex.
  add_road(roads, {ground(0, 15), ground(-200, 300)});
  add_road(roads, {ground(0, -400), ground(0, 0)});
  const auto joined = join(roads, wide);
  CHECK(joined.joins.ends_snapped == 1);  // the third road's end, and the second road's
  CHECK(joined.joins.touches == 0);
}

TEST_CASE("an end joins each road near it once, however the road is drawn", "[road_graph]") {
  for (const double step : {400.0, 50.0, 4.0}) {
    Roads roads;
    std::vector<LonLat> line;
    for (double east = -200; east <= 200; east += step) line.push_back(ground(east, 0));
    add_road(roads, line);
    add_road(roads, {ground(1.5, 15), ground(0, 400)});
    const auto joined = join(roads, {.snap_tolerance = 20_m});
    CHECK(joined.joins.ends_snapped + joined.joins.touches == 1);
    CHECK(joined.pieces.nodes.size() == 1);
    CHECK(joined.joins.joint.front().gap.value == Approx(15.0).margin(0.1));
  }
}

TEST_CASE("a road of length 0 joins no others", "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(-300, 0), ground(-0.8, 0)});
  add_road(roads, {ground(0.8, 0), ground(300, 0)});
  add_road(roads, {ground(0, 0), ground(0, 0)});
  CHECK(join(roads).joins.joint.empty());
}

TEST_CASE("a section of road has the same length for any number of pieces", "[road_graph]") {
  for (const int pieces : {1, 3, 1000, 20'000}) {
    std::vector<LonLat> line{ground(0, 0)};
    for (int i = 1; i <= pieces; ++i) line.push_back(ground(900.0 * i / pieces, 0));
    Roads roads;
    add_road(roads, line);
    CHECK(length_of_all(graph_of(roads)) ==
          Approx(distance_between(line.front(), line.back()).value).margin(0.001));
  }
}

TEST_CASE("an end joins a vertex within the tolerance, and nothing is moved", "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(500, 0), ground(900, 0)});
  add_road(roads, {ground(500, 0.8), ground(500, 400)});
  const auto [graph, joins, pieces] = join(roads);
  CHECK(joins.ends_snapped == 1);
  CHECK(pieces.nodes.size() == 1);
  CHECK(length_of_all(graph) == Approx(900 + 399.2 + 0.8).margin(0.1));
  CHECK(join(roads, {.snap_tolerance = 0_m}).pieces.nodes.size() == 2);
  CHECK(join(roads, {.snap_tolerance = Metres{0.7}}).pieces.nodes.size() == 2);
}

TEST_CASE("the middles of two roads do not snap", "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(-400, 0), ground(0, 0), ground(400, 0)});
  add_road(roads, {ground(-400, 50), ground(0, 0.5), ground(400, 50)});
  CHECK(join(roads).pieces.nodes.size() == 2);
}

TEST_CASE("pieces of length 0 are left out and counted", "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(0, 0), ground(300, 0), ground(300, 0)});
  add_road(roads, {ground(0, 0), ground(0, 0)});
  const auto [graph, joins, pieces] = join(roads);
  CHECK(joins.pieces_without_length == 3);
  CHECK(graph.edge.size() == 2);
  CHECK(pieces.nodes.size() == 1);
}

TEST_CASE("parallel edges and loops are kept", "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(300, 0)});
  add_road(roads, {ground(0, 0), ground(300, 0)}, 72.0F);
  add_road(roads, {ground(300, 0), ground(400, 100), ground(500, 0), ground(300, 0)});
  const auto [graph, joins, pieces] = join(roads);
  CHECK(graph.edge.size() == 10);
  CHECK(pieces.nodes == std::vector<std::uint32_t>{4});
}

TEST_CASE("a self-crossing line is accepted", "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(400, 0), ground(400, 300), ground(200, -300)});
  CHECK(join(roads).joins.crossings == 1);
  CHECK(join(roads, {.join_crossings = true}).pieces.nodes.size() == 1);
}

TEST_CASE("long pieces are split, so that they stay straight in longitude and latitude",
          "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(5500, 0)});
  const auto graph = graph_of(roads);
  CHECK(graph.edge.size() == 36);
  CHECK(length_of_all(graph) == Approx(5500).margin(1.0));
  for (const RoadEdge& edge : graph.edge) CHECK(edge.length <= 500'000);
}

TEST_CASE("components are numbered from the longest, for any density of vertices", "[road_graph]") {
  Roads roads;
  add_road(roads, {ground(0, 900), ground(50, 900), ground(100, 900), ground(150, 900)});
  add_road(roads, {ground(0, 0), ground(200, 0)});
  const auto pieces = join(roads).pieces;
  CHECK(pieces.nodes == std::vector<std::uint32_t>{2, 4});
  CHECK(static_cast<double>(pieces.length[0]) == Approx(200'000).margin(100.0));
  CHECK(static_cast<double>(pieces.length[1]) == Approx(150'000).margin(100.0));
  CHECK(std::accumulate(pieces.piece.begin(), pieces.piece.end(), 0U) == 4U);
}

TEST_CASE("without roads the graph is empty", "[road_graph]") {
  const auto [graph, joins, pieces] = join({});
  CHECK(graph.place.empty());
  CHECK(graph.first_edge == std::vector<std::uint32_t>{0});
  CHECK(pieces.nodes.empty());
}

TEST_CASE("nodes are in the order of the Hilbert curve", "[road_graph]") {
  Random random(5);
  const auto graph = graph_of(random_roads(random, 50, 5000));
  for (RoadNodeId node : rows(graph.place)) {
    if (node.index == 0) continue;
    CHECK(hilbert_key(graph.place[{node.index - 1}]) < hilbert_key(graph.place[node]));
  }
}

TEST_CASE("consecutive positions on the Hilbert curve are adjacent", "[road_graph]") {
  // All places of a square of 16 × 16 steps of 1e-7 degrees, which the curve visits consecutively.
  std::vector<std::pair<std::uint64_t, std::pair<int, int>>> square;
  for (int x = 0; x < 16; ++x) {
    for (int y = 0; y < 16; ++y) {
      square.push_back({hilbert_key({-180.0 + x * 1e-7, -90.0 + y * 1e-7}), {x, y}});
    }
  }
  std::ranges::sort(square);
  for (std::size_t i = 1; i < square.size(); ++i) {
    const auto [x0, y0] = square[i - 1].second;
    const auto [x1, y1] = square[i].second;
    CHECK(square[i].first == square[i - 1].first + 1);
    CHECK(std::abs(x1 - x0) + std::abs(y1 - y0) == 1);
  }
}

TEST_CASE("a coarse Hilbert key is the upper half of the key, at any longitude", "[road_graph]") {
  const LonLat place{117.123, 36.456};
  CHECK(coarse_hilbert_key(place) == hilbert_key(place) >> 32U);
  CHECK(coarse_hilbert_key({place.lon - 360.0, place.lat}) == coarse_hilbert_key(place));
  CHECK(coarse_hilbert_key({180.0, -91.0}) == coarse_hilbert_key({-180.0, -90.0}));
}

TEST_CASE("costs saturate at the limit, and so do the quantities added along a path",
          "[road_graph]") {
  // A chain of nodes; each piece takes half of what 32 bits hold.
  constexpr RoadCost half = 0x7FFFFFFF;
  std::vector<LonLat> places;
  for (int i = 0; i < 5; ++i) places.push_back(ground(100.0 * i, 0));
  const auto chain = [&](std::uint32_t length, std::uint32_t time, std::uint32_t last = 0) {
    std::vector<RoadLink> links;
    for (std::uint32_t i = 0; i + 1 < places.size(); ++i)
      links.push_back({i, i + 1, i == 2 && last > 0 ? last : length, time, time, true});
    std::vector<RoadNodeId> node;
    const RoadGraph graph = make_road_graph(places, links, node);
    const std::vector<RoadSource> sources{{.node = node[0], .source = 7}};
    std::vector<RoadLabel> along;
    for (const RoadMeasure measure : {RoadMeasure::length, RoadMeasure::time}) {
      const auto label = search_roads(graph, sources, measure, unreachable_cost);
      for (const RoadNodeId n : node) along.push_back(label[n]);
    }
    return along;
  };
  const auto by_length = chain(1000, half);
  CHECK(by_length[1].other == half);
  CHECK(by_length[2].other == 0xFFFFFFFE);
  CHECK(by_length[3] == RoadLabel{3000, 7, 0xFFFFFFFF, 0});
  CHECK(by_length[4] == RoadLabel{4000, 7, 0xFFFFFFFF, 0});
  CHECK(by_length[5 + 2] == RoadLabel{0xFFFFFFFE, 7, 2000, 0});  // by time, exactly on the limit
  CHECK(by_length[5 + 3] == RoadLabel{});
  const auto by_time = chain(half, 1000);
  CHECK(by_time[2] == RoadLabel{0xFFFFFFFE, 7, 2000, 0});
  CHECK(by_time[3] == RoadLabel{});
  CHECK(chain(half, 1000, 1)[3] == RoadLabel{});  // 0xFFFFFFFF stands for unreachable
  CHECK(by_time[5 + 2].other == 0xFFFFFFFE);
  CHECK(by_time[5 + 4] == RoadLabel{4000, 7, 0xFFFFFFFF, 0});
}
