// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "road_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace hinterland;
using namespace hinterland::test;

namespace {

constexpr double close = 0.5;  // metres: the precision of the test geometries

Approx metres(double value) { return Approx(value).margin(close); }

}  // namespace

TEST_CASE("a route is walk, road and walk", "[travel]") {
  // The village lies 200 m north of the road, the facility 100 m south of it.
  Roads roads;
  add_road(roads, {ground(0, 0), ground(800, 0), ground(1600, 0), ground(2400, 0)});
  const auto route = travel(roads, {ground(0, 200)}, {ground(2400, -100)}).front();
  REQUIRE(route.found());
  // The best access point is not the foot of the perpendicular, but the point beyond which the
  // saving on the road is less than the additional walk: h / √(1.3² − 1) beside it.
  CHECK(route.length.value == metres(2400 + 300 * std::sqrt(0.69)));
  CHECK(route.walk.value == metres(1.3 * 300 * 1.3 / std::sqrt(0.69)));
  // At 36 km/h instead of 75 m a minute.
  const double road = 2400 - 300 / std::sqrt(0.69);
  CHECK(route.time.value == Approx(road / 600.0 + route.walk.value / 75.0).margin(0.02));
}

TEST_CASE("by time the walk to a fast road is almost perpendicular to it", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(2400, 0)});
  const auto route = travel(roads, {ground(0, 200)}, {ground(2400, 0)}, Metric::time).front();
  const double pace = 1.3 * 36.0 / 4.5;  // of walking relative to the road
  CHECK(route.time.value ==
        Approx((2400 + 200 * std::sqrt(pace * pace - 1)) / 600.0).margin(0.001));
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
    const auto route = travel(roads, {ground(0, 500)}, {ground(9700, -300)}).front();
    least = std::min(least, route.length.value);
    most = std::max(most, route.length.value);
  }
  CHECK(most - least < 0.003);
}

TEST_CASE("between its vertices a road is straight in longitude and latitude", "[travel]") {
  // 54 km due east at 36.6° N: at the middle the geodesic runs 42 m further north.
  Roads roads;
  add_road(roads, {{116.7, 36.6}, {117.3, 36.6}});
  const LonLat adjacent{117.0, 36.6 + 300.0 / 111'000.0};
  const auto route = travel(roads, {adjacent}, {{117.0, 36.6}}).front();
  CHECK(route.walk.value == Approx(1.3 * 300.0).margin(0.5));
}

TEST_CASE("no walk is longer than the access limit, straight", "[travel]") {
  // The best point of the road is farther along than the access limit allows.
  Roads roads;
  add_road(roads, {ground(-300, 0), ground(300, 0), ground(3000, 0)});
  const TravelSettings settings{.access_limit = 500_m};
  const auto route = travel(roads, {ground(0, 450)}, {ground(3000, 0)}, Metric::road, settings);
  CHECK(route.front().walk.value == metres(1.3 * 500));
  CHECK(route.front().length.value == metres(1.3 * 500 + 3000 - std::sqrt(500 * 500 - 450 * 450)));
}

TEST_CASE("with a walk factor of 1 the walk is as long as the limit allows", "[travel]") {
  Roads roads;
  add_road(roads, {ground(-3000, 0), ground(3000, 0)});
  const TravelSettings settings{.access_limit = 500_m, .walk_factor = 1.0};
  const auto route = travel(roads, {ground(0, 300)}, {ground(3000, 0)}, Metric::road, settings);
  CHECK(route.front().length.value == metres(500 + 3000 - 400));
}

TEST_CASE("on a road slower than walking the walk is as long as the limit allows", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(600, 0)}, 1.0F);
  const auto by_time = travel(roads, {ground(0, 0)}, {ground(600, 0)}, Metric::time).front();
  CHECK(by_time.time.value == Approx(1.3 * 600 / 75.0).margin(0.01));
  const TravelSettings near{.access_limit = 200_m};
  const auto nearer = travel(roads, {ground(0, 0)}, {ground(600, 0)}, Metric::time, near).front();
  CHECK(nearer.time.value == Approx(2 * 1.3 * 200 / 75.0 + 200 * 0.06).margin(0.01));
}

TEST_CASE("without a permitted direct walk the route enters and leaves the road at the same point",
          "[travel]") {
  // 600 m to the road and 500 m beyond it; 1,100 m straight are beyond the limit.
  for (const double shift : {0.0, 50.0}) {
    Roads roads;
    add_road(roads, {ground(-2000 + shift, 0), ground(-300 + shift, 0), ground(2000 + shift, 0)});
    const auto route = travel(roads, {ground(0, 600)}, {ground(110, -500)}).front();
    CHECK(route.length.value == metres(1.3 * std::hypot(1100, 110)));
  }
}

TEST_CASE("on one segment the route does not pass its ends", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(900, 0)});
  const TravelSettings no_walk_across{.access_limit = 150_m};
  const auto route =
      travel(roads, {ground(300, 100)}, {ground(700, 100)}, Metric::road, no_walk_across).front();
  CHECK(route.length.value == metres(400 + 200 * std::sqrt(0.69)));
}

