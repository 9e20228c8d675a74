// SPDX-License-Identifier: Apache-2.0
#include "network/village_roads.hpp"
#include "polygons.hpp"
#include "road_world.hpp"
#include "world.hpp"

#include <hinterland/service_area.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// A hand-made world and its coverage.
struct Land {
  World world;
  ServiceCatalogue catalogue = small_catalogue();
  CoverageSettings settings;
  Coverage coverage;

  Land() { world.networks.resize(catalogue.services.size()); }

  FacilityId add_school(LonLat place) {
    return add_facility(world, place, *catalogue.find("school"), Level::town);
  }

  ServiceAreas areas() {
    Problems problems;
    world.villages.census.resize(catalogue.services.size());
    const auto roads = join_villages(world, {}, {}, TryJoining::no, problems, no_progress);
    const VillageRoads* joined = roads ? &*roads : nullptr;
    coverage = measure_coverage(world, catalogue, settings, no_progress, joined);
    return measure_service_areas(world, catalogue, settings, coverage, joined, no_progress);
  }
};

double square_km(const ServiceAreas& areas, std::uint32_t row) {
  return areas.area[ServiceAreaId{row}].value / 100.0;
}

}  // namespace

TEST_CASE("by straight distance a service area is a circle and a ring", "[service_area]") {
  Land land;
  land.add_school(ground(0, 0));
  const auto areas = land.areas();
  REQUIRE(areas.size() == 2);
  CHECK(areas.zone[ServiceAreaId{0}] == Zone::core);
  CHECK(square_km(areas, 0) == Approx(3.14159 * 9).epsilon(0.003));
  CHECK(square_km(areas, 1) == Approx(3.14159 * (25 - 9)).epsilon(0.003));
  CHECK_FALSE(areas.town[ServiceAreaId{0}].has_value());
}

TEST_CASE("two towns divide the land between them equally", "[service_area]") {
  Land land;
  land.add_school(ground(0, 0));
  land.add_school(ground(2000, 0));
  add_town(land.world, ground(0, 0), "西镇", Level::town);
  add_town(land.world, ground(2000, 0), "东镇", Level::town);
  const auto areas = land.areas();
  REQUIRE(areas.size() == 4);
  CHECK(square_km(areas, 0) == Approx(square_km(areas, 2)).epsilon(0.02));
  // Two circles of 3 km whose centres are 2 km apart, together.
  CHECK(square_km(areas, 0) + square_km(areas, 2) == Approx(40.01).epsilon(0.01));
}

TEST_CASE("along an isolated road a service area is a strip", "[service_area]") {
  Land land;
  add_road(land.world.roads, {ground(-9000, 0), ground(0, 0), ground(9000, 0)});
  land.add_school(ground(0, 0));
  add_village(land.world, ground(2500, 300), "甲", 100_people);
  add_village(land.world, ground(4500, 100), "乙", 200_people);
  add_village(land.world, ground(2500, 1200), "丙", 400_people);  // no road in reach
  land.settings.metric = Metric::road;
  const auto areas = land.areas();
  REQUIRE(areas.size() == 2);
  CHECK(areas.road[ServiceAreaId{0}].value == Approx(6000).margin(1));
  CHECK(areas.road[ServiceAreaId{1}].value == Approx(4000).margin(1));
  CHECK(areas.villages[ServiceAreaId{0}] == 1);
  CHECK(areas.people[ServiceAreaId{1}] == 200_people);
  CHECK(covers(areas.shape[ServiceAreaId{0}], ground(2500, 300)));
  CHECK(covers(areas.shape[ServiceAreaId{1}], ground(4500, 100)));
  CHECK_FALSE(covers(areas.shape[ServiceAreaId{0}], ground(2500, 1200)));
}

TEST_CASE("by time an area extends as far as one can travel", "[service_area]") {
  Land land;
  add_road(land.world.roads, {ground(-9000, 0), ground(0, 0), ground(9000, 0)}, 30.0F);
  land.add_school(ground(0, 0));
  land.settings.metric = Metric::time;
  land.settings.core_time = Minutes{4.0};
  land.settings.band_time = Minutes{10.0};
  const auto areas = land.areas();
  CHECK(areas.road[ServiceAreaId{0}].value == Approx(2 * 2000).margin(1));
  CHECK(areas.road[ServiceAreaId{1}].value == Approx(2 * 3000).margin(1));
}

TEST_CASE("without a facility there is no service area", "[service_area]") {
  Land land;
  add_village(land.world, ground(0, 0), "甲", 100_people);
  CHECK(land.areas().size() == 0);
}

TEST_CASE("villages are in the area that counts them, within the step",
          "[service_area][property]") {
  const auto seed = GENERATE(range(1, 7));
  const auto metric = GENERATE(Metric::straight, Metric::road, Metric::time);
  Random random(static_cast<std::uint64_t>(seed));
  Land land;
  constexpr double extent = 15'000.0;
  land.world.roads = random_roads(random, 400, extent);
  for (LonLat place : random_places(random, 4, extent)) land.add_school(place);
  for (LonLat place : random_places(random, 3, extent)) {
    add_town(land.world, place, "镇", Level::town);
  }
  for (LonLat place : random_places(random, 300, extent)) {
    add_village(land.world, place, "", 1_people);
  }
  land.settings.metric = metric;
  land.settings.area_step = 50_m;
  const auto areas = land.areas();
  std::size_t counted = 0;
  for (ServiceAreaId a : rows(areas.zone)) counted += areas.villages[a];
  std::size_t covered = 0;
  std::size_t elsewhere = 0;
  for (VillageId v : rows(land.world.villages.place)) {
    covered += land.coverage.covers(v) ? 1 : 0;
    std::size_t owners = 0;
    for (ServiceAreaId a : rows(areas.zone)) {
      owners += covers(areas.shape[a], land.world.villages.place[v]) ? 1 : 0;
    }
    REQUIRE(owners <= 1);
    elsewhere += (owners == 1) != land.coverage.covers(v) ? 1 : 0;
  }
  CHECK(counted == covered);
  CHECK(elsewhere <= 9);  // of 300, within half a step of a border
}
