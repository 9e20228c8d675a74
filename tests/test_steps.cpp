// SPDX-License-Identifier: Apache-2.0
// The planning steps, called one by one as another program does: through public headers only.
#include <hinterland/error.hpp>
#include <hinterland/plan.hpp>

#include <catch2/catch.hpp>

#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <utility>

using namespace hinterland;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Schools, clinics and water; lines across country cost three times those along roads.
ServiceCatalogue two_services() {
  ServiceCatalogue catalogue;
  Service school;
  school.id = "school";
  school.group = ServiceGroup::public_service;
  Service water;
  water.id = "water";
  water.price.per_metre = {{80}, {100}, {120}};
  water.price.per_metre_across = {{240}, {300}, {360}};
  catalogue.services.push_back(school);
  catalogue.services.push_back(water);
  return catalogue;
}

/// Three villages on a road that bends around a hill: 4 km from the first to the school by road.
World hill_world(const ServiceCatalogue& catalogue) {
  World world;
  world.villages.name = {"Wang", "Li", "Zhao"};
  world.villages.place = {{117.00, 36.00}, {117.01, 36.02}, {117.06, 36.00}};
  world.villages.people = {People{420}, People{610}, People{380}};
  world.facilities.place = {{117.02, 36.00}};
  world.facilities.service = {*catalogue.find("school")};
  world.networks.resize(catalogue.services.size());
  NetworkLines& mains = world.networks[*catalogue.find("water")];
  mains.vertex = {{117.02, 36.00}, {117.02, 35.99}};
  mains.first_vertex = {0, 2};
  mains.complete = true;
  world.roads.vertex = {
      {117.00, 36.00}, {117.00, 36.02}, {117.02, 36.02}, {117.02, 36.00}, {117.06, 36.00}};
  world.roads.first_vertex = {0, 5};
  return world;
}

PlanSettings along_roads() {
  PlanSettings settings;
  settings.coverage.metric = Metric::road;
  settings.travel.walk_limit = 1_km;  // no direct walk over the hill
  settings.schedule.first_year = 2027;
  settings.schedule.budget = {{1e6}, {1e6}};
  return settings;
}

/// All steps of a plan with their own results.
Findings plan_by_steps(const ServiceCatalogue& catalogue, const PlanSettings& settings) {
  Findings found;
  found.world = checked_world(hill_world(catalogue), catalogue, found.problems);
  World& world = found.world;
  ResolvedFacilities resolved = resolve_facilities(world, catalogue, settings.coverage);
  world.facilities = std::move(resolved.facilities);
  world.misplaced = std::move(resolved.misplaced);
  const auto roads = join_roads(world, settings.roads, settings.travel, found.problems);
  found.roads = survey_of(*roads);
  found.coverage = measure_coverage(world, catalogue, settings.coverage, no_progress, roads.get());
  found.service_areas = measure_service_areas(world, catalogue, settings.coverage, found.coverage,
                                              roads.get(), no_progress);
  found.connections = survey_connections(world, catalogue, found.problems, no_progress);
  found.matrix = find_gaps(world, catalogue, found.connections, found.coverage, no_progress);
  found.extension = extend_networks(world, catalogue, found.connections, found.matrix, roads.get(),
                                    settings.extension, found.problems, no_progress);
  found.priorities = rank_gaps(world, catalogue, found.coverage, found.matrix, found.extension,
                               settings.priority, no_progress);
  found.schedule = make_schedule(world, catalogue, found.matrix, found.extension, found.priorities,
                                 settings.schedule, no_progress);
  found.sites = choose_sites(world, settings.sites);
  return found;
}

/// The name that a step gives of a setting it refuses; empty: it accepts the settings.
std::string refused(const std::function<void()>& step) {
  try {
    step();
  } catch (const UsageError& error) {
    const std::string& text = error.message().en;
    return text.substr(0, text.find(' '));
  }
  return "";
}

}  // namespace

