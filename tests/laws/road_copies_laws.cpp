// SPDX-License-Identifier: Apache-2.0
#include "road_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace hinterland;
using namespace hinterland::test;

namespace {

constexpr double extent = 4000.0;  // metres

std::vector<LonLat> line_of(const Roads& roads, std::size_t road) {
  const auto at = [&](std::size_t r) {
    return roads.vertex.begin() + static_cast<std::ptrdiff_t>(roads.first_vertex[r]);
  };
  return {at(road), at(road + 1)};
}

Direction reversed(Direction direction) {
  if (direction == Direction::both) return direction;
  return direction == Direction::forward ? Direction::backward : Direction::forward;
}

/// Draws a road again, sometimes from the other end.
void draw_again(Roads& roads, const Roads& from, std::uint32_t road, bool is_reversed) {
  std::vector<LonLat> line = line_of(from, road);
  if (is_reversed) std::ranges::reverse(line);
  const RoadId id{road};
  add_road(roads, line, from.speed_kmh[id],
           is_reversed ? reversed(from.direction[id]) : from.direction[id], from.is_open[id]);
}

struct Joined {
  RoadGraph graph;
  RoadJoins joins;
};

Joined join(const Roads& roads, bool join_crossings) {
  Joined joined;
  joined.graph =
      make_road_graph(roads, {.join_crossings = join_crossings}, joined.joins, no_progress);
  return joined;
}

void check_same(const Joined& a, const Joined& b) {
  REQUIRE(a.graph.place.size() == b.graph.place.size());
  REQUIRE(a.graph.edge.size() == b.graph.edge.size());
  CHECK(a.graph.first_edge == b.graph.first_edge);
  CHECK(std::ranges::equal(a.graph.edge, b.graph.edge, [](const RoadEdge& x, const RoadEdge& y) {
    return x.head == y.head && x.length == y.length && x.time == y.time;
  }));
  CHECK(a.graph.open_segment.size() == b.graph.open_segment.size());
  CHECK(a.joins.ends_snapped == b.joins.ends_snapped);
  CHECK(a.joins.touches == b.joins.touches);
  CHECK(a.joins.crossings == b.joins.crossings);
  CHECK(a.joins.pieces_without_length == b.joins.pieces_without_length);
  CHECK(a.joins.joint.size() == b.joins.joint.size());
}

}  // namespace

TEST_CASE("duplicate roads, drawn in either direction, change nothing", "[road_copies][property]") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Roads once = random_roads(random, 5 + random.below(25), extent);
    Roads again;
    for (std::uint32_t road = 0; road < once.size(); ++road) {
      draw_again(again, once, road, false);
      // Copies of earlier roads are placed among the others.
      for (std::size_t i = random.below(4); i > 0; --i)
        draw_again(again, once, static_cast<std::uint32_t>(random.below(road + 1)),
                   random.below(2) == 0);
    }
    for (const bool crossings : {false, true})
      check_same(join(once, crossings), join(again, crossings));
  }
}

TEST_CASE("a section shared by many roads is in the graph once for each rounding of its length",
          "[road_copies]") {
  constexpr std::size_t pieces = 20;
  constexpr std::size_t count = 200;
  Roads roads;
  for (std::size_t r = 0; r < count; ++r) {
    std::vector<LonLat> line{ground(-300.0, 13.7 * static_cast<double>(r) - 1300.0)};
    for (std::size_t i = 0; i <= pieces; ++i)
      line.push_back(ground(97.3 * static_cast<double>(i), i % 2 == 0 ? 0.0 : 20.0));
    if (r % 2 == 0) std::ranges::reverse(line);
    add_road(roads, line);
  }
  const RoadGraph graph = graph_of(roads);
  // Up to a millimetre of length and a tick of time more or less, for either direction.
  constexpr std::size_t roundings = 9;
  CHECK(graph.edge.size() <= 2 * (count * 4 + pieces * roundings));
  CHECK(graph.edge.size() > 2 * (count + pieces));
}

TEST_CASE("roads of another speed or of the opposite direction are not duplicates",
          "[road_copies]") {
  const std::vector<LonLat> line{ground(0, 0), ground(500, 0), ground(900, 100)};
  const auto edges = [&](float kmh, Direction direction, TriState is_open) {
    Roads roads;
    add_road(roads, line, 36.0F, Direction::forward);
    add_road(roads, line, kmh, direction, is_open);
    return graph_of(roads).edge.size();
  };
  const std::size_t of_one = edges(36.0F, Direction::forward, TriState::yes);
  CHECK(of_one < edges(36.0F, Direction::backward, TriState::yes));
  CHECK(of_one < edges(18.0F, Direction::forward, TriState::yes));
  CHECK(of_one < edges(36.0F, Direction::forward, TriState::no));
}
