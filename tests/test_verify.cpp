// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/verify.hpp>

#include <catch2/catch.hpp>

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
  villages.is_protected.push_back(Answer::unknown);
  villages.is_movable.push_back(Answer::unknown);
  villages.is_sparse.push_back(Answer::unknown);
}

constexpr LonLat here{117.0, 36.0};
constexpr double metre_north = 1.0 / 110'960.0;  // degrees of latitude at 36° N

}  // namespace

TEST_CASE("of villages with one code the first stays, in every column", "[verify]") {
  World world;
  Villages& villages = world.villages;
  add_village(villages, "1", "甲", {117.0, 36.0});
  add_village(villages, "2", "乙", {117.1, 36.0});
  add_village(villages, "1", "丙", {117.2, 36.0});
  add_village(villages, "3", "丁", {117.3, 36.0});
  villages.census.resize(2);
  villages.census[ServiceId{1}] = {Answer::yes, Answer::no, Answer::unknown, Answer::no};
  villages.attributes.push_back({"income", {1.0, 2.0, 3.0, std::nullopt}});
  Problems problems;

  verify_world(world, problems);

  REQUIRE(villages.size() == 3);
  CHECK(villages.name[VillageId{2}] == "丁");
  CHECK(villages.people[VillageId{2}] == People{4.0});
  CHECK(villages.census[ServiceId{0}].empty());
  CHECK(villages.census[ServiceId{1}] ==
        Column<VillageId, Answer>{Answer::yes, Answer::no, Answer::no});
  CHECK(villages.attributes[0].value ==
        Column<VillageId, std::optional<double>>{1.0, 2.0, std::nullopt});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::duplicate_code);
  CHECK(problems[0].layer == "villages");
  CHECK(problems[0].feature == 2);
  CHECK(problems[0].record == "1");
  CHECK(problems[0].place == LonLat{117.2, 36.0});
  CHECK(problems[0].detail.en == "丙 = 甲 (record 0)");
}

TEST_CASE("villages without a code are no duplicates of each other", "[verify]") {
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
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::duplicate_place);
  CHECK(problems[0].record == "2");
  CHECK(problems[0].detail.en == "甲 = 甲 (record 0)");
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
