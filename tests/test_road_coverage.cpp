// SPDX-License-Identifier: Apache-2.0
#include "network/village_roads.hpp"
#include "road_world.hpp"
#include "world.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/error.hpp>
#include <hinterland/gap.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// A drawn world measured along its roads. The access limit is one and a half cells unless a test
/// sets another.
struct Measured {
  TravelSettings travel{.access_limit = 150_m, .walk_factor = 1.0};
  CoverageSettings settings;
  Problems problems;

  explicit Measured(Metric metric) { settings.metric = metric; }

  Coverage coverage(const DrawnWorld& drawn) {
    const auto roads =
        join_villages(drawn.world, {}, travel, TryJoining::no, problems, no_progress);
    return measure_coverage(drawn.world, drawn.catalogue, settings, no_progress,
                            roads ? &*roads : nullptr);
  }
};

const ServiceAccess& schools(const Coverage& coverage) { return coverage.access.front(); }

/// A road from north to south across the whole drawing, without intermediate vertices.
void add_crossing(World& world, Metres east, Metres south) {
  add_road(world.roads, {ground(east.value, 0.0), ground(east.value, -south.value)});
}

/// Six cells straight, and ten along the road.
const char* const around = R"(
A     1
:     :
+-----+)";

}  // namespace

TEST_CASE("the road distance determines coverage, not the straight-line distance",
          "[road_coverage]") {
  const auto drawn = draw_world(600_m, around);  // 3.6 km straight, 6 km along the road
  const VillageId a = drawn.village('A');
  Measured straight(Metric::straight);
  CHECK(straight.coverage(drawn).covers(a));

  Measured road(Metric::road);
  road.travel.access_limit = 700_m;
  const auto coverage = road.coverage(drawn);
  CHECK_FALSE(coverage.covers(a));
  CHECK(coverage.critical_radius[a].value == Approx(6000.0).epsilon(0.001));
  CHECK(coverage.facility(a) == drawn.facility('1'));
  CHECK(schools(coverage).zone[a] == Zone::outside);
  CHECK(schools(coverage).distance[a].value == Approx(3600.0).epsilon(0.001));
  CHECK(schools(coverage).by_road.length[a].value == Approx(6000.0).epsilon(0.001));
  CHECK(schools(coverage).by_road.walk[a].value == Approx(1200.0).epsilon(0.001));
}

TEST_CASE("if the straight-line distance determines coverage, the route along roads is also given",
          "[road_coverage]") {
  const auto drawn = draw_world(100_m, R"(
      2
A     1
:
+--------+3)");
  Measured measured(Metric::straight);
  const auto coverage = measured.coverage(drawn);
  const VillageId a = drawn.village('A');
  CHECK(coverage.facility(a) == drawn.facility('1'));
  CHECK(schools(coverage).distance[a].value == Approx(600.0).epsilon(0.001));
  CHECK(schools(coverage).by_road.facility[a] == drawn.facility('3'));  // another facility
  CHECK(schools(coverage).by_road.length[a].value == Approx(1200.0).epsilon(0.001));
}

TEST_CASE("a facility is reached on foot up to twice the access limit, whatever the roads",
          "[road_coverage]") {
  const auto drawn = draw_world(100_m, R"(
A 1 B      C


--)");  // no road within 150 m of any; A and B walk 200 m, C 900 m
  Measured road(Metric::road);
  const auto coverage = road.coverage(drawn);
  CHECK(coverage.covers(drawn.village('A')));
  CHECK(schools(coverage).by_road.length[drawn.village('A')].value == Approx(200.0).epsilon(0.001));
  CHECK(schools(coverage).by_road.walk[drawn.village('A')].value == Approx(200.0).epsilon(0.001));
  CHECK_FALSE(coverage.covers(drawn.village('C')));

  road.travel.walk_limit = 190_m;
  CHECK_FALSE(road.coverage(drawn).covers(drawn.village('A')));
  road.travel.walk_limit = 950_m;
  CHECK(road.coverage(drawn).covers(drawn.village('C')));
}

TEST_CASE("a village that no road leads to is cut off if a facility is within the radius",
          "[road_coverage]") {
  const auto drawn = draw_world(500_m, R"(
A    1----B            C)");  // A: 2.5 km; C: 9 km; no road within 150 m of either
  const VillageId a = drawn.village('A');
  const VillageId c = drawn.village('C');
  for (const Metric metric : {Metric::road, Metric::time}) {
    Measured road(metric);
    const auto coverage = road.coverage(drawn);
    CHECK(coverage.covered[a] == TriState::no);
    CHECK(coverage.covered_straight[a] == TriState::yes);
    CHECK(coverage.is_cut_off(a));
    CHECK_FALSE(coverage.is_cut_off(c));
    // Its facility and the straight-line distance are known, the route is not.
    CHECK(coverage.facility(a) == drawn.facility('1'));
    CHECK(schools(coverage).distance[a].value == Approx(2500.0).epsilon(0.001));
    CHECK(schools(coverage).zone[a] == Zone::outside);
    CHECK_FALSE(schools(coverage).by_road.facility[a]);
    CHECK(coverage.impedance(a) == out_of_reach);
  }
  Measured straight(Metric::straight);
  CHECK_FALSE(straight.coverage(drawn).is_cut_off(a));
}

