// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/connection.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/error.hpp>
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
#include <vector>

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

/// The plan if all proposed sites were adopted.
struct AdoptionEffect {
  std::size_t gaps = 0;
  std::optional<Fen> cost;  ///< at mid prices; none: not planned, in more than 2,000 villages
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
  /// The rule of the study, followed by others for comparison.
  std::vector<CoverageRule> coverage_rules;
  ServiceAreas service_areas;
  GapMatrix matrix;
  NetworkExtension extension;
  Priorities priorities;
  Schedule schedule;
  std::vector<PlanOutcome> plan_outcomes;  ///< the schedule, and by other rules; as `compare_plans`
  Sites sites;
  std::optional<AdoptionEffect> if_all_adopted;  ///< none: no site, or coverage is unknown
};

/// Plans from tables in memory: sites, coverage, connections, gaps, extensions, priorities and
/// schedule. `findings` holds the world, and the problems and notes from reading it; those from
/// planning are appended; findings of another plan are no input. The world must come from
/// `checked_world` or `read_world` with the same catalogue, which guarantee that columns, ids and
/// places are valid. Lengths of columns and ids are verified again; with other invalid values the
/// behaviour is undefined. Opens no file.
///
/// The same steps are public, to be called one by one: `choose_sites`, `adopt_sites`,
/// `resolve_facilities`, `join_roads`, `measure_coverage`, `measure_service_areas`,
/// `survey_connections`, `find_gaps`, `extend_networks`, `rank_gaps`, `make_schedule`,
/// `compare_plans`. In addition, `make_plan` determines the town and county of villages without
/// one, and reports doubts about the tables.
///
/// Throws UsageError, naming the setting, for settings that are not finite, out of range or
/// contradict the tables, and, naming the table, as `require_shape`; Error as `join_roads`, and if
/// coverage is measured along roads that `read_world` found far from all villages; `Interrupted`
/// from `progress`. O(n log n) in the rows and vertices, apart from the searches of
/// `extend_networks` and `make_schedule`, whose effort is set.
Findings make_plan(const ServiceCatalogue& catalogue, const PlanSettings& settings,
                   Findings findings, const Progress& progress = no_progress);

}  // namespace hinterland
