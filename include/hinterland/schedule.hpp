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

/// A year of the plan, 0 for the first; `unbuilt`: in none.
using PlanYear = std::uint8_t;
inline constexpr PlanYear unbuilt = 0xFF;
inline constexpr std::size_t max_plan_years = 30;

/// How hard the best plan is looked for.
struct PhasingSettings {
  /// Up to so many works × years, a ditch counting once for each set of works that
  /// may share it, the answer is sought to proof.
  std::size_t exact_cells = 400;
  double effort = 1.0;  ///< of the search where it is not: times the usual
};

/// What closing a gap is worth: its score, or its people times the service's weight.
enum class GapValue : std::uint8_t { score, people };

/// "90 % of the people covered are connected by 2030."
struct ScheduleTarget {
  double share = 0.0;
  int year = 0;
  std::string service;  ///< empty: all infrastructure services, each person counted once for each
};

/// What the study decides itself: this village, or this segment, in this year.
struct SchedulePin {
  std::string village = {};      ///< code; empty: a segment is meant
  std::string service = {};      ///< empty: all services of the village
  std::string segment = {};      ///< as in extensions.geojson
  std::vector<int> years = {};   ///< in one of these; empty: in any, or none
  std::vector<int> not_in = {};  ///< in none of these
  bool never = false;            ///< not in this plan
};

struct ScheduleSettings {
  int first_year = 0;           ///< with an empty budget: nothing is scheduled
  std::vector<Yuan> budget;     ///< of each year, in all; its length is that of the plan
  std::vector<Yuan> committed;  ///< of it, already promised to others; empty: nothing
  std::map<std::string, std::vector<Yuan>> by_service;  ///< at most so much for a service
  std::map<std::string, std::vector<Yuan>> by_county;   ///< at most so much in a county
  bool carry_over = true;
  double discount_rate = 0.05;  ///< a year later is worth so much less
  GapValue value = GapValue::score;
  std::optional<ScheduleTarget> target;
  std::vector<SchedulePin> pins;
  PhasingSettings phasing;

  bool given() const { return !budget.empty(); }
};

/// Why a gap is not closed a year earlier.
enum class Delay : std::uint8_t {
  none,            ///< it is closed in the first year
  no_schedule,     ///< the study gives no budgets
  budget,          ///< with the lines that are missing it costs more than the year before has left
  service_budget,  ///< its service has
  county_budget,   ///< its county has
  upstream,        ///< for its own cost the year before has enough left, but not for the line
  pinned,          ///< the study says so
  worth_less,      ///< as `budget`, and what the year before builds is worth more per yuan
  no_cost,         ///< nobody knows what it would cost
};

std::string_view identifier(Delay delay);

/// What one year does.
struct ScheduleYear {
  int year = 0;
  Fen budget = 0;   ///< of this year, what is committed taken off
  Fen carried = 0;  ///< from the years before
  Fen spent = 0;
  std::size_t segments = 0;
  std::size_t gaps = 0;          ///< closed
  std::size_t villages = 0;      ///< with a gap closed
  People people;                 ///< of these villages, each counted once
  double connected_share = 0.0;  ///< by the end of the year, as the target counts
};

struct TargetOutcome {
  /// False: of nobody covered it is known whether they have the service.
  bool is_known = true;
  double share_now = 0.0;
  double share_then = 0.0;    ///< by the target's year, in this plan
  std::optional<int> met_in;  ///< none: not within the plan
  /// What all budgets up to the target's year would have to be together, each
  /// scaled alike; none: no money would meet it.
  std::optional<Fen> budget_found;  ///< a plan was found that meets it with so much
  Fen budget_at_least = 0;          ///< and none can with less
};

/// What is built in which year.
struct Schedule {
  int first_year = 0;
  std::vector<ScheduleYear> years;           ///< empty: nothing was scheduled
  Column<SegmentId, PlanYear> segment_year;  ///< `unbuilt`: not in the plan
  Column<GapId, PlanYear> gap_year;
  Column<GapId, Delay> delay;
  Column<SegmentId, Fen> segment_cost;  ///< as built: trenches dug in other years cost again
  Fen retrenching = 0;                  ///< of all costs, what digging in different years adds
  std::int64_t value = 0;               ///< millionths of a gap's worth
  std::int64_t upper_bound = 0;
  std::optional<TargetOutcome> target;

  bool given() const { return !years.empty(); }
};

/// The name of a segment in extensions.geojson and in pins: water_supply-k3f9w2mabc, the service
/// and a mark of where the two ends lie, to a metre. It names the same stretch whatever else the
/// study has, and no other: one that is parted or ends elsewhere has another name.
std::string segment_name(const ServiceCatalogue& catalogue, const ExtensionSegments& segments,
                         SegmentId segment);

/// The segments of that name: none, one, or by rare chance two. O(segments).
std::vector<SegmentId> segments_named(const ServiceCatalogue& catalogue,
                                      const ExtensionSegments& segments, std::string_view name);

/// Puts the extensions into the years of the study, within its budgets.
///
/// A gap that stands alone is closed by its alternative, at its price; one without
/// a cost is not. Each line and gap is paid for by the whole budget, by that of
/// its service and by that of its county, where the study gives such; in a trench
/// shared in one year each service pays its share. Returns an empty schedule where
/// the study gives no budgets. Throws UsageError for pins that contradict each
/// other, the order upstream or the budgets, and for names that nobody has.
///
/// See `phase_activities` for how, and for the bound.
///
/// Seven parameters: the tables and the findings that are scheduled, for the reason given at
/// `extend_networks`.
Schedule make_schedule(const World& world, const ServiceCatalogue& catalogue,
                       const GapMatrix& matrix, const NetworkExtension& extension,
                       const Priorities& priorities, const ScheduleSettings& settings,
                       const Progress& progress);

}  // namespace hinterland