TEST_CASE("an open road is never slower than a walk", "[road_coverage]") {
  auto drawn = draw_world(500_m, "1--A");
  for (float& speed : drawn.world.roads.speed_kmh) speed = 0.5F;
  Measured measured(Metric::time);
  measured.travel.access_limit = 700_m;
  const auto coverage = measured.coverage(drawn);
  const double minutes = schools(coverage).by_road.time[drawn.village('A')].value;
  CHECK(minutes == Approx(1500.0 / 75.0).epsilon(0.001));  // 1.5 km at 4.5 km/h
}

TEST_CASE("the missing road of a village that is cut off is a gap, other services are not",
          "[road_coverage]") {
  auto drawn = draw_world(500_m, R"(
A    1----B            C)");
  Service service = drawn.catalogue.services[drawn.service("water")];
  service.id = drawn.catalogue.travel.road_service = "road";
  const ServiceId road = drawn.catalogue.services.push_back(service);
  drawn.world.networks.resize(drawn.catalogue.services.size());
  drawn.world.villages.census.resize(drawn.catalogue.services.size());
  drawn.census("road", "---");
  drawn.census("water", "---");
  Measured measured(Metric::road);
  const auto coverage = measured.coverage(drawn);
  Problems problems;
  const auto connections = survey_connections(drawn.world, drawn.catalogue, problems, no_progress);
  const auto matrix = find_gaps(drawn.world, drawn.catalogue, connections, coverage, no_progress);
  const auto& water = matrix.reason[drawn.service("water")];
  CHECK(matrix.reason[road][drawn.village('A')] == Reason::gap);
  CHECK(water[drawn.village('A')] == Reason::cut_off);
  CHECK(matrix.reason[road][drawn.village('C')] == Reason::outside_radius);
  CHECK(water[drawn.village('C')] == Reason::outside_radius);
  CHECK(matrix.is_covered(road, drawn.village('A')) == TriState::yes);
  CHECK(matrix.is_covered(drawn.service("water"), drawn.village('A')) == TriState::no);
}

TEST_CASE("time is computed from the speed of roads and of walking", "[road_coverage]") {
  auto drawn = draw_world(600_m, around);
  Measured measured(Metric::time);
  measured.travel.access_limit = 700_m;
  const VillageId a = drawn.village('A');
  // 4.8 km at 30 km/h are 9.6 minutes, 1.2 km on foot 16.
  const auto coverage = measured.coverage(drawn);
  CHECK(coverage.critical_time[a].value == Approx(25.6).epsilon(0.001));
  CHECK_FALSE(coverage.covers(a));
  measured.settings.band_time = Minutes{26.0};
  CHECK(measured.coverage(drawn).covers(a));
  CHECK(schools(measured.coverage(drawn)).zone[a] == Zone::band);
}

TEST_CASE("a one-way road matters for time only", "[road_coverage]") {
  auto drawn = draw_world(100_m, "A-----1");
  for (const RoadId r : rows(drawn.world.roads.direction)) {
    drawn.world.roads.direction[r] = Direction::backward;  // from 1 to A
  }
  Measured road(Metric::road);
  CHECK(road.coverage(drawn).covers(drawn.village('A')));
  Measured time(Metric::time);
  const auto coverage = time.coverage(drawn);
  CHECK_FALSE(coverage.covers(drawn.village('A')));
  CHECK(coverage.critical_time[drawn.village('A')] == Minutes{unreachable.value});
}

TEST_CASE("a village without a road in reach reports the distance of the nearest one",
          "[road_coverage]") {
  const auto drawn = draw_world(100_m, R"(
A
                 D

    +-----1      C
B
)");
  Problems problems;
  const TravelSettings travel{.access_limit = 450_m};
  const auto roads = join_villages(drawn.world, {}, travel, TryJoining::no, problems, no_progress);
  REQUIRE(roads);
  const RoadSurvey& survey = roads->survey;
  CHECK(survey.nearest_road[drawn.village('A')].value == Approx(500.0).epsilon(0.001));
  CHECK(survey.figures.villages_without == 3);
  CHECK(survey.figures.median_without.value == Approx(800.0).epsilon(0.001));
  CHECK(survey.figures.farthest_without.value == Approx(825.0).epsilon(0.001));
  CHECK(problems.empty());

  CoverageSettings settings;
  settings.metric = Metric::road;
  const auto coverage =
      measure_coverage(drawn.world, drawn.catalogue, settings, no_progress, &*roads);
  CHECK_FALSE(coverage.covers(drawn.village('A')));
  CHECK(coverage.facility(drawn.village('A')) == drawn.facility('1'));  // in a straight line
  CHECK(coverage.impedance(drawn.village('A')) == out_of_reach);
  CHECK(coverage.covers(drawn.village('B')));
}

