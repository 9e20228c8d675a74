// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "network/nearby.hpp"
#include "synthetic/synthetic_county.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace hinterland;

namespace {

SyntheticCounty make(std::size_t villages, std::uint64_t seed) {
  return make_up_county({villages, seed}, no_progress);
}

ServiceId find_service(const SyntheticCounty& county, std::string_view id) {
  const auto found = std::ranges::find(county.services, id);
  REQUIRE(found != county.services.end());
  return {static_cast<std::uint32_t>(found - county.services.begin())};
}

}  // namespace

TEST_CASE("a synthetic region has the requested number of villages", "[synthetic_county]") {
  for (const std::size_t villages : {50U, 51U, 300U, 5000U}) {
    const SyntheticCounty county = make(villages, 7);
    CHECK(county.world.villages.size() == villages);
    CHECK(county.world.villages.code.size() == villages);
    CHECK(county.world.boundaries.size() == county.counties);
    CHECK(county.world.built_up.size() == county.world.towns.size());
    CHECK(county.facility_kind.size() == county.world.facilities.size());
    CHECK(county.road_class.size() == county.world.networks[find_service(county, "road")].size());
  }
}

TEST_CASE("a region has a town for every 25 villages and a county for every 375",
          "[synthetic_county]") {
  CHECK(make(50, 1).world.towns.size() == 2);
  CHECK(make(300, 1).world.towns.size() == 12);
  const SyntheticCounty province = make(5000, 1);
  CHECK(province.counties == 13);
  CHECK(std::ranges::count(province.world.towns.level, Level::county) == 13);
}

TEST_CASE("too few and too many villages are refused", "[synthetic_county]") {
  CHECK_THROWS_AS(make(49, 1), UsageError);
  CHECK_THROWS_AS(make(1'000'001, 1), UsageError);
}

TEST_CASE("no two synthetic villages are nearer than 300 m, and all have distinct codes",
          "[synthetic_county]") {
  const std::uint64_t seed = GENERATE(1U, 2U, 3U);
  const SyntheticCounty county = make(3000, seed);
  const Villages& villages = county.world.villages;
  std::set<std::string> codes;
  double least = 1e9;
  const std::vector<LonLat> places(villages.place.begin(), villages.place.end());
  for (const VillageId v : rows(villages.place)) {
    codes.insert(std::string(villages.code[v]));
    for (std::size_t other = 0; other < v.index; ++other) {
      least = std::min(least, distance_between(villages.place[v], places[other]).value);
    }
  }
  CHECK(codes.size() == villages.size());
  CHECK(least >= 300.0);
}

TEST_CASE("every seat has a water main and a power line", "[synthetic_county]") {
  const SyntheticCounty county = make(1000, 5);
  for (const std::string id : {"water_supply", "power"}) {
    const NetworkLines& network = county.world.networks[find_service(county, id)];
    const LineTree lines(network.vertex, network.first_vertex);
    for (const LonLat seat : county.world.towns.place) {
      CHECK(lines.nearest(seat).distance <= 1_m);
    }
  }
}

TEST_CASE("the census of a synthetic region agrees with its maps", "[synthetic_county]") {
  const SyntheticCounty county = make(1000, GENERATE(1U, 2016U));
  const Villages& villages = county.world.villages;
  for (const ServiceId service : rows(county.world.networks)) {
    const NetworkLines& network = county.world.networks[service];
    if (!network.given || villages.census[service].empty()) continue;
    const LineTree lines(network.vertex, network.first_vertex);
    for (const VillageId v : rows(villages.place)) {
      const Metres distance = lines.nearest(villages.place[v]).distance;
      if (villages.census[service][v] == CensusAnswer::yes) CHECK(distance <= 1_m);
      if (villages.census[service][v] == CensusAnswer::no) CHECK(distance > 500_m);
    }
  }
}

TEST_CASE("the same seed makes the same region, and another seed another one",
          "[synthetic_county]") {
  const SyntheticCounty one = make(400, 11);
  const SyntheticCounty same = make(400, 11);
  const SyntheticCounty other = make(400, 12);
  CHECK(one.world.villages.place == same.world.villages.place);
  CHECK(one.world.villages.people == same.world.villages.people);
  CHECK(one.world.villages.census == same.world.villages.census);
  CHECK_FALSE(one.world.villages.place == other.world.villages.place);
}

TEST_CASE("twelve faults are planted, one of each kind, each in a different record",
          "[synthetic_faults]") {
  SyntheticCounty county = make(GENERATE(50U, 300U, 5000U), 3);
  const PlantedFaults planted = plant_faults(county);
  std::set<ProblemKind> kinds;
  std::set<std::string> records;
  for (const PlantedFault& fault : planted.faults) {
    kinds.insert(fault.kind);
    records.insert(fault.layer + fault.record);
  }
  CHECK(planted.faults.size() == 12);
  CHECK(kinds.size() == 12);
  CHECK(records.size() == 12);
}
