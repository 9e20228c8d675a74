// SPDX-License-Identifier: Apache-2.0
#include "network/village_roads.hpp"
#include "road_world.hpp"
#include "world.hpp"

#include <hinterland/connection.hpp>
#include <hinterland/coverage.hpp>

#include <catch2/catch.hpp>

#include <cmath>

using namespace hinterland;
using namespace hinterland::test;

namespace {

constexpr double metre_north = 1.0 / 110'960.0;  // degrees of latitude at 36° N
constexpr double metre_east = 1.0 / 90'160.0;    // degrees of longitude at 36° N

/// Gives a village a square polygon around its place, extending that many metres to each side.
void add_land(DrawnWorld& drawn, char village, double metres) {
  Villages& villages = drawn.world.villages;
  villages.land.resize(villages.size());
  const VillageId v = drawn.village(village);
  const LonLat at = villages.place[v];
  const double east = metres * metre_east;
  const double north = metres * metre_north;
  villages.land[v] = {{{{at.lon - east, at.lat - north},
                        {at.lon + east, at.lat - north},
                        {at.lon + east, at.lat + north},
                        {at.lon - east, at.lat + north},
                        {at.lon - east, at.lat - north}},
                       {}}};
}

Connections survey(const DrawnWorld& drawn, Problems& problems) {
  return survey_connections(drawn.world, drawn.catalogue, problems, no_progress);
}

std::optional<VillageRoads> join(const DrawnWorld& drawn) {
  Problems problems;
  return join_villages(drawn.world, {}, {}, TryJoining::no, problems, no_progress);
}

}  // namespace

TEST_CASE("a main connects a village whose polygon it crosses, however far its centre is",
          "[land]") {
  auto drawn = draw_world(100_m, "A         ====     B        C");
  const ServiceId water = drawn.service("water");
  drawn.census("water", "-?-");
  add_land(drawn, 'A', 1100.0);  // 1000 m to the main
  add_land(drawn, 'B', 150.0);   // 600 m to the main
  Problems problems;
  const auto evidence = survey(drawn, problems).evidence[water];
  CHECK(evidence[drawn.village('A')] == Evidence::census_no);
  CHECK(evidence[drawn.village('B')] == Evidence::line);
  CHECK(evidence[drawn.village('C')] == Evidence::census_no);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].detail.en == "water: census no, line 0 m");
}

TEST_CASE("a facility connects a village whose polygon is near", "[land]") {
  auto drawn = draw_world(100_m, "A         B         C");
  const ServiceId water = drawn.service("water");
  const LonLat at = drawn.world.villages.place[drawn.village('B')];
  add_facility(drawn.world, at, water, Level::town);
  add_land(drawn, 'A', 600.0);  // 400 m from the polygon
  Problems problems;
  const auto evidence = survey(drawn, problems).evidence[water];
  CHECK(evidence[drawn.village('A')] == Evidence::facility);
  CHECK(evidence[drawn.village('C')] == Evidence::none);
}

TEST_CASE("a facility of several parts is as near as its nearest part", "[land]") {
  auto drawn = draw_world(100_m, "A    1                                  B");
  drawn.world.facilities.other_places.resize(drawn.world.facilities.size());
  const LonLat b = drawn.world.villages.place[drawn.village('B')];
  drawn.world.facilities.other_places[drawn.facility('1')] = {b};
  const auto coverage = measure_coverage(drawn.world, drawn.catalogue, {}, no_progress);
  const ServiceAccess& school = coverage.access.front();
  CHECK(school.facilities == 1);
  CHECK(school.distance[drawn.village('A')].value == Approx(500).margin(0.5));
  CHECK(school.distance[drawn.village('B')] == 0_m);
  CHECK(facilities_of(drawn.world.facilities, school.service).size() == 2);
}

