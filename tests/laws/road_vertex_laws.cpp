// SPDX-License-Identifier: Apache-2.0
#include "road_oracle.hpp"
#include "road_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace hinterland;
using namespace hinterland::test;

namespace {

constexpr double extent = 4000.0;  // metres

struct RandomWorld {
  Roads roads;
  std::vector<LonLat> villages;
  std::vector<LonLat> facilities;
  TravelSettings settings;
};

/// With a walk factor from 1 upwards, and with roads slower than walking.
RandomWorld random_world(std::uint64_t seed) {
  Random random(seed);
  RandomWorld world;
  world.roads = random_roads(random, 5 + random.below(25), extent);
  for (float& speed : world.roads.speed_kmh) {
    if (random.below(6) == 0) speed = 3.0F;
  }
  world.villages = random_places(random, 20, extent);
  world.facilities = random_places(random, 1 + random.below(8), extent);
  // Some places are on a road, some at one of its vertices.
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t v = random.below(world.roads.vertex.size() - 1);
    world.villages[i] = oracle::between(world.roads.vertex[v], world.roads.vertex[v + 1],
                                        random.below(2) == 0 ? 0.0 : random.uniform(0.0, 0.01));
  }
  world.settings.access_limit = Metres{random.uniform(50.0, 900.0)};
  constexpr double factors[] = {1.0, 1.0001, 1.1, 1.3, 2.0, 5.0};
  world.settings.walk_factor = factors[random.below(6)];
  return world;
}

std::vector<Journey> routes(const RandomWorld& world, Metric metric) {
  return travel(world.roads, world.villages, world.facilities, metric, world.settings);
}

double cost(const Journey& journey, Metric metric) {
  return metric == Metric::time ? journey.time.value : journey.length.value;
}

/// The rounding that vertices may change: a walk is rounded to the millimetre (0.8 ms on foot), and
/// so are its end and the lengths of roads; a new vertex within a centimetre of another is merged
/// with it; and either end of a route may be 2 mm nearer to the road.
double rounding_of(const RandomWorld& world, Metric metric) {
  const double walk = 2.0 * 0.002 * world.settings.walk_factor;
  return metric == Metric::time ? 0.0003 + walk / 75.0 : 0.012 + walk;
}

/// The same roads with up to `most` more vertices on each piece.
Roads with_more_vertices(const Roads& roads, Random& random, std::uint64_t most) {
  Roads more;
  for (RoadId r : Rows<RoadId>(roads.size())) {
    std::vector<LonLat> line;
    for (std::size_t v = roads.first_vertex[r.index]; v < roads.first_vertex[r.index + 1]; ++v) {
      if (!line.empty() && line.back() != roads.vertex[v]) {
        const LonLat before = line.back();
        std::vector<double> share(random.below(most + 1));
        for (double& s : share) s = random.uniform(0.0, 1.0);
        std::ranges::sort(share);
        for (const double s : share) line.push_back(oracle::between(before, roads.vertex[v], s));
      }
      line.push_back(roads.vertex[v]);
    }
    add_road(more, line, roads.speed_kmh[r], roads.direction[r], roads.is_open[r]);
  }
  return more;
}

}  // namespace

TEST_CASE("an additional vertex on a road changes nothing", "[travel][vertices][property]") {
  const auto seed = GENERATE(range(1, 121));
  const auto metric = GENERATE(Metric::road, Metric::time);
  auto world = random_world(static_cast<std::uint64_t>(seed));
  const auto before = routes(world, metric);
  Random random(static_cast<std::uint64_t>(seed) + 1000);
  world.roads = with_more_vertices(world.roads, random, seed % 3 == 0 ? 40 : 2);
  const auto after = routes(world, metric);
  const double rounding = rounding_of(world, metric);
  for (std::size_t v = 0; v < before.size(); ++v) {
    CAPTURE(seed, v, before[v].length.value, after[v].length.value);
    REQUIRE(before[v].found() == after[v].found());
    if (!before[v].found()) continue;
    REQUIRE(cost(after[v], metric) == Approx(cost(before[v], metric)).margin(rounding));
  }
}

TEST_CASE("routes equal those of roads with access at every metre",
          "[travel][vertices][property]") {
  const auto seed = GENERATE(range(200, 260));
  const auto metric = GENERATE(Metric::road, Metric::time);
  const auto world = random_world(static_cast<std::uint64_t>(seed));
  const auto fast = travel(world.roads, world.villages, world.facilities, metric, world.settings,
                           {.snap_tolerance = 0_m});
  const auto slow = oracle::SlowRoads(world.roads, metric, world.settings)
                        .nearest(world.villages, world.facilities);
  // One step more or less costs at most the walk and the road along it.
  const double step = 1.0 + world.settings.walk_factor;
  const double of_steps = metric == Metric::time ? 0.06 / 3.0 * step : 2.0 * step;
  const double rounding = rounding_of(world, metric);
  for (std::size_t v = 0; v < fast.size(); ++v) {
    CAPTURE(seed, v, fast[v].length.value, slow[v], world.settings.walk_factor);
    if (std::isfinite(slow[v])) REQUIRE(fast[v].found());
    if (!fast[v].found()) continue;
    REQUIRE(cost(fast[v], metric) <= slow[v] + rounding);
    REQUIRE(cost(fast[v], metric) >= slow[v] - of_steps);
  }
}

TEST_CASE("additional roads, vertices and facilities never make a village worse off",
          "[travel][vertices][property]") {
  const auto seed = GENERATE(range(300, 360));
  const auto metric = GENERATE(Metric::road, Metric::time);
  auto world = random_world(static_cast<std::uint64_t>(seed));
  const auto before = routes(world, metric);
  Random random(static_cast<std::uint64_t>(seed) + 1000);
  const Roads added = random_roads(random, 4, extent);
  for (RoadId r : Rows<RoadId>(added.size())) {
    std::vector<LonLat> line(
        added.vertex.begin() + static_cast<long>(added.first_vertex[r.index]),
        added.vertex.begin() + static_cast<long>(added.first_vertex[r.index + 1]));
    line.push_back(world.roads.vertex[random.below(world.roads.vertex.size())]);
    add_road(world.roads, line, added.speed_kmh[r], added.direction[r], added.is_open[r]);
  }
  const auto with_roads = routes(world, metric);
  world.facilities.push_back(random_places(random, 1, extent).front());
  const auto with_facility = routes(world, metric);
  world.roads = with_more_vertices(world.roads, random, 3);
  const auto with_vertices = routes(world, metric);
  const double rounding = rounding_of(world, metric);
  for (std::size_t v = 0; v < before.size(); ++v) {
    CAPTURE(seed, v, static_cast<int>(metric), world.settings.walk_factor);
    if (before[v].found()) {
      REQUIRE(cost(with_roads[v], metric) <= cost(before[v], metric) + rounding);
    }
    REQUIRE(cost(with_facility[v], metric) <= cost(with_roads[v], metric));
    if (!with_facility[v].found()) continue;
    REQUIRE(cost(with_vertices[v], metric) <= cost(with_facility[v], metric) + rounding);
  }
}
