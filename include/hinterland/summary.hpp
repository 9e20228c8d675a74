// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// Problems of one kind, with examples.
struct ShownProblems {
  std::size_t count = 0;
  /// "villages #12 A: power = 9"; records with the same text are grouped: "villages: power = 9 (12
  /// records: #12 A, #15 B, …)". The largest groups come first, then the order in the layers.
  std::vector<Text> examples;
  std::size_t more = 0;  ///< problems not covered by an example
};

/// Sorts problems by kind, with up to `most` examples of each. O(n log n).
std::map<ProblemKind, ShownProblems> show_problems(const Problems& problems, std::size_t most = 3);

/// How the gaps of one service are closed.
struct ServiceExtension {
  ServiceId service;
  std::size_t gaps = 0;
  std::size_t by_line = 0;
  std::size_t on_site = 0;
  std::size_t standalone = 0;
  std::size_t without_remedy = 0;  ///< not in any sum of costs
  Metres length;                   ///< of line
  CostRange cost;                  ///< of lines and in the villages
};

/// Figures on the extension.
struct ExtensionFigures {
  std::vector<ServiceExtension> services;  ///< those with gaps, in the catalogue's order
  ServiceExtension all;                    ///< their sum; its `service` is meaningless
  std::vector<ServiceLines> lines;         ///< planned separately, with their bounds
  std::vector<TrenchGroup> trench_groups;
  Fen line_cost = 0;  ///< of all lines, with shared trenches
  Fen separate_cost = 0;
  Fen lower_bound = 0;
};

/// O(gaps + segments).
ExtensionFigures measure_extension(const Findings& findings);

/// The services with gaps and without a source for their prices: their costs are provisional.
/// O(services).
std::vector<ServiceId> provisional_services(const ServiceCatalogue& catalogue,
                                            const ExtensionFigures& figures);

/// One year of the plan, with the length of line built.
struct AnnualFigures {
  ScheduleYear year;
  Metres length;  ///< of line
};

/// Figures on the schedule.
struct ScheduleFigures {
  std::vector<AnnualFigures> years;  ///< empty: the study gives no budgets
  Metres length_left;                ///< of line not in the plan
  std::size_t gaps_left = 0;
  Fen spent = 0;
  Fen prefinanced = 0;  ///< as in `ScheduleYear`; included in `spent`
  /// Of what is not in the plan: its lines at their shares of the excavation, as in the extension.
  Fen cost_left = 0;
  /// Of repeated excavation, included in `spent`.
  Fen retrenching = 0;
  /// Excavation that planned lines pay because a service of their trench is not in the plan,
  /// included in `spent`: `spent + cost_left - retrenching - dug_alone` is the cost of the
  /// extension, to the fen. Negative if the others dig for less.
  Fen dug_alone = 0;
  /// What the lines in the plan cost less than with trenches of their own.
  Fen trench_saving = 0;
  std::size_t trenches_dug_once = 0;   ///< with several lines in the plan, all of one year
  std::size_t trenches_dug_again = 0;  ///< with lines of several years
  bool without_money = false;          ///< all budgets, less what is committed, are 0
  /// False: coverage cannot be determined, or no state of a service is known, so it is unknown what
  /// is to be built.
  bool is_known = true;
  bool is_covered_known = true;  ///< coverage can be determined
  std::int64_t value = 0;
  std::int64_t upper_bound = 0;
  std::vector<PlanOutcome> outcomes;  ///< as in `Findings`
  std::vector<ServiceId> essential;   ///< as `essential_services`
  std::optional<ScheduleTarget> target;
  std::optional<TargetOutcome> outcome;
  std::size_t villages = 0;   ///< within the service radius
  std::size_t connected = 0;  ///< of these × the services of the target, with or without people
  std::size_t lacking = 0;    ///< likewise: gaps
};

/// O(gaps + segments).
ScheduleFigures measure_schedule(const Study& study, const Findings& findings);

/// A number of villages and their people as far as known.
struct Share {
  std::size_t villages = 0;
  People people;

  /// Adds a village.
  void add(const std::optional<People>& of_village) {
    ++villages;
    people += of_village.value_or(People{});
  }
};

