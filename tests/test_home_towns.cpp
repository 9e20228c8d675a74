// SPDX-License-Identifier: Apache-2.0
#include "planning/home_towns.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace hinterland;
using namespace hinterland::test;

namespace {

struct Seat {
  double lon;
  std::string code;
  std::string name;
  std::string county;
  Level level = Level::town;
};

struct Village {
  double lon;
  std::string code;
  std::string town = {};
  std::string county = {};
};

World world_of(const std::vector<Seat>& seats, const std::vector<Village>& villages) {
  World world;
  for (const Seat& seat : seats) add_town(world, {seat.lon, 36.0}, seat.name, seat.level);
  world.towns.code = {};
  world.towns.county = {};
  for (const Seat& seat : seats) {
    world.towns.code.push_back(seat.code);
    world.towns.county.push_back(seat.county);
  }
  for (const Village& village : villages) add_village(world, {village.lon, 36.0}, "v", 100_people);
  world.villages.code = {};
  world.villages.town = {};
  world.villages.county = {};
  for (const Village& village : villages) {
    world.villages.code.push_back(village.code);
    world.villages.town.push_back(village.town);
    world.villages.county.push_back(village.county);
  }
  return world;
}

/// "town, county" of each village, and the notes.
struct ParentUnits {
  std::vector<std::string> unit;
  Notes notes;
};

ParentUnits parent_units_of(World world) {
  ParentUnits units;
  find_parent_units(world, units.notes);
  for (VillageId v : rows(world.villages.place)) {
    units.unit.push_back(std::string(world.villages.town[v]) + ", " +
                         std::string(world.villages.county[v]));
  }
  return units;
}

void add_boundary(World& world, double west, double east, const char* code, const char* name) {
  world.boundaries.shape.push_back(
      {{{{west, 35.0}, {east, 35.0}, {east, 37.0}, {west, 37.0}, {west, 35.0}}, {}}});
  world.boundaries.code.push_back(code);
  world.boundaries.name.push_back(name);
  world.boundaries.kind.push_back("");
}

const std::vector<Seat> two_seats = {{117.0, "370983102000", "王庄镇", "肥城市"},
                                     {117.2, "370983103000", "湖屯镇", "肥城市"}};

}  // namespace

TEST_CASE("the town and county of a village are found by its code", "[home_towns]") {
  const ParentUnits units =
      parent_units_of(world_of(two_seats, {{117.19, "370983102200"}, {117.01, "370983103201"}}));
  CHECK(units.unit == std::vector<std::string>{"王庄镇, 肥城市", "湖屯镇, 肥城市"});
  REQUIRE(units.notes.size() == 1);
  CHECK_THAT(units.notes[0].en, Catch::Contains("by code 2"));
  CHECK_THAT(units.notes[0].zh, Catch::Contains("按代码2个"));
}

TEST_CASE("values from the columns stay, without a note", "[home_towns]") {
  const ParentUnits units =
      parent_units_of(world_of(two_seats, {{117.0, "370983102200", "老镇", "老县"}}));
  CHECK(units.unit == std::vector<std::string>{"老镇, 老县"});
  CHECK(units.notes.empty());
}

TEST_CASE("a town given by a column determines its county", "[home_towns]") {
  const ParentUnits units = parent_units_of(world_of(two_seats, {{117.0, "", "湖屯镇", ""}}));
  CHECK(units.unit == std::vector<std::string>{"湖屯镇, 肥城市"});
}

TEST_CASE("a town name that occurs in two counties determines neither", "[home_towns]") {
  const ParentUnits units = parent_units_of(world_of(
      {{117.0, "", "王庄镇", "甲县"}, {118.0, "", "王庄镇", "乙县"}}, {{117.9, "", "王庄镇", ""}}));
  CHECK(units.unit == std::vector<std::string>{"王庄镇, 乙县"});  // by the nearest seat
}

TEST_CASE("without a code the boundary decides, and otherwise the nearest seat", "[home_towns]") {
  World world = world_of(two_seats, {{117.05, ""}, {117.15, ""}});
  add_boundary(world, 117.1, 117.3, "370983102000", "王庄镇");
  const ParentUnits units = parent_units_of(std::move(world));
  CHECK(units.unit == std::vector<std::string>{"王庄镇, 肥城市", "王庄镇, 肥城市"});
  CHECK_THAT(units.notes[0].en, Catch::Contains("by boundary 1") &&
                                    Catch::Contains("by nearest seat 1") &&
                                    Catch::Contains("at most 4.5 km away"));
}

TEST_CASE("a boundary without a code is a town or a county by its name", "[home_towns]") {
  World world = world_of({}, {{117.05, ""}, {117.25, ""}, {119.0, ""}});
  add_boundary(world, 117.0, 117.3, "", "肥城市");
  add_boundary(world, 117.0, 117.1, "", "王庄镇");
  const ParentUnits units = parent_units_of(std::move(world));
  CHECK(units.unit == std::vector<std::string>{"王庄镇, 肥城市", ", 肥城市", ", "});
  CHECK_THAT(units.notes[0].en, Catch::Contains("not found 2") && Catch::Contains("not found 1"));
}

TEST_CASE("the nearest seat is one of the village's own county", "[home_towns]") {
  const ParentUnits units = parent_units_of(world_of(
      {{117.0, "370983102000", "王庄镇", "肥城市"}, {117.2, "370982103000", "邻镇", "新泰市"}},
      {{117.19, "370983999200"}}));
  CHECK(units.unit == std::vector<std::string>{"王庄镇, 肥城市"});
}

TEST_CASE("a county seat gives its name to the county and not to the town", "[home_towns]") {
  const ParentUnits units = parent_units_of(world_of(
      {{117.0, "370983000000", "肥城市", "", Level::county}, {117.2, "370983103000", "湖屯镇", ""}},
      {{117.01, "370983999200"}, {117.0, ""}}));
  CHECK(units.unit == std::vector<std::string>{"湖屯镇, 肥城市", "湖屯镇, 肥城市"});
}

TEST_CASE("a province has the same towns and counties of villages as its counties alone",
          "[home_towns][property]") {
  std::mt19937 random(GENERATE(range(1U, 30U)));
  const auto any = [&](unsigned most) {
    return std::uniform_int_distribution<unsigned>(0, most)(random);
  };
  std::vector<Seat> seats;
  std::vector<Village> villages;
  for (unsigned county = 0; county < 3; ++county) {
    for (unsigned town = 0; town < 4; ++town) {
      seats.push_back({116.0 + any(3000) / 1000.0,
                       "37010" + std::to_string(county) + "10" + std::to_string(town) + "000",
                       "镇" + std::to_string(county * 10 + town), "县" + std::to_string(county)});
    }
    for (unsigned i = 0; i < 10; ++i) {
      villages.push_back({116.0 + any(3000) / 1000.0, "37010" + std::to_string(county) + "10" +
                                                          std::to_string(any(7)) + "20" +
                                                          std::to_string(i)});
    }
  }
  std::vector<std::string> of_parts;
  for (unsigned county = 0; county < 3; ++county) {
    const auto part = [county](const auto& all, std::size_t size) {
      return std::vector(all.begin() + static_cast<std::ptrdiff_t>(county * size),
                         all.begin() + static_cast<std::ptrdiff_t>((county + 1) * size));
    };
    for (auto& unit : parent_units_of(world_of(part(seats, 4), part(villages, 10))).unit) {
      of_parts.push_back(std::move(unit));
    }
  }
  CHECK(parent_units_of(world_of(seats, villages)).unit == of_parts);
}
