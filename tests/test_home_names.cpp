// SPDX-License-Identifier: Apache-2.0
#include "planning/home_towns.hpp"
#include "planning/schedule/building.hpp"
#include "planning/schedule/pins.hpp"
#include "world.hpp"
#include "world/home_names.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;
using Names = std::vector<std::string>;

namespace {

/// Seats, and villages with their town and county.
World world_of(const std::vector<std::pair<std::string, std::string>>& seats,
               const std::vector<std::pair<std::string, std::string>>& units) {
  World world;
  world.towns.county = {};
  for (const auto& [name, county] : seats) add_town(world, {117.0, 36.0}, name, Level::town);
  world.towns.county = {};
  for (const auto& seat : seats) world.towns.county.push_back(seat.second);
  for (const auto& unit : units) add_village(world, {117.0, 36.0}, unit.first + "v", 100_people);
  world.villages.town = {};
  world.villages.county = {};
  for (const auto& unit : units) {
    world.villages.town.push_back(unit.first);
    world.villages.county.push_back(unit.second);
  }
  return world;
}

template <class Row>
Names texts(const TextColumn<Row>& column, std::size_t size) {
  Names found;
  for (const Row row : Rows<Row>(size)) found.emplace_back(column[row]);
  return found;
}

Names towns_of(const World& world) { return texts(world.villages.town, world.villages.size()); }
Names counties_of(const World& world) {
  return texts(world.villages.county, world.villages.size());
}

}  // namespace

TEST_CASE("towns and counties of villages take the spelling of the seats", "[home_names]") {
  World world = world_of({{"王庄镇人民政府", "肥城市"}, {"湖屯镇", "肥城"}},
                         {{"王庄", "肥城"}, {"王莊鎮", "泰安市肥城市"}, {"湖屯乡", "肥城市"}});
  Problems problems;
  Notes notes;
  match_unit_names(world, problems, notes);
  CHECK(towns_of(world) == Names{"王庄镇", "王庄镇", "湖屯镇"});
  CHECK(counties_of(world) == Names{"肥城市", "肥城市", "肥城市"});
  CHECK(texts(world.towns.county, 2) == Names{"肥城市", "肥城市"});
  CHECK(problems.empty());
  REQUIRE(notes.size() == 3);  // county of towns, county and town of villages
  CHECK_THAT(notes[2].en, Catch::Contains("3 records") && Catch::Contains("'王庄' for '王庄镇'"));
}

TEST_CASE("without seats, different spellings of a town become one", "[home_names]") {
  World world = world_of({}, {{"", "安平"}, {"", "安平"}, {"", "安平县"}, {"", "饶阳"}});
  Problems problems;
  Notes notes;
  match_unit_names(world, problems, notes);
  CHECK(counties_of(world) == Names{"安平县", "安平县", "安平县", "饶阳"});
  CHECK(problems.empty());
  CHECK(notes.size() == 1);
}

TEST_CASE("a name that no seat has is reported with the most similar one", "[home_names]") {
  World world = world_of({{"王庄镇", "肥城市"}, {"湖屯镇", "肥城市"}},
                         {{"王在镇", "肥城市"}, {"湖屯镇", "肥城市"}});
  Problems problems;
  Notes notes;
  match_unit_names(world, problems, notes);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::name_unmatched);
  CHECK_THAT(problems[0].detail.en, Catch::Contains("王在镇") && Catch::Contains("'王庄镇'"));
  CHECK(towns_of(world) == Names{"王在镇", "湖屯镇"});
}

TEST_CASE("the seat of a county may be the town of the villages around it", "[home_names]") {
  World world = world_of({{"王庄镇", "肥城市"}}, {{"肥城市", "肥城市"}, {"王庄", "肥城市"}});
  Problems problems;
  Notes notes;
  match_unit_names(world, problems, notes);
  CHECK(towns_of(world) == Names{"肥城市", "王庄镇"});
  CHECK(problems.empty());
}

