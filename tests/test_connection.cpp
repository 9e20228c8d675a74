// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include <hinterland/connection.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

namespace {

struct Surveyed {
  Connections connections;
  Problems problems;
};

Surveyed survey(const DrawnWorld& drawn) {
  Surveyed surveyed;
  surveyed.connections =
      survey_connections(drawn.world, drawn.catalogue, surveyed.problems, no_progress);
  return surveyed;
}

Evidence water_of(const DrawnWorld& drawn, char village) {
  return survey(drawn).connections.evidence[drawn.service("water")][drawn.village(village)];
}

}  // namespace

TEST_CASE("a main within the connection distance connects the village", "[connection]") {
  const auto drawn = draw_world(100_m, R"(
    A   ====
                    B
  )");
  CHECK(water_of(drawn, 'A') == Evidence::line);     // 400 m
  CHECK(water_of(drawn, 'B') == Evidence::no_line);  // 900 m from a complete layer
}

TEST_CASE("absence from an incomplete layer is not evidence", "[connection]") {
  auto drawn = draw_world(100_m, "A         ====");
  drawn.world.networks[drawn.service("water")].complete = false;
  CHECK(water_of(drawn, 'A') == Evidence::none);
}

TEST_CASE("without a layer and without a census the connection is unknown", "[connection]") {
  CHECK(water_of(draw_world(100_m, "A    1"), 'A') == Evidence::none);
}

TEST_CASE("a facility of the service within the connection distance connects the village",
          "[connection]") {
  auto drawn = draw_world(100_m, "A   B        C");
  add_facility(drawn.world, drawn.world.villages.place[drawn.village('B')], drawn.service("water"),
               Level::town);
  CHECK(water_of(drawn, 'A') == Evidence::facility);
  CHECK(water_of(drawn, 'C') == Evidence::none);
}

TEST_CASE("the census takes precedence over the map, and a contradiction is a problem",
          "[connection]") {
  auto drawn = draw_world(100_m, "A  ====        B  C   D");
  drawn.census("water", "-+-?");
  const auto [connections, problems] = survey(drawn);
  const auto& water = connections.evidence[drawn.service("water")];

  CHECK(water[drawn.village('A')] == Evidence::census_no);
  CHECK(water[drawn.village('B')] == Evidence::census_yes);
  CHECK(water[drawn.village('C')] == Evidence::census_no);
  CHECK(water[drawn.village('D')] == Evidence::no_line);
  CHECK(connections.connected(drawn.village('B'), drawn.service("water")));
  CHECK_FALSE(connections.connected(drawn.village('A'), drawn.service("water")));

  REQUIRE(problems.size() == 2);
  CHECK(problems[0].kind == ProblemKind::census_conflict);
  CHECK(problems[0].record == "A");
  CHECK(problems[0].detail.en == "water: census no, line 300 m");
  CHECK(problems[1].record == "B");
  CHECK(problems[1].detail.en == "water: census yes, no line within 500 m");
}

TEST_CASE("a contradiction speaks of roads if these are the service, in metres", "[connection]") {
  auto drawn = draw_world(100_m, "A  ----        B");
  drawn.census("water", "-+");
  NetworkLines& network = drawn.world.networks[drawn.service("water")];
  network.are_the_roads = network.given = network.complete = true;
  const auto [connections, problems] = survey(drawn);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].detail.en == "water: census no, road 300 m");
  CHECK_THAT(problems[0].detail.zh, Catch::EndsWith("普查为否，道路相距300米"));
  CHECK(problems[1].detail.en == "water: census yes, no road within 500 m");
  CHECK_THAT(problems[1].detail.zh, Catch::EndsWith("普查为是，500米内无道路"));
}

TEST_CASE("a village with a supply of its own is connected, and no source for others",
          "[connection]") {
  auto drawn = draw_world(100_m, "A   B");
  drawn.census("water", "+-");
  const ServiceId water = drawn.service("water");
  CHECK(survey(drawn).connections.is_source(drawn.village('A'), water));
  drawn.world.villages.census[water][drawn.village('A')] = CensusAnswer::own;
  const Connections connections = survey(drawn).connections;
  CHECK(connections.evidence[water][drawn.village('A')] == Evidence::census_own);
  CHECK(connections.connected(drawn.village('A'), water));
  CHECK_FALSE(connections.is_source(drawn.village('A'), water));
}
