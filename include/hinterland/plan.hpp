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

/// The settings of all planning steps, with their defaults.
struct PlanSettings {
  CoverageSettings coverage;
  RoadSettings roads;     ///< how roads connect
  TravelSettings travel;  ///< how people reach roads
  ExtensionSettings extension;
  PrioritySettings priority;
  ScheduleSettings schedule;
  SitesSettings sites;
};

/// The results of all steps.
struct Findings {
  World world;
  Problems problems;
  Notes notes;  ///< choices made by the program, with reasons
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
/// sites. `findings` holds the world, and the problems and notes from reading it; those from
/// planning are appended. The world must come from `checked_world` or `read_world`, which guarantee
/// that columns, ids and places are valid; with other tables the behaviour is undefined. Opens no
/// file.
///
/// Throws UsageError, naming the setting, for settings that are not finite, out of range or
/// contradict the tables; `Interrupted` from `progress`. The costs of the steps are those of
/// `measure_coverage`, `extend_networks` and `make_schedule`.
Findings make_plan(const ServiceCatalogue& catalogue, const PlanSettings& settings,
                   Findings findings, const Progress& progress = no_progress);

}  // namespace hinterland
