// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "input/records/duplicate_places.hpp"
#include "input/records/verify.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace hinterland;

namespace {

void add_village(Villages& villages, const char* name, const char* town, LonLat place) {
  villages.feature.push_back(static_cast<std::int64_t>(villages.size()));
  villages.code.push_back(std::to_string(villages.size() + 1));
  villages.name.push_back(name);
  villages.town.push_back(town);
  villages.place.push_back(place);
}

constexpr LonLat here{117.0, 36.0};
constexpr double metre_north = 1.0 / 110'960.0;  // degrees of latitude at 36° N

}  // namespace

TEST_CASE("villages at one place are one problem, with their number", "[same_places]") {
  const auto problems_of =
      [](const std::vector<std::pair<const char*, const char*>>& name_and_town) {
        Villages villages;
        for (const auto& [name, town] : name_and_town) add_village(villages, name, town, here);
        Problems problems;
        find_same_places(villages, problems);
        return problems;
      };
  const auto many = problems_of({{"甲", "东镇"}, {"乙", "西镇"}, {"丙", "南镇"}, {"丁", "北镇"}});
  REQUIRE(many.size() == 1);
  CHECK(many[0].kind == ProblemKind::duplicate_place);
  CHECK(many[0].record == "1");
  CHECK_THAT(many[0].detail.en,
             Catch::StartsWith("4 villages of 4 towns are at one place: 甲 (#0), 乙 "
                               "(#1), 丙 (#2), …. They may have been geocoded"));
  const auto alike = problems_of({{"甲", "东镇"}, {"甲", "西镇"}, {"甲", "南镇"}});
  REQUIRE(alike.size() == 1);
  CHECK_THAT(alike[0].detail.en, Catch::StartsWith("3 villages of 3 towns are at one place"));
  const auto two_towns = problems_of({{"甲", "东镇"}, {"乙", "西镇"}});
  REQUIRE(two_towns.size() == 1);
  CHECK_THAT(two_towns[0].detail.en, Catch::StartsWith("乙 = 甲 (#0), in different towns"));
  CHECK(problems_of({{"甲", "东镇"}, {"乙", "东镇"}}).empty());
  CHECK(problems_of({{"甲", ""}, {"乙", "西镇"}}).empty());
}

TEST_CASE("a hundred thousand villages on few places are reported quickly, 50 places at most",
          "[same_places]") {
  Villages villages;
  constexpr std::size_t places = 70;
  for (std::size_t i = 0; i < 100'000; ++i) {
    const double north = static_cast<double>(i % places) * 2'000 * metre_north;
    add_village(villages, i % 3 == 0 ? "甲" : "乙", "", {here.lon, here.lat + north});
  }
  Problems problems;
  const auto start = std::chrono::steady_clock::now();
  find_same_places(villages, problems);
  find_namesakes(villages, problems);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
  REQUIRE(problems.size() == 50);
  CHECK_THAT(problems.front().detail.en, Catch::StartsWith("1429 villages are at one place"));
  CHECK_THAT(problems.back().detail.en, Catch::EndsWith("; there are 20 more such places"));
}

TEST_CASE("villages share a place exactly as all pairs within a metre do",
          "[same_places][property]") {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    Villages villages;
    const double lat = std::uniform_real_distribution<>(-80.0, 80.0)(random);
    std::uniform_real_distribution<> offset(0.0, 60.0);  // metres: few are within 1 m
    const double metre_east = metre_north / std::cos(lat * 3.14159265358979 / 180.0);
    for (int i = 0; i < 40; ++i) {
      add_village(villages, "甲", "",
                  {117.0 + offset(random) * metre_east, lat + offset(random) * metre_north});
    }
    std::size_t near = 0;
    for (VillageId a : rows(villages.place)) {
      bool shares = false;
      for (VillageId b : rows(villages.place)) {
        const Metres apart = distance_between(villages.place[a], villages.place[b]);
        shares = shares || (a != b && apart <= Metres{1.0});
      }
      if (shares) ++near;
    }
    Problems problems;
    find_same_places(villages, problems);
    CHECK((near > 0) == !problems.empty());
    CHECK(problems.size() <= near / 2);
    if (near <= 3) CHECK(problems.size() == near / 2);
  }
}
