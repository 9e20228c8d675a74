// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/priority.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A year of the plan, 0 for the first; `unbuilt`: not in the plan.
using PlanYear = std::uint8_t;
inline constexpr PlanYear unbuilt = 0xFF;
inline constexpr std::size_t max_plan_years = 30;

/// The effort spent on finding the best plan.
struct PhasingSettings {
  /// The problem is solved to optimality up to this number of cells: activities × years, where a
  /// shared trench counts once for each set of activities that may share it.
  std::size_t exact_cells = 400;
  double effort = 1.0;  ///< of the heuristic for larger problems, relative to the default
};

/// "90 % of the people covered are connected by 2030."
struct ScheduleTarget {
  double share = 0.0;
  int year = 0;
  std::string service;  ///< empty: all infrastructure services, counting people once per service
};

/// A decision fixed by the study: a village or segment, and the years in which it may be built.
struct SchedulePin {
  std::string village = {};      ///< code; empty: the pin is for a segment
  std::string service = {};      ///< empty: all services of the village
  std::string segment = {};      ///< name as in extensions.geojson
  std::vector<int> years = {};   ///< built in one of these; empty: any year or unbuilt
  std::vector<int> not_in = {};  ///< years in which it is not built
  bool never = false;            ///< not built in this plan
};

struct ScheduleSettings {
  int first_year = 0;
  std::vector<Yuan> budget;     ///< total of each year of the plan; empty: nothing is scheduled
  std::vector<Yuan> committed;  ///< part of `budget` already committed; empty: nothing
  std::map<std::string, std::vector<Yuan>> by_service;  ///< limit per service and year
  /// Limit per county and year. A name may lack the suffix of the county's or have another:
  /// 历城 for 历城区.
  std::map<std::string, std::vector<Yuan>> by_county;
  bool carry_over = true;       ///< unspent money moves to the next year
  double discount_rate = 0.05;  ///< of value, per year
  std::optional<ScheduleTarget> target;
  std::vector<SchedulePin> pins;
  PhasingSettings phasing;

  bool given() const { return !budget.empty(); }
};

/// Why a gap is not closed a year earlier or, if it is not in the plan, in the last year.
enum class Delay : std::uint8_t {
  none,            ///< it is closed in the first year
  no_schedule,     ///< the study gives no budgets
  budget,          ///< with its missing lines it exceeds the budget left in the year before
  service_budget,  ///< likewise, the budget of its service
  county_budget,   ///< likewise, the budget of its county
  upstream,        ///< the year before has enough left for its own cost, but not for the line
  pinned,          ///< fixed by the study
  lower_priority,  ///< as `budget`, and below the `median_value_per_10k` of the year before
  no_cost,         ///< its cost is unknown
};

std::string_view identifier(Delay delay);

/// One year of the schedule.
struct ScheduleYear {
  int year = 0;
  Fen budget = 0;   ///< of this year, less what is committed
  Fen carried = 0;  ///< over from earlier years
  Fen spent = 0;
  std::size_t segments = 0;
  std::size_t gaps = 0;      ///< closed
  std::size_t villages = 0;  ///< with a gap closed
  People people;             ///< of these villages, each counted once
  /// At the end of the year, counted as for the target; none: no people count.
  std::optional<double> connected_share;
  /// Value per 10,000 CNY of the bundles (`GapBundles`) of the gaps closed in the year: at least
  /// half of their cost is spent on gaps with this value or more. None: they cost nothing.
  std::optional<double> median_value_per_10k;
  std::optional<double> min_value_per_10k;  ///< the least of these gaps
  /// Part of `spent`: the shares by person that villages which are connected later, or not in the
  /// plan, have in the lines of this year.
  Fen prefinanced = 0;
};

struct TargetOutcome {
  /// False: the status of the service is unknown for all covered people.
  bool is_known = true;
  double share_now = 0.0;
  double share_then = 0.0;    ///< by the target's year, in this plan
  std::optional<int> met_in;  ///< none: not within the plan
  /// The total of all budgets up to the target's year, committed money included, with which this
  /// plan would meet the target: with these `budgets_found` instead of its own, and with those of
  /// services and counties scaled by the same factor. None: with no multiple of them.
  std::optional<Fen> budget_found;
  Fen budget_at_least = 0;         ///< with less than this in total no plan meets the target
  std::vector<Fen> budgets_found;  ///< of each year up to the target's; empty as `budget_found`
  /// `budgets_found` are the budgets times this factor, as must be those of services and counties.
  double budget_factor = 0.0;
};

