// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/network/road_lines.hpp>
#include <hinterland/network/road_network.hpp>
#include <hinterland/network/village_roads.hpp>
#include <hinterland/planning/connection.hpp>
#include <hinterland/planning/coverage.hpp>
#include <hinterland/planning/coverage_facilities.hpp>
#include <hinterland/planning/gap.hpp>
#include <hinterland/planning/network_extension.hpp>
#include <hinterland/planning/priority.hpp>
#include <hinterland/planning/schedule.hpp>
#include <hinterland/planning/service_area.hpp>
#include <hinterland/planning/sites.hpp>
#include <hinterland/world/entities.hpp>
#include <hinterland/world/problem.hpp>

#include <optional>

namespace hinterland {

/// What the steps of a plan are told, each with its defaults.
struct PlanSettings {
  CoverageSettings coverage;
  RoadSettings roads;     ///< how roads join
  TravelSettings travel;  ///< how people get onto them
  ExtensionSettings extension;
  PrioritySettings priority;
  ScheduleSettings schedule;
  SitesSettings sites;
};

/// The answer: what each step found.
struct Findings {
  World world;
  Problems problems;
  Notes notes;  ///< what was chosen on the way, and why
  SettledLevels settled_levels;
  std::optional<RoadSurvey> roads;  ///< none: the world has no roads
  Connections connections;
  Coverage coverage;
  ServiceAreas service_areas;
  GapMatrix matrix;
  NetworkExtension extension;
  Priorities priorities;
  Schedule schedule;
  Sites sites;
};

/// The first steps of a plan, on `findings.world`: towns of villages and levels of facilities are
/// settled, the roads joined, coverage measured. Returns the joined roads; none: the world has
/// none. Throws Error where coverage goes along roads that lie elsewhere.
std::optional<VillageRoads> measure_reach(const ServiceCatalogue& catalogue,
                                          const PlanSettings& settings, Findings& findings,
                                          const Progress& progress);

/// Plans from tables in memory: coverage, connections, gaps, extensions, priorities, schedule and
/// sites. `findings` brings the world, and the problems and notes of reading it; the answer has
/// them with those of planning. Opens no file. Throws `Interrupted` from progress.
Findings make_plan(const ServiceCatalogue& catalogue, const PlanSettings& settings,
                   Findings findings, const Progress& progress = no_progress);

}  // namespace hinterland
