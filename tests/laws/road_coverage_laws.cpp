// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "network/village_roads.hpp"
#include "output/village_fields.hpp"
#include "planning/coverage.hpp"
#include "road_world.hpp"
#include "world.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/threads.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

namespace {

Coverage measure(const DrawnWorld& drawn, const CoverageSettings& settings) {
  Problems problems;
  const auto roads = join_villages(drawn.world, {}, {}, TryJoining::no, problems, no_progress);
  return measure_coverage(drawn.world, drawn.catalogue, settings, no_progress, &*roads);
}

CoverageSettings by(Metric metric) {
  CoverageSettings settings;
  settings.metric = metric;
  return settings;
}

/// Metres, or minutes if time decides.
double critical(const Coverage& coverage, VillageId v) {
  return coverage.metric == Metric::time ? coverage.critical_time[v].value
                                         : coverage.critical_radius[v].value;
}

void require_no_worse(const Coverage& after, const Coverage& before) {
  for (VillageId v : rows(before.covered)) {
    // A village that is within the radius in a straight line is covered, too far, or cut off.
    REQUIRE((before.covers(v) || before.covered_straight[v] != TriState::yes ||
             before.is_cut_off(v) == (before.impedance(v) == out_of_reach)));
    REQUIRE((before.covered_straight[v] == TriState::yes || !before.covers(v)));
    REQUIRE(before.facility(v));
    REQUIRE(critical(after, v) <= critical(before, v));
    REQUIRE((after.covers(v) || !before.covers(v)));
  }
}

}  // namespace

TEST_CASE("adding a road or a facility never takes a village out of the radius",
          "[road_coverage][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 11)));
  const auto metric = GENERATE(Metric::road, Metric::time);
  const auto before = random_world(seed, 12_km, 120);
  const auto covered = measure(before, by(metric));

  auto with_road = before;
  Random random(seed);
  add_road(with_road.world.roads,
           {ground(random.uniform(0.0, 12'000.0), random.uniform(0.0, 12'000.0)),
            ground(random.uniform(0.0, 12'000.0), random.uniform(0.0, 12'000.0))});
  require_no_worse(measure(with_road, by(metric)), covered);

  auto with_school = before;
  add_facility(with_school.world, with_school.world.villages.place[VillageId{7}],
               with_school.service("school"), Level::town);
  require_no_worse(measure(with_school, by(metric)), covered);
}

TEST_CASE("a distance along roads is never less than the straight distance",
          "[road_coverage][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(20, 30)));
  const auto drawn = random_world(seed, 12_km, 120);
  const auto straight = measure(drawn, by(Metric::straight));
  const auto road = measure(drawn, by(Metric::road));
  for (std::size_t a = 0; a < road.access.size(); ++a) {
    for (VillageId v : rows(road.covered)) {
      const RoadAccess& route = road.access[a].by_road;
      CHECK(route.length[v] == straight.access[a].by_road.length[v]);  // whichever metric decides
      if (!route.facility[v]) continue;
      REQUIRE(road.access[a].nearest[v] == route.facility[v]);
      REQUIRE(route.length[v] >= road.access[a].distance[v] - Metres{0.05});  // rounded lengths
      REQUIRE(road.access[a].distance[v] >= straight.access[a].distance[v]);
      REQUIRE(route.walk[v] <= route.length[v]);
    }
  }
}