TEST_CASE("roads out of reach of all villages are a problem", "[road_coverage]") {
  const auto drawn = draw_world(1_km, "A       ---1");
  Problems problems;
  const auto roads = join_villages(drawn.world, {}, {}, TryJoining::no, problems, no_progress);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::roads_out_of_reach);
  CHECK(problems[0].detail.en ==
        "access_limit = 1000 m; the nearest road is 8000 m from a village");
}

TEST_CASE("without records in the layer of roads people only walk", "[road_coverage]") {
  auto drawn = draw_world(100_m, "A1   B");
  drawn.world.roads.given = true;
  Measured measured(Metric::road);
  const auto coverage = measured.coverage(drawn);
  CHECK(coverage.covers(drawn.village('A')));
  CHECK_FALSE(coverage.covers(drawn.village('B')));
  CHECK(measured.problems.empty());  // the reader has reported that the layer is empty
}

TEST_CASE("without a layer of roads, a metric that needs one is an error", "[road_coverage]") {
  const auto drawn = draw_world(1_km, "A1");
  Measured measured(Metric::road);
  CHECK_THROWS_AS(measured.coverage(drawn), UsageError);
}

TEST_CASE("the position error is a walk if road distance determines coverage", "[road_coverage]") {
  const auto borderline = [](Metric metric, double error) {
    // 4.8 km along the road and 100 m on foot at each end.
    const auto drawn = draw_world(100_m, "A" + std::string(49, '-') + "1");
    Measured measured(metric);
    measured.travel.walk_factor = 1.5;  // 4,800 + 300 m; 9.6 + 4 minutes
    measured.settings.position_error = Metres{error};
    measured.settings.band_time = Minutes{14.0};
    return measured.coverage(drawn).borderline[drawn.village('A')];
  };
  CHECK(borderline(Metric::road, 60.0) == TriState::no);   // 90 of 100 m
  CHECK(borderline(Metric::road, 70.0) == TriState::yes);  // 105 of 100 m
  CHECK(borderline(Metric::time, 19.0) == TriState::no);   // 0.38 of 0.4 minutes
  CHECK(borderline(Metric::time, 21.0) == TriState::yes);  // 0.42 of 0.4 minutes
}

TEST_CASE("a facility's own radius is measured along roads, or in minutes at the pace of the band",
          "[road_coverage]") {
  auto drawn = draw_world(600_m, around);  // 6 km; 25.6 minutes
  const VillageId a = drawn.village('A');
  Metres& radius = drawn.world.facilities.radius[drawn.facility('1')].emplace();
  Measured road(Metric::road);
  Measured time(Metric::time);
  road.travel.access_limit = time.travel.access_limit = 700_m;
  radius = 6100_m;
  CHECK(road.coverage(drawn).covers(a));
  CHECK(road.coverage(drawn).critical_radius[a] == 0_m);
  CHECK_FALSE(time.coverage(drawn).covers(a));  // 18.3 minutes
  radius = 5900_m;
  CHECK_FALSE(road.coverage(drawn).covers(a));
  radius = 8600_m;  // 25.8 minutes
  CHECK(time.coverage(drawn).covers(a));
}

TEST_CASE("the curve is in minutes if travel time determines coverage", "[road_coverage]") {
  const auto drawn = draw_world(600_m, around);
  Measured measured(Metric::time);
  measured.travel.access_limit = 700_m;
  measured.settings.core_time = Minutes{10.0};
  measured.settings.band_time = Minutes{24.0};
  const auto curve = measured.coverage(drawn).curve;
  REQUIRE(curve.size() == 20);
  CHECK(curve.front().time == Minutes{10.0});
  CHECK(curve.back().time == Minutes{29.0});
  CHECK(curve[15].villages == 0);  // 25 minutes
  CHECK(curve[16].villages == 1);
}

TEST_CASE("the survey counts connected components and the effect of joining crossings",
          "[road_coverage]") {
  auto drawn = draw_world(100_m, R"(
A          B
+----------+


+-----C)");
  add_crossing(drawn.world, 450_m, 700_m);
  Problems problems;
  const TravelSettings travel{.access_limit = 150_m};
  const auto roads = join_villages(drawn.world, {}, travel, TryJoining::yes, problems, no_progress);
  REQUIRE(roads);
  const RoadFigures& figures = roads->survey.figures;
  CHECK(figures.as_read.pieces == 3);
  CHECK(figures.as_read.villages_elsewhere == 1);                           // C
  CHECK(figures.as_read.length_elsewhere / 1_m == Approx(1200).margin(1));  // 0.5 and 0.7 km
  CHECK(figures.joins.crossings == 2);
  REQUIRE(figures.if_crossings_joined);
  CHECK(figures.if_crossings_joined->pieces == 1);
  CHECK(figures.if_crossings_joined->villages_elsewhere == 0);
}