TEST_CASE("a school on the polygon of a village is in the village", "[land]") {
  auto drawn = draw_world(100_m, "A         a   B");
  add_land(drawn, 'A', 1200.0);
  const auto coverage = measure_coverage(drawn.world, drawn.catalogue, {}, no_progress);
  const ServiceAccess& school = coverage.access.front();
  CHECK(school.in_village[drawn.village('A')] == TriState::yes);  // 1000 m from its centre
  CHECK(school.in_village[drawn.village('B')] == TriState::yes);  // 400 m
}

TEST_CASE("the nearest road is that of the polygon, and the walk is from the centre", "[land]") {
  auto far = draw_world(500_m, R"(
    A



    ----------------1
  )");
  add_land(far, 'A', 1500.0);
  const auto roads = join(far);
  const VillageId a = far.village('A');
  CHECK(roads->survey.nearest_road[a].value == Approx(500).margin(2));
  CHECK(roads->survey.figures.villages_without == 0);
  REQUIRE_FALSE(roads->entries.of(a.index).empty());
  const auto coverage = measure_coverage(far.world, far.catalogue, {}, no_progress, &*roads);
  CHECK(coverage.access.front().by_road.length[a].value ==
        Approx(std::sqrt(1.3 * 1.3 - 1.0) * 2000 + 7500 + 1.3 * 500).epsilon(0.002));

  auto without = far;
  without.world.villages.land = {};
  const auto from_centre = join(without);
  CHECK(from_centre->survey.nearest_road[a].value == Approx(2000).margin(2));
  CHECK(from_centre->survey.figures.villages_without == 1);
  CHECK(from_centre->entries.of(a.index).empty());
}

TEST_CASE("a road on the polygon is 0 m from the village", "[land]") {
  auto drawn = draw_world(100_m, R"(
    A   B

    -------
  )");
  add_land(drawn, 'A', 250.0);
  const auto roads = join(drawn);
  CHECK(roads->survey.nearest_road[drawn.village('A')] == 0_m);
  CHECK(roads->survey.nearest_road[drawn.village('B')].value == Approx(200).margin(1));
  CHECK(roads->entries.of(drawn.village('A').index).size() ==
        join(draw_world(100_m, R"(
    A   B

    -------
  )"))
            ->entries.of(drawn.village('A').index)
            .size());
}

TEST_CASE("a polygon never increases the distance to a road or a main, in random worlds",
          "[land][property]") {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const DrawnWorld points = random_world(seed, 30_km, 60);
    DrawnWorld lands = points;
    lands.world.villages.land.resize(points.world.villages.size());
    for (VillageId v : rows(points.world.villages.place)) {
      if (v.index % 3 == 0) continue;
      const LonLat at = points.world.villages.place[v];
      const double half = (200.0 + 40.0 * v.index) * metre_north;
      lands.world.villages.land[v] = {{{{at.lon - half, at.lat - half},
                                        {at.lon + half, at.lat - half},
                                        {at.lon, at.lat + half},
                                        {at.lon - half, at.lat - half}},
                                       {}}};
    }
    Problems problems;
    const Connections before = survey(points, problems);
    const Connections after = survey(lands, problems);
    const auto roads_before = join(points);
    const auto roads_after = join(lands);
    for (VillageId v : rows(points.world.villages.place)) {
      for (ServiceId s : rows(before.evidence)) {
        if (before.evidence[s].empty() || before.evidence[s][v] != Evidence::line) continue;
        CHECK(after.evidence[s][v] == Evidence::line);
      }
      CHECK(roads_after->survey.nearest_road[v] <=
            roads_before->survey.nearest_road[v] + Metres{0.01});
    }
  }
}