/// The year in which each segment is built and each gap closed.
struct Schedule {
  int first_year = 0;
  std::vector<ScheduleYear> years;           ///< empty: nothing was scheduled
  Column<SegmentId, PlanYear> segment_year;  ///< `unbuilt`: not in the plan
  Column<GapId, PlanYear> gap_year;
  Column<GapId, Delay> delay;
  /// What the budgets of the year before lack to close the gap then, with all other works as
  /// planned: the largest amount that the total, a service or a county lacks.
  Column<GapId, Fen> shortfall;
  Column<SegmentId, Fen> segment_cost;  ///< as built: excavation is paid in each year of a trench
  Fen retrenching = 0;           ///< the extra cost of repeated excavation of shared trenches
  std::int64_t value = 0;        ///< in millionths of the unit of `Priorities::value`
  std::int64_t upper_bound = 0;  ///< on `value` of any plan
  std::optional<TargetOutcome> target;

  bool given() const { return !years.empty(); }
};

/// The name of a segment, such as water_supply-k3f9w2mabc: the service and a hash of the two end
/// points, rounded to a metre. It does not depend on other segments; a segment that is split or
/// ends elsewhere gets a new name.
std::string segment_name(const ServiceCatalogue& catalogue, const ExtensionSegments& segments,
                         SegmentId segment);

/// The names of all segments in extensions.geojson and in pins, each unique: as `segment_name`, and
/// for the second and further segments with the same name, which are rare, with their number:
/// water_supply-k3f9w2mabc-2. O(segments log segments).
TextColumn<SegmentId> segment_names(const ServiceCatalogue& catalogue,
                                    const ExtensionSegments& segments);

/// The segment with this name among `segment_names`, if any. O(segments).
std::optional<SegmentId> segment_named(const ServiceCatalogue& catalogue,
                                       const ExtensionSegments& segments, std::string_view name);

/// Assigns the extensions to the years of the study, within its budgets.
///
/// A stand-alone gap is closed by its alternative at the alternative's price; a gap without a cost
/// is not closed. Each line and gap counts against the total budget and, where given, those of its
/// service and its county; services that share a trench in the same year each pay their share.
/// Returns an empty schedule if the study gives no budgets.
///
/// Requires a world from `checked_world`, and the results of the earlier steps for this world and
/// catalogue: rows and ids must correspond. Throws UsageError, naming the setting,
/// for settings that are not finite, out of range or contradictory; for unknown names in pins and
/// counties; for pins that contradict each other, the upstream order or the budgets; and if people
/// times weights sum to more than 10^11, which sums in millionths might not hold.
///
/// Up to `exact_cells`, an integer program is solved to optimality, in exponential time at worst.
/// Larger problems: Lagrangian relaxation of the budgets decomposes the problem into trees, each
/// solved exactly, which gives the upper bound; the plan is filled by value per cost at the
/// multipliers and improved by ruin and recreate. O(activities × years) for each of at most
/// 400 × `effort` steps and 20,000 × `effort` rounds. Source: M. L. Fisher, Management Science
/// 27(1), 1981, 1-18.
///
/// For the seven parameters, see `extend_networks`.
Schedule make_schedule(const World& world, const ServiceCatalogue& catalogue,
                       const GapMatrix& matrix, const NetworkExtension& extension,
                       const Priorities& priorities, const ScheduleSettings& settings,
                       const Progress& progress);

/// What counts in a plan.
enum class PlanRule : std::uint8_t {
  study,             ///< the values of the study
  equal_services,    ///< all services weigh the same
  equal_villages,    ///< all villages count the same, whatever their people
  essentials_first,  ///< services of the greatest weight before all others
};

std::string_view identifier(PlanRule rule);

/// The infrastructure services of the greatest weight.
std::vector<ServiceId> essential_services(const ServiceCatalogue& catalogue,
                                          const GapMatrix& matrix);

/// What a plan achieves, for a comparison of plans with the same budgets. People as far as known.
struct PlanOutcome {
  PlanRule rule = PlanRule::study;
  std::size_t gaps = 0;             ///< closed
  People people;                    ///< whose gaps are closed, counted once for each service
  People essential_by_second_year;  ///< of these, by `essential_services`
  std::size_t villages = 0;         ///< with a gap closed
  /// The least share of the people of a town's gaps whose gaps are closed, and the town; none: no
  /// town has gaps with people.
  std::optional<double> least_served_share;
  std::string least_served_town;             ///< with its county if the name occurs in several
  std::size_t villages_left = 0;             ///< with gaps, none of which is closed
  std::optional<People> median_people_left;  ///< median of the people of these
  std::int64_t value = 0;                    ///< as `Schedule::value`, by the rule
  std::int64_t upper_bound = 0;
};

/// The outcome of the schedule, followed by those of plans with the same budgets and decisions by
/// the other rules. Nothing without a schedule. Arguments as for `make_schedule`; three times its
/// cost at a fifth of the `effort`.
std::vector<PlanOutcome> compare_plans(const World& world, const ServiceCatalogue& catalogue,
                                       const GapMatrix& matrix, const NetworkExtension& extension,
                                       const Priorities& priorities,
                                       const ScheduleSettings& settings, const Schedule& schedule,
                                       const Progress& progress);

}  // namespace hinterland