/// Whether the covered villages can be counted: none is a number only if coverage is known of all.
inline bool can_be_counted(const Share& all, const Share& covered, const Share& not_judged) {
  return covered.villages > 0 || (all.villages > 0 && not_judged.villages == 0);
}

/// The states of the infrastructure services in covered villages, and gaps elsewhere.
struct KnownStates {
  std::size_t known = 0;    ///< village × service: connected, under way, or a gap
  std::size_t unknown = 0;  ///< likewise: `Reason::unknown`

  /// False: something is open and nothing is known, so that no gap found does not mean no gap.
  bool any() const { return known > 0 || unknown == 0; }
  void add(const Findings& findings, VillageId village);
};

/// What a town builds in one year of the plan.
struct TownYear {
  Fen spent = 0;             ///< as scheduled, at likely prices
  Metres length;             ///< of line
  std::size_t gaps = 0;      ///< closed
  std::size_t villages = 0;  ///< with a gap closed
  People people;             ///< of these villages, each counted once in the year
};

/// The figures of the villages of one town.
struct TownFigures {
  std::string county;
  std::string county_code;     ///< empty: unknown
  std::string town;            ///< empty: villages whose town is unknown
  std::string town_code;       ///< empty: unknown
  std::optional<TownId> seat;  ///< none: no seat has this name, or several in its county
  Share all;
  std::size_t villages_without_people = 0;  ///< not included in sums of people
  Share covered;
  Share not_judged;
  KnownStates states;
  /// As `Figures::is_judged`, for the villages of the town.
  bool is_judged() const { return can_be_counted(all, covered, not_judged); }
  /// As `Figures::are_gaps_known`, for the villages of the town.
  bool are_gaps_known() const { return is_judged() && states.any(); }
  Share focus;
  Share focus_outside;  ///< as in `Figures`
  std::size_t gaps = 0;
  std::size_t gaps_inferred = 0;   ///< only from the absence of a line on the map
  std::size_t without_remedy = 0;  ///< gaps that are in no sum of costs
  /// Of the gaps of its villages: their shares of the lines, and what is built in the villages.
  CostRange cost;
  Metres length;                ///< of the lines for which its villages decide
  std::vector<TownYear> years;  ///< as in the schedule; empty: nothing is scheduled
  std::size_t gaps_left = 0;    ///< not in the plan; 0 without a plan
  Metres length_left;
  Fen cost_left = 0;  ///< of the works not in the plan, at their shares of trenches
};

/// The figures of one county: the sums over its towns.
struct CountyFigures {
  std::size_t towns = 0;  ///< with a name and a village
  TownFigures sum;        ///< without a town
};

/// The gaps of one service.
struct ServiceFigures {
  ServiceId service;
  Share gaps;
  std::size_t inferred = 0;     ///< gaps inferred only from the absence of a line on the map
  std::size_t unknown = 0;      ///< villages with unknown status
  std::size_t being_built = 0;  ///< villages, according to the census: neither gap nor connected
  std::size_t planned = 0;      ///< likewise
};

struct ProblemFigures {
  ProblemKind kind;
  ShownProblems shown;
};

/// The number of records of a layer that do not serve, for one reason.
struct IdleCount {
  std::string layer;
  IdleReason reason = IdleReason::not_in_use;
  std::size_t records = 0;
};

/// How the network of a service hangs together.
struct PiecesOfNetwork {
  ServiceId service;
  NetworkPieces pieces;
};

/// Why coverage cannot be determined; the first that holds.
enum class CoverageDoubt : std::uint8_t {
  none,
  no_facility,        ///< of any public service
  misplaced,          ///< facilities, or seats, of a service that decides
  too_many_required,  ///< `at_least` exceeds the number of services that decide
  village_level,      ///< all facilities are of village level
  other_services,     ///< those of towns are of services that do not decide
  services_missing,   ///< some services that decide have no town facility
};

