// SPDX-License-Identifier: Apache-2.0
#include <hinterland/plan.hpp>

#include "planning/adoption.hpp"
#include "planning/coverage.hpp"
#include "planning/coverage_facilities.hpp"
#include "planning/coverage_rules.hpp"
#include "planning/home_towns.hpp"
#include "planning/plan.hpp"
#include "planning/road_trials.hpp"
#include "planning/schedule/building.hpp"
#include "planning/settings_check.hpp"
#include "planning/sources.hpp"
#include "world/leaving_village.hpp"

#include <hinterland/error.hpp>
#include <hinterland/schedule.hpp>

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

/// The number of villages covered if all facilities without a level had town level.
std::optional<std::size_t> covered_if_towns(const ServiceCatalogue& catalogue,
                                            const PlanSettings& settings, Findings& found,
                                            const std::vector<FacilityId>& open,
                                            const std::optional<VillageRoads>& roads) {
  auto& level = found.world.facilities.level;
  std::vector<FacilityId> of_villages;
  for (FacilityId f : open) {
    const Service& service = catalogue.services[found.world.facilities.service[f]];
    const bool is_public = service.group == ServiceGroup::public_service;
    if (is_public && level[f] == Level::village) of_villages.push_back(f);
  }
  if (of_villages.empty() || found.resolved_levels.are_towns_misplaced) return std::nullopt;
  for (FacilityId f : of_villages) level[f] = Level::town;
  const Coverage coverage =
      measure_within_radius(found.world, catalogue, settings.coverage, roads ? &*roads : nullptr);
  for (FacilityId f : of_villages) level[f] = Level::village;
  std::size_t covered = 0;
  for (const VillageId v : rows(coverage.covered)) {
    if (coverage.covers(v) && !does_leave(found.world.villages, v)) ++covered;
  }
  const bool is_known = covered > 0 || std::ranges::count(coverage.covered, TriState::unknown) == 0;
  return is_known ? std::optional(covered) : std::nullopt;
}

/// Roads that lie far from the villages are probably misplaced; no route along them is measured.
void refuse_far_roads(const CoverageSettings& settings, const Roads& roads,
                      const Problems& problems) {
  if (settings.metric == Metric::straight) return;
  for (const Problem& problem : problems) {
    if (problem.kind != ProblemKind::layer_far_away || problem.layer != roads.layer) {
      continue;
    }
    const bool is_time = settings.metric == Metric::time;
    throw Error(Text((is_time ? "coverage is measured in travel time along roads"
                              : "coverage is measured along roads") +
                         std::string(", but the roads are in the wrong place: ") +
                         problem.detail.en + ". Or use metric = \"straight\".",
                     (is_time ? "服务半径按出行时间" : "服务半径按路网距离") +
                         std::string("量算，而道路图层不在研究区内：") + problem.detail.zh +
                         "。也可改用 metric = \"straight\"（直线距离）。"));
  }
}

}  // namespace

std::optional<VillageRoads> measure_reach(const ServiceCatalogue& catalogue,
                                          const PlanSettings& settings, Findings& found,
                                          const Progress& progress) {
  refuse_far_roads(settings.coverage, found.world.roads, found.problems);
  compare_codes_with_towns(found.world, found.problems);
  find_parent_units(found.world, found.notes);
  const std::vector<FacilityId> open = facilities_without_level(found.world.facilities);
  ResolvedFacilities resolved = resolve_facilities(found.world, catalogue, settings.coverage);
  found.world.facilities = std::move(resolved.facilities);
  found.world.misplaced = std::move(resolved.misplaced);
  found.resolved_levels = resolved.levels;
  find_counties_of_facilities(found.world);
  report_doubtful_services(found.world, catalogue, settings.coverage, found.problems);
  std::optional<VillageRoads> roads =
      join_villages(found.world, settings.roads, settings.travel, TryJoining::no, found.problems,
                    part_of(progress, 0.0, 0.3));
  found.coverage = measure_coverage(found.world, catalogue, settings.coverage,
                                    part_of(progress, 0.3, 1.0), roads ? &*roads : nullptr);
  found.resolved_levels.covered_if_towns =
      covered_if_towns(catalogue, settings, found, open, roads);
  report_levels(found.resolved_levels, settings.coverage, found.problems);
  if (!roads) return roads;
  report_dangling_ends({found.world, catalogue, settings.coverage, settings.roads, settings.travel},
                       *roads, &found.coverage, found.problems, no_progress);
  found.roads = std::move(roads->survey);
  return roads;
}