TEST_CASE("steps called one by one give the plan along roads", "[steps]") {
  const ServiceCatalogue catalogue = two_services();
  const PlanSettings settings = along_roads();
  const Findings steps = plan_by_steps(catalogue, settings);
  Findings tables;
  tables.world = checked_world(hill_world(catalogue), catalogue, tables.problems);
  const Findings plan = make_plan(catalogue, settings, std::move(tables));

  CHECK(steps.coverage.covered == plan.coverage.covered);
  CHECK(steps.coverage.critical_radius == plan.coverage.critical_radius);
  CHECK(steps.coverage.critical_radius[VillageId{0}] > 5_km);  // 1.8 km in a straight line
  CHECK(steps.roads->nearest_road == plan.roads->nearest_road);
  CHECK(steps.service_areas.area == plan.service_areas.area);
  REQUIRE(steps.matrix.gaps.size() == plan.matrix.gaps.size());
  REQUIRE(steps.matrix.gaps.size() > 0);
  CHECK(steps.extension.cost == plan.extension.cost);
  CHECK(steps.extension.segments.vertex == plan.extension.segments.vertex);
  CHECK(steps.priorities.order == plan.priorities.order);
  CHECK(steps.schedule.gap_year == plan.schedule.gap_year);
  CHECK(steps.sites.size() == plan.sites.size());
}

TEST_CASE("a study without roads has no road network", "[steps]") {
  const ServiceCatalogue catalogue = two_services();
  World tables = hill_world(catalogue);
  tables.roads = {};
  Problems problems;
  const World world = checked_world(std::move(tables), catalogue, problems);
  CHECK(join_roads(world, {}, {}, problems) == nullptr);
}

TEST_CASE("every step refuses its own wrong settings by name", "[steps]") {
  const ServiceCatalogue catalogue = two_services();
  Findings plan = plan_by_steps(catalogue, along_roads());
  const World& world = plan.world;
  const auto coverage = [&] {
    CoverageSettings settings;
    settings.area_step = Metres{no_number};
    return settings;
  }();
  CHECK(refused([&] { resolve_facilities(world, catalogue, coverage); }) == "coverage.area_step");
  CHECK(refused([&] { measure_coverage(world, catalogue, coverage, no_progress); }) ==
        "coverage.area_step");
  CHECK(refused([&] {
          measure_service_areas(world, catalogue, coverage, plan.coverage, nullptr, no_progress);
        }) == "coverage.area_step");
  CHECK(refused([&] { join_roads(world, {Metres{-1.0}}, {}, plan.problems); }) ==
        "roads.snap_tolerance");
  CHECK(refused([&] {
          join_roads(world, {}, {1_km, 0.5, 4.5}, plan.problems);
        }) == "travel.walk_factor");
  CHECK(refused([&] {
          ExtensionSettings settings;
          settings.terrain_factor = 0.0;
          extend_networks(world, catalogue, plan.connections, plan.matrix, nullptr, settings,
                          plan.problems, no_progress);
        }) == "extension.terrain_factor");
  CHECK(refused([&] {
          PrioritySettings settings;
          settings.variation.draws = 0;
          rank_gaps(world, catalogue, plan.coverage, plan.matrix, plan.extension, settings,
                    no_progress);
        }) == "priority.variation.draws");
  CHECK(refused([&] {
          ScheduleSettings settings = along_roads().schedule;
          settings.committed = {{0.0}};
          make_schedule(world, catalogue, plan.matrix, plan.extension, plan.priorities, settings,
                        no_progress);
        }) == "schedule.committed");
  CHECK(refused([&] {
          SitesSettings settings;
          settings.gather = Metres{no_number};
          choose_sites(world, settings);
        }) == "sites.gather");
}

TEST_CASE("the steps name settings and tables of the program, not of a study file", "[steps]") {
  const ServiceCatalogue catalogue = two_services();
  Problems problems;
  World tables = hill_world(catalogue);
  tables.roads = {};
  const World world = checked_world(std::move(tables), catalogue, problems);
  const auto message = [&](const CoverageSettings& settings) -> std::string {
    try {
      measure_coverage(world, catalogue, settings, no_progress);
    } catch (const UsageError& error) {
      return error.message().en + error.message().zh;
    }
    return "";
  };
  CoverageSettings by_road;
  by_road.metric = Metric::road;
  CoverageSettings of_clinics;
  of_clinics.services = {"clinic"};
  CoverageSettings of_none;
  of_none.covered_by = CoveredBy::at_least;
  of_none.at_least = 0;
  for (const auto& [settings, name] :
       {std::pair(by_road, "coverage.metric: "), std::pair(of_clinics, "coverage.services: "),
        std::pair(of_none, "coverage.at_least: ")}) {
    const std::string text = message(settings);
    CHECK_THAT(text, Catch::StartsWith(name) && !Catch::Contains("["));
  }
}
