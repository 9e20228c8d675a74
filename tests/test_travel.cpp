// SPDX-License-Identifier: Apache-2.0
#include "road_world.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

namespace {

constexpr double close = 0.5;  // metres: the ground is drawn no better

Approx metres(double value) { return Approx(value).margin(close); }

}  // namespace

TEST_CASE("a way is walk, road and walk", "[travel]") {
  // The village lies 200 m north of the road, the facility 100 m south of it.
  Roads roads;
  add_road(roads, {ground(0, 0), ground(800, 0), ground(1600, 0), ground(2400, 0)});
  const auto way = travel(roads, {ground(0, 200)}, {ground(2400, -100)}).front();
  REQUIRE(way.found());
  CHECK(way.length.value == metres(1.3 * 200 + 2400 + 1.3 * 100));
  CHECK(way.walk.value == metres(1.3 * 300));
  // 2,400 m at 36 km/h are 4 minutes, 390 m on foot 5.2.
  CHECK(way.time.value == Approx(4.0 + 390.0 / 75.0).margin(0.02));
}

TEST_CASE("on one segment nobody goes round by its ends", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(900, 0)});
  const TravelSettings no_walk_across{.access_limit = 150_m};
  const auto way =
      travel(roads, {ground(300, 100)}, {ground(700, 100)}, Metric::road, no_walk_across).front();
  CHECK(way.length.value == metres(130 + 400 + 130));
}

TEST_CASE("who is near walks across the fields", "[travel]") {
  Roads roads;  // there is a road, but a long way round
  add_road(roads, {ground(0, 0), ground(0, 900), ground(500, 900), ground(500, 0)});
  const auto way = travel(roads, {ground(0, 0)}, {ground(500, 0)}).front();
  CHECK(way.length.value == metres(650));
  CHECK(way.walk == way.length);
  CHECK(way.time.value == Approx(650.0 / 75.0).margin(0.01));
}

TEST_CASE("a village without a road in reach has no way", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(900, 0)});
  const std::vector<LonLat> villages{ground(0, 1003), ground(0, 990)};
  const auto ways = travel(roads, villages, {ground(900, -500)});
  CHECK_FALSE(ways[0].found());
  CHECK(ways[0].length == unreachable);
  CHECK(ways[1].found());
  const RoadNetwork network(graph_of(roads));
  CHECK(network.nearest_road(villages[0]).value == metres(1003));
  CHECK(network.nearest_road(ground(0, 300'000)).value == Approx(300'000).epsilon(0.01));
}

TEST_CASE("a village uses a farther road where that is the better one", "[travel]") {
  // The nearest road is a blind alley; tools that snap to it find no way.
  Roads roads;
  add_road(roads, {ground(0, 10), ground(-300, 10)});
  add_road(roads, {ground(0, 100), ground(900, 100), ground(1800, 100)});
  const auto way = travel(roads, {ground(0, 0)}, {ground(1800, 100)}).front();
  CHECK(way.length.value == metres(130 + 1800));
}

TEST_CASE("without any road there are walks only", "[travel]") {
  const auto ways = travel({}, {ground(0, 0), ground(5000, 0)}, {ground(600, 0)});
  CHECK(ways[0].length.value == metres(780));
  CHECK_FALSE(ways[1].found());
  CHECK(RoadNetwork(graph_of({})).nearest_road(ground(0, 0)) == unreachable);
}

TEST_CASE("one-ways count for time and not for length", "[travel]") {
  // From the village at A the direct road to 1 runs the wrong way.
  Roads roads;
  add_road(roads, {ground(0, 0), ground(900, 0), ground(1800, 0)}, 36.0F, Direction::backward);
  add_road(roads,
           {ground(0, 0), ground(0, 900), ground(900, 900), ground(1800, 900), ground(1800, 0)});
  const TravelSettings at_the_road{.access_limit = 1_m};
  const std::vector<LonLat> here{ground(0, 0)};
  const std::vector<LonLat> there{ground(1800, 0)};
  CHECK(travel(roads, here, there, Metric::road, at_the_road)[0].length.value == metres(1800));
  const auto by_time = travel(roads, here, there, Metric::time, at_the_road)[0];
  CHECK(by_time.length.value == metres(3600));
  CHECK(by_time.time.value == Approx(6.0).margin(0.01));
  CHECK(travel(roads, there, here, Metric::time, at_the_road)[0].time.value ==
        Approx(3.0).margin(0.01));
}

TEST_CASE("time prefers the fast road to the short one", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(900, 0), ground(1800, 0)}, 6.0F);
  add_road(roads,
           {ground(0, 0), ground(0, 600), ground(900, 600), ground(1800, 600), ground(1800, 0)},
           60.0F);
  const TravelSettings at_the_road{.access_limit = 1_m};
  const auto way =
      travel(roads, {ground(0, 0)}, {ground(1800, 0)}, Metric::time, at_the_road).front();
  CHECK(way.length.value == metres(3000));
  CHECK(way.time.value == Approx(3.0).margin(0.01));
}

TEST_CASE("a motorway is entered where other roads meet it, not from the field", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(900, 0), ground(1800, 0)}, 100.0F, Direction::both,
           Answer::no);
  const std::vector<LonLat> village{ground(0, 50)};
  const std::vector<LonLat> facility{ground(1800, 50)};
  CHECK_FALSE(travel(roads, village, facility).front().found());
  add_road(roads, {ground(0, 50), ground(0, 0)});
  add_road(roads, {ground(1800, 50), ground(1800, 0)});
  CHECK(travel(roads, village, facility).front().length.value == metres(1900));
}

TEST_CASE("equal ways go to the facility with the lower number", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(900, 0), ground(1800, 0)});
  const std::vector<LonLat> twins{ground(1800, 0), ground(1800, 0)};
  CHECK(travel(roads, {ground(0, 0)}, twins).front().row == 0);
}

TEST_CASE("the limit is exact: a segment on it is in reach", "[travel]") {
  Roads roads;
  add_road(roads, {ground(-400, 0), ground(400, 0)});
  const RoadNetwork network(graph_of(roads));
  const LonLat village = ground(0, 500);
  const Metres distance = network.nearest_road(village);
  const std::vector<LonLat> villages{village};
  CHECK(network.find_entries(villages, {.access_limit = distance}).entry.size() == 1);
  CHECK(network.find_entries(villages, {.access_limit = distance - Metres{1e-6}}).entry.empty());
}

TEST_CASE("roads over the date line join like others", "[travel]") {
  Roads roads;
  add_road(roads, {{179.99, 10.0}, {-179.99, 10.0}, {-179.98, 10.0}});
  const auto way = travel(roads, {{179.99, 10.001}}, {{-179.98, 10.0}}).front();
  REQUIRE(way.found());
  CHECK(way.length.value == Approx(3 * 1096.5 + 1.3 * 110.6).margin(10.0));
}
