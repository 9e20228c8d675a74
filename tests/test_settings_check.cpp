// SPDX-License-Identifier: Apache-2.0
#include "extended.hpp"
#include "world.hpp"

#include <hinterland/error.hpp>
#include <hinterland/plan.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <utility>

using namespace hinterland;
using namespace hinterland::test;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Three years of money, so that every step runs.
PlanSettings usual() {
  PlanSettings settings;
  settings.schedule.first_year = 2026;
  settings.schedule.budget = {{1e6}, {1e6}, {1e6}};
  return settings;
}

std::string refusal(const std::function<void(PlanSettings&)>& change) {
  auto drawn = draw_world(1_km, "A--1--B");
  PlanSettings settings = usual();
  change(settings);
  Findings tables;
  tables.world = std::move(drawn.world);
  try {
    make_plan(drawn.catalogue, settings, std::move(tables));
  } catch (const UsageError& error) {
    return error.message().en;
  }
  return "";
}

}  // namespace

TEST_CASE("the usual settings are accepted, and limits that are allowed", "[settings_check]") {
  CHECK(refusal([](PlanSettings&) {}).empty());
  CHECK(refusal([](PlanSettings& s) {
          s.coverage.core_radius = 5_km;
          s.coverage.band_radius = 5_km;
          s.schedule.budget.assign(max_plan_years, {0.0});
          s.schedule.committed.assign(max_plan_years, {0.0});
          s.schedule.discount_rate = 0.0;
          s.priority.variation.draws = 1;
          s.priority.variation.spread = 0.0;
        }).empty());
}

TEST_CASE("a number out of its range is refused with the name of the setting", "[settings_check]") {
  for (const double wrong : {no_number, -1.0, infinity, 1e300}) {
    const std::pair<const char*, std::function<void(PlanSettings&)>> cases[] = {
        {"coverage.core_radius", [&](auto& s) { s.coverage.core_radius = Metres{wrong}; }},
        {"coverage.band_radius", [&](auto& s) { s.coverage.band_radius = Metres{wrong}; }},
        {"coverage.core_time", [&](auto& s) { s.coverage.core_time = Minutes{wrong}; }},
        {"coverage.band_time", [&](auto& s) { s.coverage.band_time = Minutes{wrong}; }},
        {"coverage.town_reach", [&](auto& s) { s.coverage.town_reach = {wrong}; }},
        {"coverage.area_step", [&](auto& s) { s.coverage.area_step = {wrong}; }},
        {"coverage.position_error", [&](auto& s) { s.coverage.position_error = {wrong}; }},
        {"roads.snap_tolerance", [&](auto& s) { s.roads.snap_tolerance = {wrong}; }},
        {"travel.access_limit", [&](auto& s) { s.travel.access_limit = {wrong}; }},
        {"travel.walk_factor", [&](auto& s) { s.travel.walk_factor = wrong; }},
        {"travel.walking_kmh", [&](auto& s) { s.travel.walking_kmh = wrong; }},
        {"extension.terrain_factor", [&](auto& s) { s.extension.terrain_factor = wrong; }},
        {"extension.across_limit", [&](auto& s) { s.extension.across_limit = {wrong}; }},
        {"extension.effort", [&](auto& s) { s.extension.effort = wrong; }},
        {"priority.weights: people", [&](auto& s) { s.priority.weights["people"] = wrong; }},
        {"priority.variation.spread", [&](auto& s) { s.priority.variation.spread = wrong; }},
        {"priority.variation.top_share", [&](auto& s) { s.priority.variation.top_share = wrong; }},
        {"schedule.budget[1]", [&](auto& s) { s.schedule.budget[1] = {wrong}; }},
        {"schedule.committed[2]",
         [&](auto& s) {
           s.schedule.committed = {{0}, {0}, {wrong}};
         }},
        {"schedule.by_service: water[0]",
         [&](auto& s) {
           s.schedule.by_service["water"] = {{wrong}, {0}, {0}};
         }},
        {"schedule.by_county: 县[0]",
         [&](auto& s) {
           s.schedule.by_county["县"] = {{wrong}, {0}, {0}};
         }},
        {"schedule.discount_rate", [&](auto& s) { s.schedule.discount_rate = wrong; }},
        {"schedule.phasing.effort", [&](auto& s) { s.schedule.phasing.effort = wrong; }},
        {"schedule.target.share",
         [&](auto& s) {
           s.schedule.target = {wrong, 2027, ""};
         }},
        {"sites.near_seat", [&](auto& s) { s.sites.near_seat = {wrong}; }},
        {"sites.gather", [&](auto& s) { s.sites.gather = {wrong}; }},
    };
    for (const auto& [name, change] : cases) {
      INFO(name << " = " << wrong);
      CHECK_THAT(refusal(change), Catch::StartsWith(std::string(name) + " is "));
    }
  }
  for (const double wrong : {no_number, -1.0}) {
    CHECK_THAT(refusal([&](auto& s) { s.sites.min_people = {wrong}; }),
               Catch::StartsWith("sites.min_people is "));
  }
}

