// SPDX-License-Identifier: Apache-2.0
#include "extended.hpp"
#include "geometry/distance.hpp"
#include "network/line_starts.hpp"
#include "network/place_links.hpp"
#include "road_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

using Polyline = std::vector<LonLat>;

/// Villages without water, roads and water mains, as lists that can be drawn in other ways.
struct LineWorld {
  Polyline villages;
  std::vector<Polyline> roads;
  std::vector<Polyline> mains;
};

Polyline random_polyline(Random& random, LonLat start, std::size_t pieces, double longest) {
  Polyline line{start};
  double heading = random.uniform(0.0, 2.0 * std::numbers::pi);
  double east = (start.lon - 117.0) * 90'163.0;
  double north = (start.lat - 36.0) * 110'959.0;
  for (std::size_t p = 0; p < pieces; ++p) {
    heading += random.uniform(-1.0, 1.0);
    const double length = random.uniform(0.1, 1.0) * longest;
    east += length * std::cos(heading);
    north += length * std::sin(heading);
    line.push_back(ground(east, north));
  }
  return line;
}

LonLat somewhere(Random& random, double extent = 2500.0) {
  const double east = random.uniform(0.0, extent);
  return ground(east, random.uniform(0.0, extent));
}

/// Few enough villages and roads that the cheapest lines are proven.
LineWorld random_line_world(std::uint64_t seed) {
  Random random(seed);
  LineWorld world;
  for (std::size_t i = 0; i < 3; ++i) world.villages.push_back(somewhere(random));
  for (std::size_t i = 0; i < 5; ++i) {
    LonLat start = somewhere(random);
    if (i > 0 && random.chance(0.7)) {
      const Polyline& other = world.roads[random.below(world.roads.size())];
      start = other[1 + random.below(other.size() - 2)];
    }
    world.roads.push_back(random_polyline(random, start, 2 + random.below(4), 800.0));
  }
  world.mains.push_back(random_polyline(random, somewhere(random), 1 + random.below(3), 500.0));
  return world;
}

/// The cost of the water lines and whether it is proven to be the least.
std::pair<double, bool> water_lines(const LineWorld& world) {
  DrawnWorld drawn = draw_world(1_km, "1");
  const ServiceId water = drawn.service("water");
  auto& census = drawn.world.villages.census[water];
  for (const LonLat& place : world.villages) {
    add_village(drawn.world, place, "v", 100_people);
    census.push_back(CensusAnswer::no);
  }
  for (const Polyline& road : world.roads) add_road(drawn.world.roads, road);
  NetworkLines& mains = drawn.world.networks[water];
  mains.given = mains.complete = true;
  for (const Polyline& main : world.mains) {
    mains.vertex.insert(mains.vertex.end(), main.begin(), main.end());
    mains.first_vertex.push_back(mains.vertex.size());
  }
  Service& service = drawn.catalogue.services[water];
  service.price.per_metre_across = {{10.0}, {13.0}, {40.0}};
  service.tap_distance = 200_m;
  service.extends_from_villages = false;
  const auto extended = extend(drawn, {});
  for (const ServiceLines& lines : extended.plan.services) {
    if (lines.service != water) continue;
    return {to_yuan(lines.cost).value, lines.cost == lines.lower_bound};
  }
  return {0.0, true};
}

/// A vertex on each straight stretch.
Polyline with_vertices(const Polyline& line, double share) {
  Polyline finer{line.front()};
  for (std::size_t v = 1; v < line.size(); ++v) {
    finer.push_back(place_on({line[v - 1], line[v]}, share));
    finer.push_back(line[v]);
  }
  return finer;
}

std::vector<Polyline> split(const std::vector<Polyline>& lines) {
  std::vector<Polyline> parts;
  for (const Polyline& line : lines) {
    for (std::size_t v = 1; v < line.size(); ++v) parts.push_back({line[v - 1], line[v]});
  }
  return parts;
}

std::vector<Polyline> twice(std::vector<Polyline> lines) {
  const std::size_t count = lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    lines.push_back(i % 2 == 0 ? lines[i] : Polyline(lines[i].rbegin(), lines[i].rend()));
  }
  return lines;
}

}  // namespace

