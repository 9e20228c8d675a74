// SPDX-License-Identifier: Apache-2.0
#include "network/village_roads.hpp"
#include "polygons.hpp"
#include "road_world.hpp"
#include "world.hpp"

#include <hinterland/service_area.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

  FacilityId add(std::string_view service, LonLat place) {
    return add_facility(world, place, *catalogue.find(service), Level::town);
  }
  FacilityId add_school(LonLat place) { return add("school", place); }

  ServiceAreas areas() {
    Problems problems;
    world.villages.census.resize(catalogue.services.size());
    const auto roads = join_villages(world, {}, {}, TryJoining::no, problems, no_progress);
    const VillageRoads* joined = roads ? &*roads : nullptr;
    coverage = measure_coverage(world, catalogue, settings, no_progress, joined);
    return measure_service_areas(world, catalogue, settings, coverage, joined, no_progress);
  }
};

bool lies_in(const ServiceAreas& areas, LonLat place) {
  return std::ranges::any_of(areas.shape,
                             [&](const MultiPolygon& shape) { return covers(shape, place); });
}

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
  // The border between them lies half-way between two points.
  CHECK(square_km(areas, 0) == Approx(square_km(areas, 2)).epsilon(0.03));
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

TEST_CASE("if all services are required, an area is where all are in reach", "[service_area]") {
  Land land;
  land.settings.covered_by = CoveredBy::all;
  land.add("school", ground(-4000, 0));
  SECTION("two circles have a common part") {
    land.add("clinic", ground(4000, 0));
    add_village(land.world, ground(0, 0), "间", 100_people);
    add_village(land.world, ground(-4000, 0), "西", 100_people);
    const auto areas = land.areas();
    REQUIRE(areas.size() == 1);  // no place lies within 3 km of both
    CHECK(areas.zone[ServiceAreaId{0}] == Zone::band);
    CHECK(areas.villages[ServiceAreaId{0}] == 1);
    CHECK(lies_in(areas, ground(0, 0)));
    CHECK(lies_in(areas, ground(900, 0)));
    CHECK_FALSE(lies_in(areas, ground(1100, 0)));
    CHECK_FALSE(lies_in(areas, ground(-4000, 0)));
    // Twice the segment of a circle of 5 km beyond a chord 4 km from its centre.
    CHECK(square_km(areas, 0) == Approx(2.0 * (25.0 * std::acos(0.8) - 4.0 * 3.0)).epsilon(0.01));
  }
  SECTION("two circles apart have none") {
    land.add("clinic", ground(9000, 0));
    CHECK(land.areas().size() == 0);
  }
  SECTION("without facilities of one service there is none") { CHECK(land.areas().size() == 0); }
}

TEST_CASE("the town of the service that decides has the land", "[service_area]") {
  Land land;
  land.settings.covered_by = CoveredBy::all;
  const TownId west = add_town(land.world, ground(-4000, 0), "西镇", Level::town);
  const TownId east = add_town(land.world, ground(4000, 0), "东镇", Level::town);
  land.add("school", ground(-4000, 0));
  land.add("clinic", ground(4000, 0));
  const VillageId village = add_village(land.world, ground(500, 0), "甲", 100_people);
  const auto areas = land.areas();  // the school is the farther one
  REQUIRE(areas.size() == 2);
  CHECK(areas.town[ServiceAreaId{0}] == west);
  CHECK(areas.town[ServiceAreaId{1}] == east);
  CHECK(covers(areas.shape[ServiceAreaId{0}], land.world.villages.place[village]));
  CHECK(areas.villages[ServiceAreaId{0}] == 1);
}

TEST_CASE("a facility's own radius counts for its service alone", "[service_area]") {
  Land land;
  land.settings.covered_by = CoveredBy::all;
  const FacilityId school = land.add("school", ground(0, 0));
  land.world.facilities.radius[school] = 2_km;
  land.add("clinic", ground(0, 0));
  const auto areas = land.areas();
  REQUIRE(areas.size() == 1);
  CHECK(areas.zone[ServiceAreaId{0}] == Zone::core);
  CHECK(square_km(areas, 0) == Approx(3.14159 * 4).epsilon(0.005));
}