TEST_CASE("budgets have a sum for each year of a plan of at most thirty years",
          "[settings_check]") {
  for (const std::size_t years : {31U, 255U, 300U}) {
    CHECK_THAT(refusal([&](auto& s) { s.schedule.budget.assign(years, {1.0}); }),
               Catch::Contains("number of years"));
  }
  CHECK_THAT(refusal([](auto& s) { s.schedule.committed.assign(4, {0.0}); }),
             Catch::StartsWith("schedule.committed has 4 years"));
  CHECK_THAT(refusal([](auto& s) {
               s.schedule.committed = {{0}, {2e6}, {0}};
             }),
             Catch::StartsWith("schedule.committed[1] is 2000000"));
  CHECK_THAT(refusal([](auto& s) { s.schedule.by_service["water"] = {}; }),
             Catch::StartsWith("schedule.by_service: water has 0 years"));
  CHECK_THAT(refusal([](auto& s) { s.schedule.by_county["县"] = {{1.0}}; }),
             Catch::StartsWith("schedule.by_county: 县 has 1 years"));
  for (const int year : {1, std::numeric_limits<int>::max()}) {
    CHECK_THAT(refusal([&](auto& s) { s.schedule.first_year = year; }),
               Catch::StartsWith("schedule.first_year is "));
  }
  for (const int year : {1, 2025, 2029}) {
    CHECK_THAT(refusal([&](auto& s) {
                 s.schedule.target = {0.9, year, ""};
               }),
               Catch::StartsWith("schedule.target.year is "));
  }
}

TEST_CASE("a value of no enumeration is refused with the name of the setting", "[settings_check]") {
  CHECK_THAT(refusal([](auto& s) { s.coverage.metric = static_cast<Metric>(9); }),
             Catch::StartsWith("coverage.metric is 9"));
  CHECK_THAT(refusal([](auto& s) { s.coverage.covered_by = static_cast<CoveredBy>(9); }),
             Catch::StartsWith("coverage.covered_by is 9"));
  CHECK_THAT(refusal([](auto& s) { s.priority.value = static_cast<ValueBasis>(9); }),
             Catch::StartsWith("priority.value is 9"));
  CHECK_THAT(refusal([](auto& s) { s.sites.movable = static_cast<Movable>(9); }),
             Catch::StartsWith("sites.movable is 9"));
}

TEST_CASE("draws are at least one, bands hold cores, budgets are of infrastructure services",
          "[settings_check]") {
  for (const int draws : {0, -1}) {
    CHECK_THAT(refusal([&](auto& s) { s.priority.variation.draws = draws; }),
               Catch::StartsWith("priority.variation.draws is "));
  }
  CHECK_THAT(refusal([](auto& s) {
               s.coverage.core_radius = 6_km;
               s.coverage.band_radius = 5_km;
             }),
             Catch::StartsWith("coverage.core_radius: the core radius of 'school', 6000 m, is "
                               "larger than its band radius, 5000 m."));
  CHECK_THAT(refusal([](auto& s) {
               s.schedule.target = {0.9, 2027, "x"};
             }),
             Catch::StartsWith("schedule.target.service: "));
  CHECK_THAT(refusal([](auto& s) {
               s.schedule.by_service["school"] = {{1}, {1}, {1}};
             }),
             Catch::StartsWith("schedule.by_service: "));
}

TEST_CASE("a radius or time of the settings is compared with the other one of the catalogue",
          "[settings_check]") {
  // The catalogue has 3 and 5 km, 9 and 15 minutes.
  CHECK(refusal([](auto& s) { s.coverage.core_radius = 5_km; }).empty());
  CHECK_THAT(refusal([](auto& s) { s.coverage.core_radius = 6_km; }),
             Catch::StartsWith("coverage.core_radius: the core radius of 'school', 6000 m"));
  CHECK_THAT(refusal([](auto& s) { s.coverage.band_radius = 2_km; }),
             Catch::StartsWith("coverage.band_radius: the core radius of 'school', 3000 m"));
  CHECK(refusal([](auto& s) { s.coverage.band_time = Minutes{9.0}; }).empty());
  CHECK_THAT(refusal([](auto& s) { s.coverage.band_time = Minutes{8.0}; }),
             Catch::StartsWith("coverage.band_time: coverage.core_time, 9, is larger than"));
  CHECK_THAT(refusal([](auto& s) { s.coverage.core_time = Minutes{20.0}; }),
             Catch::StartsWith("coverage.core_time: coverage.core_time, 20, is larger than"));
}

TEST_CASE("a pin that names nothing, two things or no choice is refused", "[settings_check]") {
  const auto refused = [](SchedulePin pin) {
    return refusal([&](auto& s) {
      s.schedule.pins = {{.village = "A", .never = true}, std::move(pin)};
    });
  };
  CHECK_THAT(refused({.never = true}),
             Catch::StartsWith("schedule.pins[1]: a pin names neither a village nor a segment"));
  CHECK_THAT(refused({.village = "A", .segment = "water-1", .never = true}),
             Catch::StartsWith("schedule.pins[1].segment: a pin names both"));
  CHECK_THAT(refused({.service = "water", .segment = "water-1", .never = true}),
             Catch::StartsWith("schedule.pins[1].service: the segment 'water-1' already"));
  CHECK_THAT(refused({.village = "A", .service = "school", .never = true}),
             Catch::StartsWith("schedule.pins[1].service: the catalogue has no infrastructure"));
  CHECK_THAT(refused({.village = "A"}), Catch::StartsWith("schedule.pins[1]: a pin has no effect"));
  CHECK_THAT(refused({.village = "A", .years = {2026}, .never = true}),
             Catch::StartsWith("schedule.pins[1].never: 'never' and 'years' contradict"));
  CHECK_THAT(refused({.village = "A", .years = {2026, 2027}, .not_in = {2027, 2026}}),
             Catch::StartsWith("schedule.pins[1].not_in: 'not_in' excludes all"));
  CHECK_THAT(refused({.village = "A", .years = {2029}}),
             Catch::StartsWith("schedule.pins[1].years: the year 2029 is outside the plan"));
  CHECK_THAT(refused({.village = "A", .not_in = {2025}}),
             Catch::StartsWith("schedule.pins[1].not_in: the year 2025 is outside the plan"));
}