TEST_CASE("how roads and mains are drawn changes no line", "[corridor_graph][property]") {
  std::size_t proven = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO(seed);
    const LineWorld world = random_line_world(seed);
    const auto [cost, is_proven] = water_lines(world);
    if (!is_proven) continue;
    ++proven;
    const auto check = [&, least = cost](const LineWorld& other) {
      const auto found = water_lines(other);
      CHECK(found.first == Approx(least).margin(2.0));
    };
    LineWorld other = world;
    std::ranges::reverse(other.villages);
    std::ranges::reverse(other.roads);
    for (Polyline& road : other.roads) std::ranges::reverse(road);
    for (Polyline& main : other.mains) std::ranges::reverse(main);
    check(other);
    other = world;
    other.roads = split(other.roads);
    other.mains = split(other.mains);
    check(other);
    other = world;
    for (Polyline& road : other.roads) road = with_vertices(road, 0.37);
    for (Polyline& main : other.mains) main = with_vertices(main, 0.61);
    check(other);
    other = world;
    other.roads = twice(other.roads);
    other.mains = twice(other.mains);
    check(other);
    other = world;
    other.roads.push_back({ground(300'000, 0), ground(330'000, 0), ground(330'000, 500)});
    check(other);
  }
  CHECK(proven > 50);
}

TEST_CASE("more roads, lanes or mains never make the best lines dearer",
          "[corridor_graph][property]") {
  std::size_t proven = 0;
  for (std::uint64_t seed = 100; seed < 200; ++seed) {
    INFO(seed);
    const LineWorld world = random_line_world(seed);
    const auto [cost, is_proven] = water_lines(world);
    if (!is_proven) continue;
    ++proven;
    const auto check = [&, least = cost](const LineWorld& other) {
      const auto found = water_lines(other);
      if (found.second) CHECK(found.first <= least + 2.0);
    };
    Random random(seed, 1);
    LineWorld other = world;  // a road from a point between the ends of another one
    const Polyline& branched = world.roads[random.below(world.roads.size())];
    other.roads.push_back(random_polyline(random, branched[1 + random.below(branched.size() - 2)],
                                          1 + random.below(4), 600.0));
    check(other);
    other = world;  // a lane in each village, joined to nothing
    for (const LonLat& village : world.villages) {
      other.roads.push_back(random_polyline(random, village, 1, 40.0));
    }
    check(other);
    other = world;  // a main elsewhere
    other.mains.push_back(random_polyline(random, somewhere(random), 2, 400.0));
    check(other);
    other = world;  // a main that is continued
    other.mains.push_back(random_polyline(random, world.mains.front().back(), 2, 400.0));
    check(other);
    other = world;  // a main that branches
    other.mains.push_back(random_polyline(random, world.mains.front().front(), 1, 900.0));
    check(other);
  }
  CHECK(proven > 80);
}

TEST_CASE("the lines of two counties are the sum of both", "[corridor_graph][property]") {
  std::size_t proven = 0;
  for (std::uint64_t seed = 300; seed < 320; ++seed) {
    INFO(seed);
    LineWorld world = random_line_world(seed);
    LineWorld far = random_line_world(seed + 1000);
    for (LonLat& place : far.villages) place.lon += 1.0;
    for (auto* lines : {&far.roads, &far.mains}) {
      for (Polyline& line : *lines) {
        for (LonLat& vertex : line) vertex.lon += 1.0;
      }
    }
    const auto one = water_lines(world);
    const auto two = water_lines(far);
    world.villages.insert(world.villages.end(), far.villages.begin(), far.villages.end());
    world.roads.insert(world.roads.end(), far.roads.begin(), far.roads.end());
    world.mains.insert(world.mains.end(), far.mains.begin(), far.mains.end());
    const auto both = water_lines(world);
    if (!one.second || !two.second || !both.second) continue;
    ++proven;
    CHECK(both.first == Approx(one.first + two.first).margin(0.05));
  }
  CHECK(proven > 10);
}

namespace {

double metres_to(LonLat place, const std::vector<Polyline>& lines) {
  Metres least = unreachable;
  for (const Polyline& line : lines) {
    for (std::size_t v = 1; v < line.size(); ++v) {
      const Piece piece{line[v - 1], line[v]};
      least =
          std::min(least, distance_between(place, place_on(piece, nearest_share(piece, place))));
    }
  }
  return least.value;
}

}  // namespace

TEST_CASE("a line starts where that is cheapest, of all points of lines and roads",
          "[corridor_graph][property]") {
  const auto seed = GENERATE(range(0U, 60U));
  Random random(seed);
  Roads roads;
  const Polyline road = random_polyline(random, ground(0, 0), 4, 400.0);
  add_road(roads, road);
  std::vector<Polyline> lines;
  for (int i = 0; i < 3; ++i) {
    lines.push_back(random_polyline(
        random, ground(random.uniform(-400, 400), random.uniform(-400, 400)), 2, 400.0));
  }
  Polyline vertex;
  std::vector<std::size_t> first{0};
  for (const Polyline& line : lines) {
    vertex.insert(vertex.end(), line.begin(), line.end());
    first.push_back(vertex.size());
  }
  const double across_cost = random.uniform(1.1, 3.0);
  const RoadGraph graph = graph_of(roads);
  const RoadChains chains = find_chains(graph);
  REQUIRE(chains.size() == 1);
  const LineStarts starts =
      find_starts(chains, graph, {LineView{vertex, first}, 300_m, across_cost});
  const auto in_road = [&](double along) {
    return std::ranges::any_of(starts.in_road, [&](const ChainStretch& stretch) {
      return stretch.from <= along && along <= stretch.to;
    });
  };
  // The chain in steps of at most a metre: centimetres, and the cost to reach that point directly.
  std::vector<std::pair<double, double>> step;
  for (std::size_t v = 0; v + 1 < chains.node.size(); ++v) {
    const Piece piece{graph.place[chains.node[v]], graph.place[chains.node[v + 1]]};
    const double from = chains.centimetres[v];
    const double to = chains.centimetres[v + 1];
    const auto steps = static_cast<int>((to - from) / 100.0) + 1;
    for (int i = 0; i <= steps; ++i) {
      const double share = static_cast<double>(i) / steps;
      const double along = std::lerp(from, to, share);
      const double metres = metres_to(place_on(piece, share), lines);
      const double cost = in_road(along)    ? 0.0
                          : metres <= 300.0 ? 100.0 * across_cost * metres
                                            : std::numeric_limits<double>::infinity();
      step.emplace_back(along, cost);
    }
  }
  for (std::size_t t = 0; t < step.size(); t += 20) {
    double expected = std::numeric_limits<double>::infinity();
    for (const auto& [along, cost] : step) {
      expected = std::min(expected, cost + std::abs(along - step[t].first));
    }
    double found = step[t].second;  // the point itself is reached directly
    for (const ChainPlace& start : starts.place) {
      const auto v = static_cast<std::size_t>(std::upper_bound(chains.centimetres.begin(),
                                                               chains.centimetres.end() - 1,
                                                               start.centimetres) -
                                              chains.centimetres.begin());
      const Piece piece{graph.place[chains.node[v - 1]], graph.place[chains.node[v]]};
      const double share = static_cast<double>(start.centimetres - chains.centimetres[v - 1]) /
                           (chains.centimetres[v] - chains.centimetres[v - 1]);
      const double metres = metres_to(place_on(piece, share), lines);
      CHECK(metres <= 300.0);
      const double cost = in_road(start.centimetres) ? 0.0 : 100.0 * across_cost * metres;
      found = std::min(found, cost + std::abs(start.centimetres - step[t].first));
    }
    // Steps of a metre miss the best point by at most half a metre.
    if (expected == std::numeric_limits<double>::infinity()) continue;
    CHECK(found <= expected + 150.0 + 50.0 * across_cost);
    CHECK(found >= expected - 150.0 - 50.0 * across_cost);
  }
}

TEST_CASE("places are linked unless a third one is in the circle on their link",
          "[corridor_graph][property]") {
  const auto seed = GENERATE(range(0U, 40U));
  Random random(seed);
  std::vector<LonLat> places = random_places(random, 1 + seed * 5, 5000.0);
  for (std::size_t i = 0; i < seed % 7; ++i) places.push_back(places[random.below(places.size())]);
  const Metres limit{random.uniform(300.0, 6000.0)};
  std::vector<PlacePair> expected;
  for (std::uint32_t a = 0; a < places.size(); ++a) {
    const auto is_first = [&](std::uint32_t p) {
      return std::find(places.begin(), places.end(), places[p]) - places.begin() == p;
    };
    if (!is_first(a)) {
      const auto first = std::find(places.begin(), places.end(), places[a]) - places.begin();
      expected.push_back({static_cast<std::uint32_t>(first), a});
      continue;
    }
    for (std::uint32_t b = a + 1; b < places.size(); ++b) {
      if (!is_first(b) || distance_between(places[a], places[b]) > limit) continue;
      const bool is_free = std::ranges::all_of(places, [&](const LonLat& third) {
        const auto square = [](LonLat p, LonLat q) {
          return squared_chord(to_position(p), to_position(q));
        };
        return square(third, places[a]) + square(third, places[b]) >=
               square(places[a], places[b]) * (1.0 - 1e-9);
      });
      if (is_free) expected.push_back({a, b});
    }
  }
  std::ranges::sort(expected);
  CHECK(links_within(places, limit) == expected);
}

TEST_CASE("distant places do not change links", "[corridor_graph][property]") {
  Random random(7);
  std::vector<LonLat> places = random_places(random, 300, 9000.0);
  const auto links = links_within(places, 5_km);
  places.push_back(ground(400'000, 20'000));
  CHECK(links_within(places, 5_km) == links);
}