TEST_CASE("along a road two services must be in reach at once", "[service_area]") {
  Land land;
  add_road(land.world.roads, {ground(-9000, 0), ground(9000, 0)});
  land.add("school", ground(-3000, 0));
  land.add("clinic", ground(3000, 0));
  land.settings.covered_by = CoveredBy::all;
  land.settings.metric = Metric::road;
  const auto areas = land.areas();
  REQUIRE(areas.size() == 1);
  CHECK(areas.road[ServiceAreaId{0}].value == Approx(4000).margin(2));
}

namespace {

/// A made-up county under a random rule: schools and clinics, some with their own radius.
Land random_land(std::uint64_t seed, Metric metric) {
  Random random(seed);
  Land land;
  constexpr double extent = 15'000.0;
  land.world.roads = random_roads(random, 400, extent);
  for (const std::string_view service : {"school", "clinic"}) {
    for (const LonLat place : random_places(random, 4, extent)) {
      const FacilityId f = land.add(service, place);
      if (random.below(4) == 0)
        land.world.facilities.radius[f] = Metres{random.uniform(1000.0, 8000.0)};
    }
  }
  for (const LonLat place : random_places(random, 3, extent)) {
    add_town(land.world, place, "镇", Level::town);
  }
  for (const LonLat place : random_places(random, 300, extent)) {
    add_village(land.world, place, "", 1_people);
  }
  land.settings.metric = metric;
  land.settings.area_step = 50_m;
  const CoveredBy rules[] = {CoveredBy::any, CoveredBy::all, CoveredBy::at_least};
  land.settings.covered_by = rules[random.below(3)];
  land.settings.at_least = 1 + static_cast<int>(random.below(2));
  if (random.below(4) == 0) land.settings.services = {"clinic"};
  return land;
}

}  // namespace

TEST_CASE("covered villages are in one area, and the others in none", "[service_area][property]") {
  const auto seed = GENERATE(range(1, 9));
  const auto metric = GENERATE(Metric::straight, Metric::road, Metric::time);
  Land land = random_land(static_cast<std::uint64_t>(seed), metric);
  const auto areas = land.areas();
  CAPTURE(seed, static_cast<int>(metric), static_cast<int>(land.settings.covered_by));
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
    if ((owners == 1) == land.coverage.covers(v)) continue;
    ++elsewhere;
    // In a straight line, the margin of a village is that of the grid points around it, less the
    // way there.
    if (metric != Metric::straight) continue;
    const double margin = land.coverage.decisive(v)->margin(v).value;
    CHECK(std::abs(margin) <= 1.5 * areas.step.value);
  }
  CHECK(counted == covered);
  CHECK(elsewhere <= 9);  // of 300, within half a step of a border
}

namespace {

/// The world with tables of seats and facilities in another order, drawn at random.
Land reordered(const Land& land, Random& random) {
  Land other = land;
  const auto order_of = [&](std::size_t count) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < count; ++i)
      order.insert(order.begin() + static_cast<std::ptrdiff_t>(random.below(i + 1)), i);
    return order;
  };
  other.world.towns = Towns{};
  for (const std::uint32_t row : order_of(land.world.towns.size())) {
    const TownId t{row};
    add_town(other.world, land.world.towns.place[t], land.world.towns.name[t], Level::town);
  }
  other.world.facilities = Facilities{};
  for (const std::uint32_t row : order_of(land.world.facilities.size())) {
    const FacilityId old{row};
    const FacilityId f = add_facility(other.world, land.world.facilities.place[old],
                                      land.world.facilities.service[old], Level::town);
    other.world.facilities.radius[f] = land.world.facilities.radius[old];
  }
  return other;
}

using AreasByName = std::map<std::pair<std::string, Zone>, MultiPolygon>;

AreasByName by_name(const Land& land, const ServiceAreas& areas) {
  AreasByName found;
  for (const ServiceAreaId a : rows(areas.zone)) {
    found[{std::string(land.world.towns.name[*areas.town[a]]), areas.zone[a]}] = areas.shape[a];
  }
  return found;
}

