// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "geometry/overlay.hpp"
#include "input/records/verify.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

using namespace hinterland;

namespace {

void add_village(Villages& villages, const std::string& code, const std::string& name,
                 LonLat place) {
  villages.feature.push_back(static_cast<std::int64_t>(villages.size()));
  villages.place.push_back(place);
  villages.code.push_back(code);
  villages.name.push_back(name);
  villages.town.push_back("");
  villages.county.push_back("");
  villages.people.push_back(People{static_cast<double>(villages.size())});
  villages.households.push_back(std::nullopt);
  villages.category.push_back(VillageCategory::unknown);
  villages.is_protected.push_back(TriState::unknown);
  villages.is_movable.push_back(TriState::unknown);
  villages.is_sparse.push_back(TriState::unknown);
}

constexpr LonLat here{117.0, 36.0};
constexpr double metre_north = 1.0 / 110'960.0;  // degrees of latitude at 36° N

LineString square(double west, double south, double width) {
  return {{west, south},
          {west + width, south},
          {west + width, south + width},
          {west, south + width},
          {west, south}};
}

}  // namespace

TEST_CASE("the first of duplicate villages is kept, in every column", "[verify]") {
  World world;
  Villages& villages = world.villages;
  add_village(villages, "1", "甲", {117.0, 36.0});
  add_village(villages, "2", "乙", {117.1, 36.0});
  add_village(villages, "1", "甲村", {117.0, 36.0 + 50 * metre_north});
  add_village(villages, "3", "丁", {117.3, 36.0});
  villages.census.resize(2);
  villages.census[ServiceId{1}] = {CensusAnswer::yes, CensusAnswer::no, CensusAnswer::unknown,
                                   CensusAnswer::no};
  villages.attributes.push_back({"income", {1.0, 2.0, 3.0, std::nullopt}});
  Problems problems;

  verify_world(world, problems);

  REQUIRE(villages.size() == 3);
  CHECK(villages.name[VillageId{2}] == "丁");
  CHECK(villages.people[VillageId{2}] == People{4.0});
  CHECK(villages.census[ServiceId{0}].empty());
  CHECK(villages.census[ServiceId{1}] ==
        Column<VillageId, CensusAnswer>{CensusAnswer::yes, CensusAnswer::no, CensusAnswer::no});
  CHECK(villages.attributes[0].value ==
        Column<VillageId, std::optional<double>>{1.0, 2.0, std::nullopt});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::duplicate_code);
  CHECK(problems[0].layer == "villages");
  CHECK(problems[0].feature == 2);
  CHECK(problems[0].record == "1");
  CHECK(problems[0].place == LonLat{117.0, 36.0 + 50 * metre_north});
  CHECK(problems[0].detail.en == "甲村 = 甲 (#0)");
}

