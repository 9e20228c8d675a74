// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/connection.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/priority.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/roads.hpp>
#include <hinterland/schedule.hpp>
#include <hinterland/service_area.hpp>
#include <hinterland/sites.hpp>
#include <hinterland/world.hpp>

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
  ResolvedLevels resolved_levels;
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

/// Plans from tables in memory: coverage, connections, gaps, extensions, priorities, schedule and
/// sites. `findings` brings the world, and the problems and notes of reading it; the answer has
/// them with those of planning. Opens no file. Throws `Interrupted` from progress.
Findings make_plan(const ServiceCatalogue& catalogue, const PlanSettings& settings,
                   Findings findings, const Progress& progress = no_progress);

}  // namespace hinterland
