// SPDX-License-Identifier: Apache-2.0
#include "network/road_graph.hpp"
#include "road_world.hpp"

#include <hinterland/threads.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <queue>
#include <tuple>

using namespace hinterland;
using namespace hinterland::test;

namespace {

constexpr double extent = 4000.0;  // metres
const TravelSettings near_roads{.access_limit = 500_m};

struct RandomWorld {
  Roads roads;
  std::vector<LonLat> villages;
  std::vector<LonLat> facilities;
};

RandomWorld random_world(std::uint64_t seed) {
  Random random(seed);
  RandomWorld world;
  world.roads = random_roads(random, 10 + random.below(30), extent);
  world.villages = random_places(random, 20, extent);
  world.facilities = random_places(random, 6, extent);
  return world;
}

std::vector<Journey> routes(const RandomWorld& world, Metric metric,
                            const RoadSettings& settings = {}) {
  return travel(world.roads, world.villages, world.facilities, metric, near_roads, settings);
}

double cost(const Journey& journey, Metric metric) {
  return metric == Metric::time ? journey.time.value : journey.length.value;
}

}  // namespace

TEST_CASE("adding a road never makes a village worse off", "[travel][property]") {
  const auto seed = GENERATE(range(100, 140));
  const auto metric = GENERATE(Metric::road, Metric::time);
  // An end that joins the middle of a road splits it, and so its length is rounded again.
  const auto tolerance = GENERATE(0_m, 1_m);
  const double rounding = tolerance == 0_m ? 0.0 : metric == Metric::time ? 0.00005 : 0.003;
  auto world = random_world(static_cast<std::uint64_t>(seed));
  const auto before = routes(world, metric, {.snap_tolerance = tolerance});
  Random random(static_cast<std::uint64_t>(seed) + 1000);
  for (int more = 0; more < 5; ++more) {
    const Roads added = random_roads(random, 1, extent);
    // Draws one end at a road, as a new road would have it, or near it.
    std::vector<LonLat> line(added.vertex.begin(), added.vertex.end());
    line.push_back(world.roads.vertex[random.below(world.roads.vertex.size())]);
    line.back().lon += 5e-6 * static_cast<double>(random.below(2));
    add_road(world.roads, line, 60.0F);
  }
  const auto after = routes(world, metric, {.snap_tolerance = tolerance});
  for (std::size_t v = 0; v < before.size(); ++v) {
    if (before[v].found()) REQUIRE(cost(after[v], metric) <= cost(before[v], metric) + rounding);
  }
}

TEST_CASE("with crossings joined, adding a road makes routes longer by rounding at most",
          "[travel][property]") {
  const auto seed = GENERATE(range(200, 220));
  auto world = random_world(static_cast<std::uint64_t>(seed));
  const RoadSettings joined{.join_crossings = true};
  const auto apart = routes(world, Metric::road);
  const auto before = routes(world, Metric::road, joined);
  Random random(static_cast<std::uint64_t>(seed) + 1000);
  add_road(world.roads, random_places(random, 8, extent));
  const auto after = routes(world, Metric::road, joined);
  for (std::size_t v = 0; v < before.size(); ++v) {
    REQUIRE(after[v].length <= before[v].length + Metres{0.01});
    REQUIRE(before[v].length <= apart[v].length + Metres{0.01});
  }
}

TEST_CASE("adding a facility never makes a route longer", "[travel][property]") {
  const auto seed = GENERATE(range(300, 330));
  const auto metric = GENERATE(Metric::road, Metric::time);
  auto world = random_world(static_cast<std::uint64_t>(seed));
  const auto before = routes(world, metric);
  Random random(static_cast<std::uint64_t>(seed));
  world.facilities.push_back(random_places(random, 1, extent).front());
  const auto after = routes(world, metric);
  for (std::size_t v = 0; v < before.size(); ++v) {
    REQUIRE(cost(after[v], metric) <= cost(before[v], metric));
    if (after[v].row < world.facilities.size() - 1) REQUIRE(after[v] == before[v]);
  }
}

TEST_CASE("input in another order gives the same answers in that order", "[travel][property]") {
  const auto seed = GENERATE(range(400, 420));
  const auto metric = GENERATE(Metric::road, Metric::time);
  const auto world = random_world(static_cast<std::uint64_t>(seed));
  RandomWorld swapped;
  for (std::size_t r = world.roads.size(); r-- > 0;) {
    const RoadId road{static_cast<std::uint32_t>(r)};
    const auto first = world.roads.vertex.begin();
    add_road(swapped.roads,
             {first + static_cast<std::ptrdiff_t>(world.roads.first_vertex[r]),
              first + static_cast<std::ptrdiff_t>(world.roads.first_vertex[r + 1])},
             world.roads.speed_kmh[road], world.roads.direction[road], world.roads.is_open[road]);
  }
  swapped.villages.assign(world.villages.rbegin(), world.villages.rend());
  swapped.facilities.assign(world.facilities.rbegin(), world.facilities.rend());
  const auto one = routes(world, metric);
  auto other = routes(swapped, metric);
  std::ranges::reverse(other);
  for (std::size_t v = 0; v < one.size(); ++v) {
    Journey expected = one[v];
    if (expected.found()) {
      expected.row = static_cast<std::uint32_t>(world.facilities.size()) - 1 - expected.row;
    }
    REQUIRE(other[v] == expected);
  }
}

