// SPDX-License-Identifier: Apache-2.0
#include "output/home_units.hpp"
#include "output/project_list.hpp"
#include "planned_study.hpp"
#include "system/shown_text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

struct Home {
  const char* county;
  const char* town;
  const char* village_code;
};

World world_of(const std::vector<Home>& homes) {
  World world;
  for (const Home& home : homes) {
    world.villages.place.push_back({117.0, 36.5});
    world.villages.county.push_back(home.county);
    world.villages.town.push_back(home.town);
    world.villages.code.push_back(home.village_code);
  }
  return world;
}

void add_seat(World& world, const char* county, const char* name, const char* code) {
  world.towns.place.push_back({117.0, 36.5});
  world.towns.county.push_back(county);
  world.towns.name.push_back(name);
  world.towns.code.push_back(code);
  world.towns.level.push_back(Level::town);
}

}  // namespace

TEST_CASE("a town has the code of its seat", "[home_units]") {
  World world = world_of({{"安平县", "王庄镇", ""}, {"安平县", "李庄镇", ""}});
  add_seat(world, "安平县", "王庄镇", "131125101000");
  add_seat(world, "饶阳县", "李庄镇", "131124101000");  // another county
  const HomeUnits found = home_units(world);
  CHECK(found.of(VillageId{0}).town_code == "131125101000");
  CHECK(found.of(VillageId{0}).seat == TownId{0});
  CHECK(found.of(VillageId{1}).town_code.empty());
}

TEST_CASE("without a seat the codes of the villages give those of town and county",
          "[home_units]") {
  const HomeUnits found = home_units(world_of({{"安平县", "王庄镇", "131125101201"},
                                               {"安平县", "王庄镇", "131125101202"},
                                               {"安平县", "李庄镇", "131125102201"},
                                               {"安平县", "李庄镇", "131125103201"},
                                               {"安平县", "赵庄镇", "17"}}));
  CHECK(found.of(VillageId{0}).town_code == "131125101");
  CHECK(found.of(VillageId{0}).county_code == "131125");
  CHECK(found.of(VillageId{2}).town_code.empty());  // its villages disagree
  CHECK(found.of(VillageId{2}).county_code == "131125");
  CHECK(found.of(VillageId{4}).town_code.empty());
}

TEST_CASE("a county has the code of its seat", "[home_units]") {
  World world = world_of({{"安平县", "王庄镇", ""}});
  add_seat(world, "", "安平县", "131125000000");
  CHECK(home_units(world).of(VillageId{0}).county_code == "131125000000");
}

TEST_CASE("keys of towns are codes, else names, with the county where needed", "[home_units]") {
  const HomeUnits found = home_units(world_of({{"安平县", "王庄镇", "131125101201"},
                                               {"安平县", "李庄镇", ""},
                                               {"饶阳县", "李庄镇", ""},
                                               {"饶阳县", "赵庄镇", ""},
                                               {"饶阳县", "", ""},
                                               {"", "", ""}}));
  CHECK(found.of(VillageId{0}).key == "131125101");
  CHECK(found.of(VillageId{1}).key == "安平县/李庄镇");
  CHECK(found.of(VillageId{2}).key == "饶阳县/李庄镇");
  CHECK(found.of(VillageId{3}).key == "赵庄镇");
  CHECK(found.of(VillageId{4}).key == "饶阳县");
  CHECK(found.of(VillageId{5}).key.empty());
}

TEST_CASE("keys of towns differ whatever their names and codes", "[home_units]") {
  World world = world_of({{"A", "X", ""},
                          {"A", "A/X", ""},
                          {"B", "X", ""},
                          {"", "B", ""},
                          {"B", "", ""},
                          {"C", "131125101", ""},
                          {"C", "Y", "131125101201"},
                          {"D", "Z", "131125101202"}});
  std::set<std::string> keys;
  const HomeUnits found = home_units(world);
  for (const HomeUnit& unit : found.units) keys.insert(unit.key);
  CHECK(keys.size() == found.units.size());
}

TEST_CASE("the key of a project has no character that a format replaces", "[home_units]") {
  const SmallStudy small = small_study();
  HomeUnit unit;
  unit.key = "=甲\a镇";
  const std::string key =
      project_key(unit, small.study.catalogue.services[ServiceId{0}], Schedule{}, unbuilt);
  CHECK(key == "_=甲\uFFFD镇-water-unplanned");
  CHECK(csv_cell(key) == key);
}

TEST_CASE("a project has its key in the list and in the layers", "[home_units]") {
  const SmallStudy small = planned_study();
  const HomeUnits units = home_units(small.findings.world);
  const auto key = [&](PlanYear year) {
    return project_key(units.units[0], small.study.catalogue.services[ServiceId{0}],
                       small.findings.schedule, year);
  };
  CHECK(key(0) == "天城镇-water-2027");
  CHECK(key(unbuilt) == "天城镇-water-unplanned");
  CHECK_THAT(project_list_text(small.study, small.findings),
             Catch::Contains("\r\n" + key(0) + ",1,"));
}

TEST_CASE("towns are in the order of their codes, then of their names by pinyin", "[home_units]") {
  World world = world_of({{"安平县", "赵庄镇", ""},
                          {"安平县", "", ""},
                          {"安平县", "Béla", ""},
                          {"安平县", "李庄镇", ""},
                          {"安平县", "北乡", ""},
                          {"", "", ""},
                          {"安平县", "张庄镇", ""},
                          {"安平县", "安乡", ""},
                          {"张北县", "重镇", "130722102201"},
                          {"饶阳县", "王庄镇", "131124101201"}});
  add_seat(world, "安平县", "赵庄镇", "131125102000");
  add_seat(world, "安平县", "张庄镇", "131125101000");
  std::vector<std::string> names;
  const HomeUnits found = home_units(world);
  for (const HomeUnit& unit : found.units) names.push_back(unit.county + unit.town);
  CHECK(names == std::vector<std::string>{"", "张北县重镇", "饶阳县王庄镇", "安平县",
                                          "安平县张庄镇", "安平县赵庄镇", "安平县安乡",
                                          "安平县北乡", "安平县李庄镇", "安平县Béla"});
  for (const VillageId village : rows(world.villages.place)) {
    CHECK(found.of(village).town == world.villages.town[village]);
    CHECK(found.of(village).county == world.villages.county[village]);
  }
}

TEST_CASE("the order of towns does not depend on the order of the villages", "[home_units]") {
  std::vector<Home> homes = {{"县", "a", ""},  {"县", "A", ""},  {"县", "ａ", ""}, {"县", "á", ""},
                             {"县", "石", ""}, {"县", "十", ""}, {"县", "10", ""}, {"县", "9", ""}};
  const auto names_of = [&homes] {
    std::vector<std::string> names;
    for (const HomeUnit& unit : home_units(world_of(homes)).units) names.push_back(unit.town);
    return names;
  };
  const std::vector<std::string> names = names_of();
  CHECK(names[0] == "9");
  CHECK(names[1] == "10");
  std::mt19937 random(1);
  for (int attempt = 0; attempt < 50; ++attempt) {
    std::shuffle(homes.begin(), homes.end(), random);
    CHECK(names_of() == names);
  }
}