TEST_CASE("a town of the same county takes precedence over those of others", "[home_names]") {
  World world = world_of({{"城关镇", "甲县"}, {"城关乡", "乙县"}},
                         {{"城关", "甲县"}, {"城关", "乙县"}, {"城关", ""}});
  Problems problems;
  Notes notes;
  match_unit_names(world, problems, notes);
  CHECK(towns_of(world) == Names{"城关镇", "城关乡", "城关"});
  CHECK(problems.size() == 1);  // the third is ambiguous
}

TEST_CASE("county budgets match despite different spelling", "[home_names]") {
  const World world = world_of({}, {{"", "安平县"}, {"", "承德县"}, {"", "承德市"}});
  ScheduleSettings settings;
  settings.budget = {Yuan{1.0}};
  const auto named = [&](const Names& counties) {
    ScheduleSettings requested = settings;
    for (const std::string& county : counties) requested.by_county[county] = {Yuan{0.0}};
    Notes notes;
    Names found;
    for (const auto& [county, money] : with_names_of_counties(world, requested, notes).by_county) {
      found.push_back(county);
    }
    CHECK(notes.size() == (found == counties ? 0U : 1U));
    return found;
  };
  CHECK(named({"安平"}) == Names{"安平县"});
  CHECK(named({"安平縣"}) == Names{"安平县"});
  CHECK(named({"安平县", "承德市"}).size() == 2);
  CHECK_THROWS_AS(named({"承德"}), UsageError);
  CHECK_THROWS_AS(named({"安平", "安平县"}), UsageError);
  CHECK_THROWS_WITH(named({"安平镇"}), Catch::Contains("Did you mean '安平县'"));
}

TEST_CASE("a pin may give the code in any form, or the name", "[home_names]") {
  World world = world_of({}, {{"王庄镇", ""}, {"湖屯镇", ""}, {"湖屯镇", ""}});
  world.villages.code = {};
  world.villages.name = {};
  for (const char* code : {"370983102200", "370983103200", "370983103201"}) {
    world.villages.code.push_back(code);
  }
  for (const char* name : {"甲村", "甲村", "小（氵甸）村"}) world.villages.name.push_back(name);
  const auto found = [&](const char* word) {
    std::vector<std::uint32_t> rows;
    for (const VillageId v : villages_named(world.villages, word)) rows.push_back(v.index);
    return rows;
  };
  using Found = std::vector<std::uint32_t>;
  CHECK(found("370983102200") == Found{0});
  CHECK(found("370983102200.0") == Found{0});
  CHECK(found("３７０９８３１０２２００") == Found{0});
  CHECK(found("370983102200000") == Found{0});
  CHECK(found("甲村") == Found{0, 1});
  CHECK(found("湖屯镇甲村村委会") == Found{1});
  CHECK(found("小(氵甸)村") == Found{2});
  CHECK(found("小氵甸") == Found{2});
  CHECK(found("nobody").empty());
}

TEST_CASE("codes that contradict the columns are reported once for towns and once for counties",
          "[home_names]") {
  World world = world_of({{"王庄镇", "肥城市"}, {"湖屯镇", "肥城市"}},
                         {{"湖屯镇", "安平县"}, {"王庄", "肥城"}, {"", ""}});
  world.towns.code = {};
  world.towns.code.push_back("370983102000");
  world.towns.code.push_back("370983103000");
  world.villages.code = {};
  for (const char* code : {"370983102200", "370983102201", "370983102202"}) {
    world.villages.code.push_back(code);
  }
  Problems problems;
  compare_codes_with_towns(world, problems);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].kind == ProblemKind::code_contradicts_town);
  CHECK_THAT(problems[0].detail.en, Catch::Contains("1 of 2 villages") &&
                                        Catch::Contains("'湖屯镇'") && Catch::Contains("'王庄镇'"));
  CHECK_THAT(problems[1].detail.en, Catch::Contains("'安平县'") && Catch::Contains("'肥城市'"));
}