/// The figures of a study, for the summary and run.json.
struct Figures {
  std::vector<IdleCount> idle;            ///< records that do not count, by layer and reason
  std::vector<PiecesOfNetwork> networks;  ///< those with lines of their own
  std::size_t towns = 0;
  std::size_t facilities = 0;
  ResolvedLevels resolved_levels;
  Share all;
  std::size_t villages_without_people = 0;  ///< not included in sums of people
  std::size_t villages_estimated = 0;       ///< their people are estimated from households
  /// Gaps in villages without people, priced without the costs per household and per people.
  std::size_t gaps_without_items = 0;
  std::vector<ServiceId> services_with_items;  ///< of those gaps
  bool any_facility = false;                   ///< of a public service, of any level
  /// False: coverage is unknown for all villages, or for some while none is known to be covered.
  /// Then neither villages within the radius nor gaps can be counted.
  bool is_judged = false;
  CoverageDoubt coverage_doubt = CoverageDoubt::none;  ///< none if `is_judged`
  std::vector<ServiceId> deciding_unknown;  ///< services that decide, without a town facility
  Metric metric = Metric::straight;
  std::optional<RoadFigures> roads;  ///< none: the study names no roads
  Share covered;
  Share not_judged;  ///< villages whose coverage cannot be decided from the known facilities
  Share borderline;
  Share cut_off;  ///< inside the radius in a straight line, but no road leads to them
  std::size_t cut_off_gaps = 0;  ///< villages of these whose missing road is a gap
  ServiceRadii radii;            ///< as `Coverage::radii`
  bool has_own_radii = false;    ///< some facility has a radius of its own
  std::vector<CoverageStep> curve;
  std::vector<CoverageRule> coverage_rules;  ///< that of the study first; empty: not compared
  std::vector<ServiceId> without_facility;   ///< public services without a facility in the study
  KnownStates states;
  /// Whether gaps can be counted: coverage can be determined, and the state of some service is
  /// known.
  bool are_gaps_known() const { return is_judged && states.any(); }
  Share focus;
  /// Focus villages that are not covered by the metric: their only gap is the road, which is judged
  /// in a straight line.
  Share focus_outside;
  std::size_t gaps = 0;
  std::size_t gaps_inferred = 0;
  std::vector<ServiceFigures> services;  ///< the infrastructure services
  std::vector<Exemption> exemptions;     ///< as in `GapMatrix`
  /// Covered villages whose deciding facility lies in another county; a part of `covered`.
  Share covered_from_elsewhere;
  ExtensionFigures extension;
  ScheduleFigures schedule;
  std::vector<TownFigures> by_town;       ///< by county and town, each by code, else by name
  std::vector<CountyFigures> by_county;   ///< in the order of `by_town`
  std::size_t survey_cells = 0;           ///< village × service
  std::vector<ServiceId> without_source;  ///< services for which the study has no layer or column
  Share survey;                           ///< villages with at least one survey cell
  std::size_t site_candidates = 0;        ///< including those on excluded land
  std::size_t movable_villages = 0;
  /// Layers of exclusions that are at least partly misplaced: sites may lie on excluded land.
  std::vector<std::string> misplaced_exclusions;
  bool exclusions_meet_none = false;  ///< exclusions are given, and no candidate lies in them
  std::size_t sites = 0;
  Share gathered;  ///< villages: those that move; people: hosts included
  std::size_t sites_adopted = 0;
  Share leaving;                   ///< the villages that move to adopted sites, with their people
  Share moving;                    ///< focus villages that a site which is not adopted would move
  std::size_t gaps_of_moving = 0;  ///< of these villages
  Fen cost_of_moving = 0;          ///< of these gaps: their shares, at mid prices
  std::optional<AdoptionEffect> if_all_adopted;  ///< as in `Findings`
  std::size_t problems = 0;
  std::vector<ProblemFigures> problem_kinds;  ///< those that occur, in the order of the kinds
};

/// O(services × villages + (villages + gaps) log towns).
Figures measure_figures(const Study& study, const Findings& findings);

/// A summary of the results in about sixty lines for a terminal, in the language of the study.
/// O(services + problem kinds).
std::string summary_text(const Study& study, const Figures& figures);

/// The same for coverage only, without gaps.
std::string coverage_summary_text(const Study& study, const Figures& figures);

}  // namespace hinterland
