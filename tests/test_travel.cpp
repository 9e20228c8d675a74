// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "road_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

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
  // Where it pays: not at the foot of the perpendicular, but at the point from which the
  // road saves no more than a longer walk costs, h / √(1.3² − 1) beside it.
  CHECK(way.length.value == metres(2400 + 300 * std::sqrt(0.69)));
  CHECK(way.walk.value == metres(1.3 * 300 * 1.3 / std::sqrt(0.69)));
  // At 36 km/h instead of 75 m a minute.
  const double road = 2400 - 300 / std::sqrt(0.69);
  CHECK(way.time.value == Approx(road / 600.0 + way.walk.value / 75.0).margin(0.02));
}

TEST_CASE("by time one walks nearly straight to a quick road", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(2400, 0)});
  const auto way = travel(roads, {ground(0, 200)}, {ground(2400, 0)}, Metric::time).front();
  const double pace = 1.3 * 36.0 / 4.5;  // of a walk against the road
  CHECK(way.time.value == Approx((2400 + 200 * std::sqrt(pace * pace - 1)) / 600.0).margin(0.001));
}

TEST_CASE("the answer does not depend on the vertices of a road", "[travel]") {
  double least = 1e9;
  double most = 0.0;
  for (const int pieces : {1, 2, 5, 7, 48, 1000}) {
    std::vector<LonLat> line;
    for (int i = 0; i <= pieces; ++i) {
      const LonLat start = ground(0, 20);
      const LonLat end = ground(9800, 150);
      const double share = static_cast<double>(i) / pieces;
      line.push_back({std::lerp(start.lon, end.lon, share), std::lerp(start.lat, end.lat, share)});
    }
    Roads roads;
    add_road(roads, line);
    const auto way = travel(roads, {ground(0, 500)}, {ground(9700, -300)}).front();
    least = std::min(least, way.length.value);
    most = std::max(most, way.length.value);
  }
  CHECK(most - least < 0.003);
}

TEST_CASE("between its vertices a road is straight in longitude and latitude", "[travel]") {
  // 54 km due east at 36.6° N: halfway the straight line over the ground runs 42 m further north.
  Roads roads;
  add_road(roads, {{116.7, 36.6}, {117.3, 36.6}});
  const LonLat beside{117.0, 36.6 + 300.0 / 111'000.0};
  const auto way = travel(roads, {beside}, {{117.0, 36.6}}).front();
  CHECK(way.walk.value == Approx(1.3 * 300.0).margin(0.5));
}

TEST_CASE("no walk is longer than the access limit, straight", "[travel]") {
  // The best point of the road lies farther along than one may walk.
  Roads roads;
  add_road(roads, {ground(-300, 0), ground(300, 0), ground(3000, 0)});
  const TravelSettings settings{.access_limit = 500_m};
  const auto way = travel(roads, {ground(0, 450)}, {ground(3000, 0)}, Metric::road, settings);
  CHECK(way.front().walk.value == metres(1.3 * 500));
  CHECK(way.front().length.value == metres(1.3 * 500 + 3000 - std::sqrt(500 * 500 - 450 * 450)));
}

TEST_CASE("with a walk no longer than straight one walks on as far as one may", "[travel]") {
  Roads roads;
  add_road(roads, {ground(-3000, 0), ground(3000, 0)});
  const TravelSettings settings{.access_limit = 500_m, .walk_factor = 1.0};
  const auto way = travel(roads, {ground(0, 300)}, {ground(3000, 0)}, Metric::road, settings);
  CHECK(way.front().length.value == metres(500 + 3000 - 400));
}

TEST_CASE("on a road slower than a walk one walks as far as one may", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(600, 0)}, 1.0F);
  const auto by_time = travel(roads, {ground(0, 0)}, {ground(600, 0)}, Metric::time).front();
  CHECK(by_time.time.value == Approx(1.3 * 600 / 75.0).margin(0.01));
  const TravelSettings near{.access_limit = 200_m};
  const auto nearer = travel(roads, {ground(0, 0)}, {ground(600, 0)}, Metric::time, near).front();
  CHECK(nearer.time.value == Approx(2 * 1.3 * 200 / 75.0 + 200 * 0.06).margin(0.01));
}

TEST_CASE("who may not walk across walks to the road and on from the same point", "[travel]") {
  // 600 m to the road and 500 m beyond it; 1,100 m straight are beyond the limit.
  for (const double shift : {0.0, 50.0}) {
    Roads roads;
    add_road(roads, {ground(-2000 + shift, 0), ground(-300 + shift, 0), ground(2000 + shift, 0)});
    const auto way = travel(roads, {ground(0, 600)}, {ground(110, -500)}).front();
    CHECK(way.length.value == metres(1.3 * std::hypot(1100, 110)));
  }
}

TEST_CASE("on one segment nobody goes round by its ends", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(900, 0)});
  const TravelSettings no_walk_across{.access_limit = 150_m};
  const auto way =
      travel(roads, {ground(300, 100)}, {ground(700, 100)}, Metric::road, no_walk_across).front();
  CHECK(way.length.value == metres(400 + 200 * std::sqrt(0.69)));
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
  CHECK(way.length.value == metres(1800 + 100 * std::sqrt(0.69)));
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
  add_road(roads, {ground(-200, 0), ground(200, 0)});
  const RoadNetwork network(graph_of(roads));
  const LonLat village = ground(0, 500);
  const Metres distance = network.nearest_road(village);
  const std::vector<LonLat> villages{village};
  // To either end, from the one point that is in reach.
  CHECK(network.find_entries(villages, {.access_limit = distance}).entry.size() == 2);
  CHECK(network.find_entries(villages, {.access_limit = distance - Metres{1e-6}}).entry.empty());
}

TEST_CASE("roads over the date line join like others", "[travel]") {
  Roads roads;
  add_road(roads, {{179.99, 10.0}, {-179.99, 10.0}, {-179.98, 10.0}});
  const auto way = travel(roads, {{179.99, 10.001}}, {{-179.98, 10.0}}).front();
  REQUIRE(way.found());
  CHECK(way.length.value == Approx(3 * 1096.5 + 110.6 * std::sqrt(0.69)).margin(3.0));
}