namespace {

std::optional<VillageRoads> measure_reach_and_areas(const ServiceCatalogue& catalogue,
                                                    const PlanSettings& settings, Findings& found,
                                                    const Progress& progress) {
  auto roads = measure_reach(catalogue, settings, found, part_of(progress, 0.0, 0.6));
  found.service_areas =
      measure_service_areas(found.world, catalogue, settings.coverage, found.coverage,
                            roads ? &*roads : nullptr, part_of(progress, 0.6, 1.0));
  return roads;
}

/// Connections, gaps, the lines that close them, and what other rules of coverage would give. Then
/// releases the roads, which no later step needs.
void plan_extension(const ServiceCatalogue& catalogue, const PlanSettings& settings,
                    Findings& found, std::optional<VillageRoads> roads, const Progress& progress) {
  Sources sources(found.world, catalogue);
  found.connections = survey_connections(sources, found.problems, part_of(progress, 0.0, 0.2));
  found.matrix = find_gaps(sources, found.connections, found.coverage, part_of(progress, 0.2, 0.3));
  const VillageRoads* const given = roads ? &*roads : nullptr;
  found.extension =
      extend_networks(sources, found.connections, found.matrix, given, settings.extension,
                      found.problems, part_of(progress, 0.3, 0.6));
  found.coverage_rules =
      compare_rules(sources, settings, found, given, part_of(progress, 0.6, 0.95));
  found.if_all_adopted = plan_all_adopted(catalogue, settings, found, given);
}

/// Budgets that leave nothing to spend are allowed and reported.
void note_empty_budgets(const Schedule& schedule, Notes& notes) {
  const auto is_empty = [](const ScheduleYear& year) { return year.budget == 0; };
  if (!schedule.given() || !std::ranges::all_of(schedule.years, is_empty)) return;
  notes.emplace_back("schedule: all budgets are 0 or already committed, so nothing can be built",
                     "年度计划：各年预算均为 0 或已全部安排，无法新建任何工程");
}

}  // namespace

Findings make_plan(const ServiceCatalogue& catalogue, const PlanSettings& settings, Findings found,
                   const Progress& progress) {
  check_settings(settings, catalogue);
  require_shape(found.world, catalogue);
  found.sites = choose_sites(found.world, settings.sites, part_of(progress, 0.0, 0.05));
  adopt_sites(found.world, found.sites, settings.sites);
  note_sites_without_host(found.world, found.sites, found.notes);
  auto roads = measure_reach_and_areas(catalogue, settings, found, part_of(progress, 0.05, 0.2));
  plan_extension(catalogue, settings, found, std::move(roads), part_of(progress, 0.2, 0.6));
  found.priorities = rank_gaps(found.world, catalogue, found.coverage, found.matrix,
                               found.extension, settings.priority, part_of(progress, 0.6, 0.8));
  const ScheduleSettings schedule =
      with_names_of_counties(found.world, settings.schedule, found.notes);
  found.schedule = make_schedule(found.world, catalogue, found.matrix, found.extension,
                                 found.priorities, schedule, part_of(progress, 0.8, 0.9));
  found.plan_outcomes =
      compare_plans(found.world, catalogue, found.matrix, found.extension, found.priorities,
                    schedule, found.schedule, part_of(progress, 0.9, 1.0));
  note_empty_budgets(found.schedule, found.notes);
  report_small_budgets(found.world, catalogue, found.matrix.gaps, found.extension, schedule,
                       found.problems);
  return found;
}

}  // namespace hinterland