TEST_CASE("a near facility is reached on foot across country", "[travel]") {
  Roads roads;  // there is a road, but a long detour
  add_road(roads, {ground(0, 0), ground(0, 900), ground(500, 900), ground(500, 0)});
  const auto route = travel(roads, {ground(0, 0)}, {ground(500, 0)}).front();
  CHECK(route.length.value == metres(650));
  CHECK(route.walk == route.length);
  CHECK(route.time.value == Approx(650.0 / 75.0).margin(0.01));
}

TEST_CASE("a village without a road in reach has no route", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(900, 0)});
  const std::vector<LonLat> villages{ground(0, 1003), ground(0, 990)};
  const auto routes = travel(roads, villages, {ground(900, -800)});
  CHECK_FALSE(routes[0].found());
  CHECK(routes[0].length == unreachable);
  CHECK(routes[1].found());
  const RoadNetwork network(graph_of(roads));
  CHECK(network.nearest_road(villages[0]).value == metres(1003));
  CHECK(network.nearest_road(ground(0, 300'000)).value == Approx(300'000).epsilon(0.01));
}

TEST_CASE("a village uses a farther road if that gives a better route", "[travel]") {
  // The nearest road is a dead end; tools that snap to it find no route.
  Roads roads;
  add_road(roads, {ground(0, 10), ground(-300, 10)});
  add_road(roads, {ground(0, 100), ground(900, 100), ground(1800, 100)});
  const auto route = travel(roads, {ground(0, 0)}, {ground(1800, 100)}).front();
  CHECK(route.length.value == metres(1800 + 100 * std::sqrt(0.69)));
}

TEST_CASE("without roads all routes are walks", "[travel]") {
  const auto routes = travel({}, {ground(0, 0), ground(5000, 0)}, {ground(600, 0)});
  CHECK(routes[0].length.value == metres(780));
  CHECK_FALSE(routes[1].found());
  CHECK(RoadNetwork(graph_of({})).nearest_road(ground(0, 0)) == unreachable);
}

TEST_CASE("one-way roads matter for time and not for length", "[travel]") {
  // From the village at A the direct road to 1 has the wrong direction.
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
  const auto route =
      travel(roads, {ground(0, 0)}, {ground(1800, 0)}, Metric::time, at_the_road).front();
  CHECK(route.length.value == metres(3000));
  CHECK(route.time.value == Approx(3.0).margin(0.01));
}

TEST_CASE("a motorway is entered at junctions, not along its length", "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(1100, 0), ground(2200, 0)}, 100.0F, Direction::both,
           TriState::no);
  const std::vector<LonLat> village{ground(0, 50)};
  const std::vector<LonLat> facility{ground(2200, 50)};
  CHECK_FALSE(travel(roads, village, facility).front().found());
  add_road(roads, {ground(0, 50), ground(0, 0)});
  add_road(roads, {ground(2200, 50), ground(2200, 0)});
  CHECK(travel(roads, village, facility).front().length.value == metres(2300));
}

TEST_CASE("among equal routes the one to the facility with the lower number is chosen",
          "[travel]") {
  Roads roads;
  add_road(roads, {ground(0, 0), ground(900, 0), ground(1800, 0)});
  const std::vector<LonLat> duplicates{ground(1800, 0), ground(1800, 0)};
  CHECK(travel(roads, {ground(0, 0)}, duplicates).front().row == 0);
}

TEST_CASE("the limit is exact: a segment at the limit is in reach", "[travel]") {
  Roads roads;
  add_road(roads, {ground(-200, 0), ground(200, 0)});
  const RoadNetwork network(graph_of(roads));
  const LonLat village = ground(0, 500);
  const Metres distance = network.nearest_road(village);
  const std::vector<LonLat> villages{village};
  // To either end, from the single point that is in reach.
  CHECK(network.find_entries(villages, {.access_limit = distance}).entry.size() == 2);
  CHECK(network.find_entries(villages, {.access_limit = distance - Metres{1e-6}}).entry.empty());
}

TEST_CASE("roads across the 180th meridian join like others", "[travel]") {
  Roads roads;
  add_road(roads, {{179.99, 10.0}, {-179.99, 10.0}, {-179.98, 10.0}});
  const auto route = travel(roads, {{179.99, 10.001}}, {{-179.98, 10.0}}).front();
  REQUIRE(route.found());
  CHECK(route.length.value == Approx(3 * 1096.5 + 110.6 * std::sqrt(0.69)).margin(3.0));
}

TEST_CASE("a route longer than the largest number of minutes takes that number", "[travel]") {
  // 1,000 km at 5 km/h are 200 h, of which 32 bits hold 119.
  Roads roads;
  std::vector<LonLat> line;
  for (int i = 0; i <= 100; ++i) line.push_back(ground(10'000.0 * i, 0));
  add_road(roads, line, 5.0F);
  const auto way = travel(roads, {ground(0, 200)}, {line.back()}).front();
  REQUIRE(way.found());
  CHECK(way.length.value > 990'000);
  CHECK(way.time.value == Approx(4294967295.0 / 600'000.0));
}
