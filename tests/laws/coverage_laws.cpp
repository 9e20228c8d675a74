// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "world.hpp"

#include <hinterland/coverage.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace hinterland;
using namespace hinterland::test;

namespace {

Coverage measure(const DrawnWorld& drawn, const CoverageSettings& settings = {}) {
  return measure_coverage(drawn.world, drawn.catalogue, settings, no_progress);
}

/// Reference implementation: tries every facility.
Metres slow_distance(const World& world, ServiceId service, LonLat from) {
  Metres best = unreachable;
  for (FacilityId f : rows(world.facilities.place)) {
    if (world.facilities.service[f] != service) continue;
    if (world.facilities.level[f] == Level::village) continue;
    best = std::min(best, distance_between(world.facilities.place[f], from));
  }
  return best;
}

}  // namespace

TEST_CASE("coverage equals that of trying every facility", "[coverage][property]") {
  const auto seed = GENERATE(range(1, 21));
  const auto drawn = random_world(static_cast<std::uint64_t>(seed), 30_km, 300);
  const auto coverage = measure(drawn);
  for (VillageId v : rows(drawn.world.villages.place)) {
    Metres least = unreachable;
    for (const ServiceAccess& access : coverage.access) {
      const Metres slow = slow_distance(drawn.world, access.service, drawn.world.villages.place[v]);
      REQUIRE(access.distance[v].value == Approx(slow.value).margin(1e-6));
      least = std::min(least, access.distance[v]);
    }
    REQUIRE(coverage.critical_radius[v].value == least.value);
    REQUIRE(coverage.covers(v) == (least <= 5_km));
  }
}

TEST_CASE("adding a facility never makes a village worse off", "[coverage][property]") {
  const auto seed = GENERATE(range(100, 110));
  const auto before = random_world(static_cast<std::uint64_t>(seed), 30_km, 200);
  auto after = before;
  add_facility(after.world, after.world.villages.place[VillageId{7}], after.service("school"),
               Level::town);
  const auto covered_before = measure(before);
  const auto covered_after = measure(after);
  for (VillageId v : rows(covered_before.covered)) {
    REQUIRE(covered_after.critical_radius[v] <= covered_before.critical_radius[v]);
    REQUIRE((covered_after.covers(v) || !covered_before.covers(v)));
  }
}

TEST_CASE("the critical radius is the least radius at which the village is covered",
          "[coverage][property]") {
  const auto seed = GENERATE(range(200, 205));
  const auto drawn = random_world(static_cast<std::uint64_t>(seed), 20_km, 100);
  CoverageSettings settings;
  settings.covered_by = GENERATE(CoveredBy::any, CoveredBy::all);
  const auto coverage = measure(drawn, settings);
  for (VillageId v : rows(coverage.covered)) {
    const Metres switches{coverage.critical_radius[v].value};
    if (switches == unreachable) continue;
    settings.core_radius = 0_m;
    settings.band_radius = switches;
    REQUIRE(measure(drawn, settings).covers(v));
    settings.band_radius = switches - Metres{1e-6};
    REQUIRE_FALSE(measure(drawn, settings).covers(v));
  }
}