namespace {

/// Villages with polygons of all sizes around them, one in three without.
World random_lands(Random& random, std::size_t count, double extent) {
  World world;
  Villages& villages = world.villages;
  for (const LonLat at : random_places(random, count, extent)) {
    villages.place.push_back(at);
    villages.people.push_back({});
    const double half = random.uniform(100.0, 2500.0) * metre_north;
    MultiPolygon land;
    if (random.uniform(0.0, 3.0) > 1.0) {
      land = {{{{at.lon - half, at.lat - half},
                {at.lon + half, at.lat - half},
                {at.lon, at.lat + half},
                {at.lon - half, at.lat - half}},
               {}}};
    }
    villages.land.push_back(std::move(land));
  }
  return world;
}

std::vector<Journey> journeys(World& world, const Roads& roads, const std::vector<LonLat>& targets,
                              Metric metric) {
  world.roads = roads;
  Problems problems;
  const auto joined = join_villages(world, {}, {}, TryJoining::no, problems, no_progress);
  const std::span<const LonLat> places(world.villages.place.data(), world.villages.size());
  return NearestByRoad(joined->network, targets, metric, {})
      .from(joined->entries, make_origins(places));
}

/// The same roads with an additional vertex in the middle of each piece.
Roads with_more_vertices(const Roads& roads) {
  Roads dense = roads;
  dense.vertex.clear();
  dense.first_vertex = {0};
  for (std::size_t r = 0; r + 1 < roads.first_vertex.size(); ++r) {
    for (std::size_t v = roads.first_vertex[r]; v < roads.first_vertex[r + 1]; ++v) {
      if (v > roads.first_vertex[r]) {
        const LonLat a = roads.vertex[v - 1];
        const LonLat b = roads.vertex[v];
        dense.vertex.push_back({(a.lon + b.lon) / 2.0, (a.lat + b.lat) / 2.0});
      }
      dense.vertex.push_back(roads.vertex[v]);
    }
    dense.first_vertex.push_back(dense.vertex.size());
  }
  return dense;
}

}  // namespace

TEST_CASE("a village may enter a road near its polygon and leave it on the same long piece",
          "[land]") {
  World world;
  world.villages.place = {ground(0.0, 0.0)};
  world.villages.people.resize(1);
  const LonLat low = ground(-1500.0, -1500.0);
  const LonLat high = ground(1500.0, 1500.0);
  world.villages.land = {{{{low, {high.lon, low.lat}, high, {low.lon, high.lat}, low}, {}}}};
  Roads roads;
  add_road(roads, {ground(-9000.0, 2000.0), ground(9000.0, 2000.0)});
  const auto found = journeys(world, roads, {ground(4000.0, 2000.0)}, Metric::road);
  CHECK(found[0].length.value == Approx(std::sqrt(1.3 * 1.3 - 1.0) * 2000 + 4000).margin(10.0));
}

TEST_CASE("additional roads and vertices never make a village with a polygon worse off",
          "[land][property]") {
  std::size_t nearer = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    Random random(seed);
    World world = random_lands(random, 40, 9'000.0);
    const std::vector<LonLat> targets = random_places(random, 3, 9'000.0);
    Random again = random;  // draws the same roads, and some more
    const Roads some = random_roads(random, 40, 9'000.0);
    const Roads more = random_roads(again, 45, 9'000.0);
    for (const Metric metric : {Metric::road, Metric::time}) {
      const auto before = journeys(world, some, targets, metric);
      const auto after = journeys(world, more, targets, metric);
      const auto dense = journeys(world, with_more_vertices(more), targets, metric);
      for (std::size_t i = 0; i < before.size(); ++i) {
        const bool time = metric == Metric::time;
        const auto cost = [&](const Journey& j) { return time ? j.time.value : j.length.value; };
        CHECK(cost(after[i]) <= cost(before[i]) + 1e-9);
        if (cost(after[i]) < cost(before[i])) ++nearer;
        CHECK(after[i].found() == dense[i].found());
        if (after[i].found())
          CHECK(cost(dense[i]) == Approx(cost(after[i])).margin(time ? 0.01 : 0.1));
      }
    }
  }
  CHECK(nearer > 0);
}