bool are_same(const LineString& a, const LineString& b) {
  return std::ranges::equal(a, b,
                            [](LonLat p, LonLat q) { return p.lon == q.lon && p.lat == q.lat; });
}

bool are_same(const MultiPolygon& a, const MultiPolygon& b) {
  return std::ranges::equal(a, b, [](const Polygon& p, const Polygon& q) {
    return are_same(p.outer, q.outer) &&
           std::ranges::equal(p.holes, q.holes,
                              [](const LineString& hole, const LineString& other) {
                                return are_same(hole, other);
                              });
  });
}

/// The names of the areas of the first that the second does not have, vertex by vertex.
std::vector<std::string> moved(const AreasByName& first, const AreasByName& second) {
  std::vector<std::string> names;
  for (const auto& [key, shape] : first) {
    const auto other = second.find(key);
    if (other == second.end() || !are_same(shape, other->second)) names.push_back(key.first);
  }
  return names;
}

/// Like `random_land`, with towns of different names; some seats and facilities share a place.
Land named_land(std::uint64_t seed, Metric metric) {
  Land land = random_land(seed, metric);
  land.world.towns = Towns{};
  land.settings.area_step = 100_m;  // also with a town elsewhere no larger one is needed
  Random random(seed + 100);
  for (int i = 0; i < 5; ++i) {
    const FacilityId at{static_cast<std::uint32_t>(random.below(land.world.facilities.size()))};
    add_town(land.world, land.world.facilities.place[at], "镇" + std::to_string(i), Level::town);
  }
  return land;
}

void mirror(LonLat& place) { place = {-place.lon, -place.lat}; }

Land mirrored(Land land) {
  for (LonLat& place : land.world.towns.place) mirror(place);
  for (LonLat& place : land.world.villages.place) mirror(place);
  for (LonLat& place : land.world.facilities.place) mirror(place);
  for (LonLat& place : land.world.roads.vertex) mirror(place);
  return land;
}

}  // namespace

TEST_CASE("the order of seats and facilities moves no area", "[service_area][property]") {
  const auto seed = GENERATE(range(1, 7));
  const auto metric = GENERATE(Metric::straight, Metric::road, Metric::time);
  CAPTURE(seed, static_cast<int>(metric));
  Land land = named_land(static_cast<std::uint64_t>(seed), metric);
  Random random(static_cast<std::uint64_t>(seed));
  Land other = reordered(land, random);
  const auto areas = land.areas();
  const auto others = other.areas();
  REQUIRE(areas.size() == others.size());
  CHECK(moved(by_name(land, areas), by_name(other, others)).empty());
}

TEST_CASE("a village or a town elsewhere moves no area", "[service_area][property]") {
  const auto seed = GENERATE(range(1, 9));
  const auto metric = GENERATE(Metric::straight, Metric::road);
  CAPTURE(seed, static_cast<int>(metric));
  Land land = named_land(static_cast<std::uint64_t>(seed), metric);
  Land more = land;
  add_village(more.world, ground(400'000, 300'000), "远村", 100_people);
  add_town(more.world, ground(-30'000, 35'000), "远镇", Level::town);
  more.add("school", ground(-30'000, 35'000));
  more.add("clinic", ground(-30'000, 35'000));
  const auto areas = land.areas();
  const auto others = more.areas();
  CHECK(moved(by_name(land, areas), by_name(more, others)).empty());
  CHECK(others.size() > areas.size());
}

TEST_CASE("a mirrored world has areas of the same size", "[service_area][property]") {
  const auto seed = GENERATE(range(1, 7));
  const auto metric = GENERATE(Metric::straight, Metric::road, Metric::time);
  CAPTURE(seed, static_cast<int>(metric));
  Land land = named_land(static_cast<std::uint64_t>(seed), metric);
  Land other = mirrored(land);
  const auto areas = land.areas();
  const auto others = other.areas();
  REQUIRE(areas.size() == others.size());
  for (const ServiceAreaId a : rows(areas.zone)) {
    CHECK(areas.area[a].value == Approx(others.area[a].value).epsilon(1e-6).margin(0.5));
    CHECK(areas.villages[a] == others.villages[a]);
  }
}