TEST_CASE("a single query gives the same routes as a prepared network", "[travel][property]") {
  const auto seed = GENERATE(range(450, 480));
  const auto metric = GENERATE(Metric::road, Metric::time);
  const auto world = random_world(static_cast<std::uint64_t>(seed));
  const RoadNetwork network(graph_of(world.roads));
  const NearestByRoad search(network, world.facilities, metric, near_roads);
  CHECK(search.from_once(world.villages) == routes(world, metric));
}

TEST_CASE("routes are the same for any number of threads", "[travel][property]") {
  Random random(77);
  RandomWorld world;
  world.roads = random_roads(random, 400, 20'000.0);
  world.villages = random_places(random, 3000, 20'000.0);
  world.facilities = random_places(random, 40, 20'000.0);
  const auto all = routes(world, Metric::time);
  const ThreadLimit one(1);
  CHECK(routes(world, Metric::time) == all);
}

TEST_CASE("a part with its halo has the routes of the whole", "[travel][property]") {
  const auto seed = GENERATE(range(500, 515));
  Random random(static_cast<std::uint64_t>(seed));
  constexpr double wide = 20'000.0;
  constexpr Metres radius = 5_km;
  const Roads roads = random_roads(random, 500, wide);
  const auto villages = random_places(random, 60, wide);
  const auto facilities = random_places(random, 30, wide);
  const auto whole = travel(roads, villages, facilities);

  const LonLat border = ground(wide / 2.0, 0.0);
  const auto in_the_halo = [&](LonLat place) {
    return place.lon < border.lon + 5'010.0 / 90'163.0;
  };
  Roads part;
  for (RoadId r : Rows<RoadId>(roads.size())) {
    const std::vector<LonLat> line(
        roads.vertex.begin() + static_cast<std::ptrdiff_t>(roads.first_vertex[r.index]),
        roads.vertex.begin() + static_cast<std::ptrdiff_t>(roads.first_vertex[r.index + 1]));
    if (std::ranges::none_of(line, in_the_halo)) continue;
    add_road(part, line, roads.speed_kmh[r], roads.direction[r], roads.is_open[r]);
  }
  std::vector<LonLat> of_the_part;
  std::ranges::copy_if(facilities, std::back_inserter(of_the_part), in_the_halo);
  const auto cut_out = travel(part, villages, of_the_part);
  std::size_t near = 0;
  for (std::size_t v = 0; v < villages.size(); ++v) {
    if (villages[v].lon >= border.lon) continue;
    REQUIRE((cut_out[v].length <= radius) == (whole[v].length <= radius));
    if (whole[v].length > radius) continue;
    ++near;
    REQUIRE(cut_out[v].length == whole[v].length);
    REQUIRE(cut_out[v].walk == whole[v].walk);
    REQUIRE(of_the_part[cut_out[v].row] == facilities[whole[v].row]);
  }
  CHECK(near > 0);
}

namespace {

/// The sum, saturated at the largest cost.
RoadCost capped(std::uint64_t a, std::uint64_t b) {
  return static_cast<RoadCost>(std::min<std::uint64_t>(a + b, 0xFFFFFFFF));
}

/// Dijkstra's algorithm with a binary heap, on the same arrays; costs are added in 64 bits.
Column<RoadNodeId, RoadLabel> plain_search(const RoadGraph& graph,
                                           const std::vector<RoadSource>& sources,
                                           RoadMeasure measure, RoadCost limit) {
  using Waiting = std::pair<RoadLabel, RoadNodeId>;
  Column<RoadNodeId, RoadLabel> best(graph.place.size());
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting;
  const auto offer = [&](RoadNodeId node, std::uint64_t cost, std::uint32_t source,
                         RoadCost other) {
    if (cost > limit) return;
    const RoadLabel label{static_cast<RoadCost>(cost), source, other, 0};
    if (label >= best[node]) return;
    best[node] = label;
    waiting.push({label, node});
  };
  for (const RoadSource& s : sources) offer(s.node, s.cost, s.source, s.other);
  while (!waiting.empty()) {
    const auto [label, node] = waiting.top();
    waiting.pop();
    if (label != best[node]) continue;
    for (const RoadEdge& edge : graph.edges_of(node)) {
      const RoadCost time = edge.time & ~RoadEdge::blocked;
      const std::uint64_t cost = label.cost;
      if (measure == RoadMeasure::length) {
        offer(edge.head, cost + edge.length, label.source, capped(label.other, time));
      } else if (time == edge.time) {
        offer(edge.head, cost + time, label.source, capped(label.other, edge.length));
      }
    }
  }
  return best;
}

}  // namespace

TEST_CASE(
    "labels equal those of a plain search, including ties, edges of length 0 and saturated sums",
    "[road_search][property]") {
  const auto seed = GENERATE(range(600, 640));
  Random random(static_cast<std::uint64_t>(seed));
  // Few different lengths make many ties; some links are long, some have length 0.
  const std::size_t nodes = 50 + random.below(300);
  const auto places = random_places(random, nodes, 10'000.0);
  const RoadCost unit = std::vector<RoadCost>{1, 1000, 10'000'000}[random.below(3)];
  const RoadCost time_unit = unit > 1000 ? 1'000'000'000 : unit;
  std::vector<RoadLink> links;
  for (std::size_t i = 0; i < 3 * nodes; ++i) {
    RoadLink link;
    link.start = static_cast<std::uint32_t>(random.below(nodes));
    link.end = static_cast<std::uint32_t>(random.below(nodes));
    link.length = unit * static_cast<RoadCost>(random.below(20) == 0 ? 200 : random.below(4));
    link.time_forth = static_cast<RoadCost>(random.below(3)) * time_unit;
    link.time_back = random.below(4) == 0 ? link.time_forth | RoadEdge::blocked : link.time_forth;
    links.push_back(link);
  }
  const RoadGraph graph = make_road_graph(places, links);
  std::vector<RoadSource> sources;
  for (std::uint32_t i = 0; i < 8; ++i) {
    sources.push_back({{static_cast<std::uint32_t>(random.below(nodes))},
                       unit * static_cast<RoadCost>(random.below(30)),
                       static_cast<RoadCost>(random.below(3)),
                       i / 2});
  }
  const auto measure = GENERATE(RoadMeasure::length, RoadMeasure::time);
  const auto limit = GENERATE(RoadCost{5}, RoadCost{4000}, unreachable_cost - 1);
  const auto fast = search_roads(graph, sources, measure, limit);
  const auto plain = plain_search(graph, sources, measure, limit);
  for (RoadNodeId node : rows(plain)) {
    CAPTURE(seed, node.index, limit);
    REQUIRE(fast[node].cost == plain[node].cost);
    REQUIRE(fast[node].source == plain[node].source);
    REQUIRE(fast[node].other == plain[node].other);
  }
}

namespace {

/// A square of streets, each between two crossings, with a diagonal at each crossing if requested.
template <class Length>
RoadGraph streets(std::uint32_t side, bool has_diagonals, const Length& length) {
  std::vector<LonLat> places;
  std::vector<RoadLink> links;
  const auto add = [&](std::uint32_t start, std::uint32_t end) {
    const RoadCost cost = length();
    links.push_back({start, end, cost, cost, cost, true});
  };
  for (std::uint32_t i = 0; i < side * side; ++i) {
    const bool has_east = i % side + 1 < side;
    const bool has_north = i + side < side * side;
    places.push_back(ground(200.0 * (i % side), 200.0 * (i / side)));
    if (has_east) add(i, i + 1);
    if (has_north) add(i, i + side);
    if (has_east && has_north && has_diagonals) add(i, i + side + 1);
  }
  return make_road_graph(places, links);
}

/// How many times the edges of a node are followed in the mean.
double settled_in_mean(const RoadGraph& graph, RoadMeasure measure, std::uint32_t sources,
                       Random& random) {
  Column<RoadNodeId, RoadLabel> start(graph.place.size());
  for (std::uint32_t i = 0; i < sources; ++i)
    start[RoadNodeId{static_cast<std::uint32_t>(random.below(start.size()))}] = {0, i, 0, 0};
  std::size_t settled = 0;
  search_roads(graph, start, measure, unreachable_cost - 1, &settled);
  return static_cast<double>(settled) / static_cast<double>(graph.place.size());
}

}  // namespace

TEST_CASE("a search scans the edges of few nodes more than once", "[road_search][property]") {
  const auto seed = GENERATE(range(650, 655));
  const auto measure = GENERATE(RoadMeasure::length, RoadMeasure::time);
  const auto sources = GENERATE(1U, 20U);
  CAPTURE(seed, sources);
  Random random(static_cast<std::uint64_t>(seed));
  const RoadGraph even =
      streets(60, false, [&] { return static_cast<RoadCost>(1000 + random.below(999'000)); });
  const double of_even = settled_in_mean(even, measure, sources, random);
  CHECK(of_even >= 1.0);
  CHECK(of_even <= 1.02);
  // One street in twenty is a hundred times as long as the others: wide buckets of short ones.
  const RoadGraph uneven = streets(60, true, [&] {
    return static_cast<RoadCost>(random.below(20) == 0 ? 5'000'000 : 1 + random.below(100'000));
  });
  CHECK(settled_in_mean(uneven, measure, sources, random) <= 2.0);
}