TEST_CASE("the critical radius is the smallest that covers the village, along roads and by time",
          "[road_coverage][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(40, 44)));
  const auto metric = GENERATE(Metric::road, Metric::time);
  const auto drawn = random_world(seed, 6_km, 30);
  const auto coverage = measure(drawn, by(metric));
  std::size_t reached = 0;
  for (VillageId v : rows(coverage.covered)) {
    const double least = critical(coverage, v);
    if (least == unreachable.value) continue;
    ++reached;
    const auto covers_at = [&](double radius) {
      CoverageSettings settings = by(metric);
      settings.core_radius = 0_m;
      settings.band_radius = Metres{radius};
      settings.core_time = Minutes{0.0};
      settings.band_time = Minutes{radius};
      return measure(drawn, settings).covers(v);
    };
    REQUIRE(covers_at(least));
    const double grace = metric == Metric::time ? time_grace.value : radius_grace.value;
    REQUIRE(covers_at(rounded_up(least, grace)));  // as written
    REQUIRE_FALSE(covers_at(least - (metric == Metric::time ? 1.1e-5 : 0.0011)));
  }
  CHECK(reached > 0);
}

TEST_CASE("coverage along roads is the same for any number of threads",
          "[road_coverage][property]") {
  const auto metric = GENERATE(Metric::road, Metric::time);
  const auto drawn = random_world(77, 12_km, 500);
  const auto alone = [&] {
    const ThreadLimit one(1);
    return measure(drawn, by(metric));
  }();
  const auto together = measure(drawn, by(metric));
  CHECK(alone.covered == together.covered);
  CHECK(alone.critical_radius == together.critical_radius);
  CHECK(alone.critical_time == together.critical_time);
  for (std::size_t a = 0; a < alone.access.size(); ++a) {
    CHECK(alone.access[a].nearest == together.access[a].nearest);
    CHECK(alone.access[a].by_road.walk == together.access[a].by_road.walk);
    CHECK(alone.access[a].by_road.time == together.access[a].by_road.time);
  }
}

TEST_CASE("the nearest road equals that of trying all roads, near or far",
          "[road_coverage][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(60, 64)));
  auto drawn = random_world(seed, 12_km, 60);
  for (const double north : {30'000.0, 90'000.0, 2'000'000.0}) {
    add_village(drawn.world, ground(0.0, north), "far", std::nullopt);
  }
  drawn.world.roads.is_open[RoadId{3}] = TriState::no;
  Problems problems;
  const auto roads = join_villages(drawn.world, {}, {}, TryJoining::no, problems, no_progress);
  for (VillageId v : rows(drawn.world.villages.place)) {
    const Metres slow = roads->network.nearest_road(drawn.world.villages.place[v]);
    const Metres found = roads->survey.nearest_road[v];
    if (slow > farthest_road) {
      REQUIRE(found == unreachable);
    } else {
      REQUIRE(found.value == Approx(slow.value).epsilon(1e-6));
    }
  }
}

TEST_CASE("coverage within the radius is the same if the search ends at the radius",
          "[road_coverage][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(60, 90)));
  const auto metric = GENERATE(Metric::straight, Metric::road, Metric::time);
  auto drawn = random_world(seed, 12_km, 120);
  Random random(seed);
  for (FacilityId f : rows(drawn.world.facilities.place)) {
    if (random.uniform(0.0, 1.0) < 0.3)
      drawn.world.facilities.radius[f] = Metres{random.uniform(0.0, 9'000.0)};
  }
  const CoverageSettings settings = by(metric);
  Problems problems;
  const auto roads = join_villages(drawn.world, {}, {}, TryJoining::no, problems, no_progress);
  const Coverage all =
      measure_coverage(drawn.world, drawn.catalogue, settings, no_progress, &*roads);
  const Coverage within = measure_within_radius(drawn.world, drawn.catalogue, settings, &*roads);
  std::size_t inside = 0;
  std::size_t outside = 0;
  for (VillageId v : rows(all.covered)) {
    REQUIRE(within.covered[v] == all.covered[v]);
    for (std::size_t s = 0; s < all.access.size(); ++s) {
      const bool is_inside = all.access[s].margin(v) <= Impedance{};
      REQUIRE((within.access[s].margin(v) <= Impedance{}) == is_inside);
      ++(is_inside ? inside : outside);
    }
  }
  REQUIRE(inside > 0);
  REQUIRE(outside > 0);
}