TEST_CASE("points of one code that differ in name or place are different villages", "[verify]") {
  World world;
  add_village(world.villages, "1", "甲", here);
  add_village(world.villages, "1", "乙", here);                                        // name
  add_village(world.villages, "1", "甲", {here.lon, here.lat + 1'500 * metre_north});  // place
  add_village(world.villages, "1", "1", {here.lon, here.lat + 16'000 * metre_north});  // unnamed
  add_village(world.villages, "2", "丙", {here.lon, here.lat + 3'000 * metre_north});
  Problems problems;

  verify_world(world, problems);

  CHECK(world.villages.size() == 5);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::code_shared);
  CHECK(problems[0].record == "1");
  CHECK_THAT(
      problems[0].detail.en,
      Catch::StartsWith("4 villages have it: 甲 (0), 乙 (1), 甲 (2), 1 (3) (record), up to"));
}

TEST_CASE("polygons of one code are the parts of one village", "[verify]") {
  World world;
  Villages& villages = world.villages;
  for (const auto& [code, name, west, people] :
       std::vector<std::tuple<std::string, std::string, double, double>>{
           {"1", "1", 0.0, 120.0},  // 0.02 wide, without a name
           {"2", "乙", 0.3, 50.0},
           {"1", "甲", 0.03, 80.0},  // the largest
           {"1", "甲村", 0.1, 120.0},
           {"1", "甲村", 0.1, 120.0},  // twice
           {"1", "丙", 0.2, 7.0}}) {   // another name
    add_village(villages, code, name, {here.lon + west, here.lat});
    villages.people[VillageId{static_cast<std::uint32_t>(villages.size() - 1)}] = People{people};
    const double width = name == "甲" ? 0.04 : 0.02;
    villages.land.push_back({{square(here.lon + west, here.lat, width), {}}});
  }
  villages.census.resize(1);
  villages.census[ServiceId{0}] = {CensusAnswer::no,  CensusAnswer::no,  CensusAnswer::unknown,
                                   CensusAnswer::yes, CensusAnswer::yes, CensusAnswer::unknown};
  Problems problems{{ProblemKind::people_missing, "villages", 2, "1", here, ""},
                    {ProblemKind::people_missing, "villages", 5, "1", here, ""}};

  verify_world(world, problems);

  REQUIRE(villages.size() == 3);
  CHECK(villages.name[VillageId{0}] == "甲");
  CHECK(villages.feature[VillageId{0}] == 0);
  CHECK(villages.people[VillageId{0}] == People{200.0});  // 120 once, and 80
  CHECK(villages.census[ServiceId{0}][VillageId{0}] == CensusAnswer::yes);
  CHECK(villages.land[VillageId{0}].size() == 3);
  CHECK((villages.place[VillageId{0}].lon > here.lon + 0.03 &&
         villages.place[VillageId{0}].lon < here.lon + 0.07));
  CHECK(villages.name[VillageId{1}] == "乙");
  CHECK(villages.name[VillageId{2}] == "丙");

  std::vector<std::string> kinds;
  for (const Problem& problem : problems) kinds.emplace_back(identifier(problem.kind));
  CHECK(kinds == std::vector<std::string>{"people_missing", "duplicate_code", "code_shared",
                                          "parts_joined", "parts_far_apart"});
  CHECK(problems[0].feature == 5);
  CHECK_THAT(problems[3].detail.en,
             Catch::StartsWith(
                 "3 records with shared codes were merged into 1 village; 1 with populations "
                 "that differ between parts: each distinct number was added once; 1 with census "));
  CHECK_THAT(problems[4].detail.en, Catch::StartsWith("3 parts, up to 27"));  // 0.03 degrees
}

TEST_CASE("of the answers for the parts of a village the most decisive counts", "[verify]") {
  using enum CensusAnswer;
  const std::vector<CensusAnswer> in_order = {yes, own, being_built, planned, no, unclear, unknown};
  for (std::size_t first = 0; first < in_order.size(); ++first) {
    for (std::size_t second = 0; second < in_order.size(); ++second) {
      World world;
      for (const double east : {0.0, 0.03}) {
        add_village(world.villages, "1", "甲", {here.lon + east, here.lat});
        world.villages.land.push_back({{square(here.lon + east, here.lat, 0.02), {}}});
      }
      world.villages.census.resize(1);
      world.villages.census[ServiceId{0}] = {in_order[first], in_order[second]};
      Problems problems;
      verify_world(world, problems);
      REQUIRE(world.villages.size() == 1);
      CHECK(world.villages.census[ServiceId{0}][VillageId{0}] == in_order[std::min(first, second)]);
    }
  }
}

TEST_CASE("a point in the polygon of its code is not a second village", "[verify]") {
  World world;
  Villages& villages = world.villages;
  add_village(villages, "1", "甲", here);
  add_village(villages, "1", "甲村", {here.lon + 0.01, here.lat + 0.01});
  villages.land.push_back({});
  villages.land.push_back({{square(here.lon, here.lat - 0.005, 0.02), {}}});
  Problems problems;
  verify_world(world, problems);
  REQUIRE(villages.size() == 1);
  CHECK(villages.land[VillageId{0}].size() == 1);
  CHECK(villages.place[VillageId{0}].lat > here.lat);
}

TEST_CASE("a village with a polygon is placed in its built-up land", "[verify]") {
  World world;
  Villages& villages = world.villages;
  add_village(villages, "1", "甲", {here.lon + 0.01, here.lat + 0.01});
  add_village(villages, "2", "乙", {here.lon + 0.05, here.lat + 0.01});
  add_village(villages, "3", "丙", {here.lon + 0.016, here.lat + 0.002});
  villages.land.push_back({{square(here.lon, here.lat, 0.02), {}}});
  villages.land.push_back({{square(here.lon + 0.04, here.lat, 0.02), {}}});
  villages.land.push_back({});
  world.built_up.shape.push_back({{square(here.lon + 0.001, here.lat + 0.001, 0.002), {}},
                                  {square(here.lon + 0.015, here.lat + 0.001, 0.004), {}}});
  Problems problems;
  verify_world(world, problems);
  const LonLat moved = villages.place[VillageId{0}];
  CHECK((moved.lon > here.lon + 0.015 && moved.lon < here.lon + 0.019));
  CHECK(villages.place[VillageId{1}] == LonLat{here.lon + 0.05, here.lat + 0.01});
  CHECK(villages.place[VillageId{2}] == LonLat{here.lon + 0.016, here.lat + 0.002});
}

TEST_CASE("pieces of one code in any order give the same village as one record",
          "[verify][property]") {
  const auto joined = [](std::vector<int> order) {
    World world;
    for (const int i : order) {
      add_village(world.villages, "1", "甲", {here.lon + 0.02 * i, here.lat});
      world.villages.people[VillageId{static_cast<std::uint32_t>(world.villages.size() - 1)}] =
          People{100.0};
      const double width = i == 2 ? 0.02 : 0.012;
      world.villages.land.push_back({{square(here.lon + 0.02 * i, here.lat, width), {}}});
    }
    Problems problems;
    verify_world(world, problems);
    return world;
  };
  MultiPolygon whole;
  for (int i = 0; i < 5; ++i) {
    whole.push_back({square(here.lon + 0.02 * i, here.lat, i == 2 ? 0.02 : 0.012), {}});
  }
  std::vector<int> order = {0, 1, 2, 3, 4};
  do {
    const World world = joined(order);
    REQUIRE(world.villages.size() == 1);
    const LonLat place = world.villages.place[VillageId{0}];
    CHECK(distance_between(place, point_inside(whole).value()) < Metres{0.01});
    CHECK(world.villages.people[VillageId{0}] == People{100.0});
    CHECK(area_of(world.villages.land[VillageId{0}]).value ==
          Approx(area_of(whole).value).epsilon(1e-9));
  } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("villages without a code are not duplicates of each other", "[verify]") {
  World world;
  add_village(world.villages, "", "甲", {117.0, 36.0});
  add_village(world.villages, "", "乙", {117.1, 36.0});
  Problems problems;
  verify_world(world, problems);
  CHECK(world.villages.size() == 2);
  CHECK(problems.empty());
}

TEST_CASE("villages of one name within a metre are reported and stay", "[verify]") {
  World world;
  add_village(world.villages, "1", "甲", here);
  add_village(world.villages, "2", "甲", {here.lon, here.lat + 0.9 * metre_north});
  add_village(world.villages, "3", "甲", {here.lon, here.lat - 1.1 * metre_north});
  add_village(world.villages, "4", "乙", here);
  Problems problems;

  verify_world(world, problems);

  CHECK(world.villages.size() == 4);
  REQUIRE(problems.size() == 3);  // and the third is near both
  CHECK(problems[0].kind == ProblemKind::duplicate_place);
  CHECK(problems[0].record == "2");
  CHECK(problems[0].detail.en == "甲 = 甲 (#0)");
  CHECK(problems[1].record == "3");
  CHECK(problems[2].record == "3");
}

TEST_CASE("a village outside every boundary is reported and stays", "[verify]") {
  World world;
  world.boundaries.shape.push_back(
      {{{{116.9, 35.9}, {117.1, 35.9}, {117.1, 36.1}, {116.9, 36.1}, {116.9, 35.9}}, {}}});
  add_village(world.villages, "1", "甲", here);
  add_village(world.villages, "2", "乙", {117.2, 36.0});
  Problems problems;

  verify_world(world, problems);

  CHECK(world.villages.size() == 2);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::outside_boundaries);
  CHECK(problems[0].record == "2");
}
