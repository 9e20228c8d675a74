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

/// Problems of one kind, and lines that show some of them.
struct ShownProblems {
  std::size_t count = 0;
  /// "villages #12 A: power = 9", and for several records that say the same "villages: power = 9
  /// (12 records: #12 A, #15 B, …)". What most records say comes first, then what comes first
  /// in the layers.
  std::vector<Text> examples;
  std::size_t more = 0;  ///< problems that no example shows
};

/// Sorts problems by kind, with up to `most` examples of each. O(n log n).
std::map<ProblemKind, ShownProblems> show_problems(const Problems& problems, std::size_t most = 3);

/// What closes the gaps of one service.
struct ServiceExtension {
  ServiceId service;
  std::size_t gaps = 0;
  std::size_t by_line = 0;
  std::size_t on_site = 0;
  std::size_t stand_alone = 0;
  std::size_t without_remedy = 0;  ///< and so in no sum of costs
  Metres length;                   ///< of line
  CostRange cost;                  ///< lines and what is needed in the villages
};

/// What is built and what it costs, in numbers.
struct ExtensionFigures {
  std::vector<ServiceExtension> services;  ///< those with gaps, as the catalogue has them
  ServiceExtension all;                    ///< their sum; its service says nothing
  std::vector<ServiceLines> lines;         ///< planned apart, with their bounds
  std::vector<TrenchGroup> trench_groups;
  Fen line_cost = 0;  ///< of all lines, trenches shared
  Fen separate_cost = 0;
  Fen lower_bound = 0;
};

/// Counts. O(gaps + segments).
ExtensionFigures measure_extension(const Findings& findings);

/// The services with gaps whose prices come from no source: their costs are provisional.
std::vector<ServiceId> provisional_services(const ServiceCatalogue& catalogue,
                                            const ExtensionFigures& figures);

/// One year of the plan, and what it lays.
struct AnnualFigures {
  ScheduleYear year;
  Metres length;  ///< of line
};

/// The plan in numbers.
struct ScheduleFigures {
  std::vector<AnnualFigures> years;  ///< empty: the study gives no budgets
  Metres length_left;                ///< of line that is not in the plan
  std::size_t gaps_left = 0;
  Fen spent = 0;
  Fen retrenching = 0;
  bool without_money = false;  ///< all budgets, what is committed taken off, are 0
  std::int64_t value = 0;
  std::int64_t upper_bound = 0;
  std::optional<ScheduleTarget> target;
  std::optional<TargetOutcome> outcome;
};

/// Counts. O(gaps + segments).
ScheduleFigures measure_schedule(const Study& study, const Findings& findings);

/// So many villages, and who lives there as far as it is known.
struct Share {
  std::size_t villages = 0;
  People people;
};

/// The gaps of one service.
struct ServiceFigures {
  ServiceId service;
  Share gaps;
  std::size_t inferred = 0;     ///< of the gaps, those that only a map without a line shows
  std::size_t unknown = 0;      ///< villages of which it is not known
  std::size_t being_built = 0;  ///< villages where the census says so: neither a gap nor connected
  std::size_t planned = 0;      ///< likewise
};

struct ProblemFigures {
  ProblemKind kind;
  ShownProblems shown;
};

/// What the study found, in numbers: for the summary and for run.json.
struct Figures {
  std::size_t towns = 0;
  std::size_t facilities = 0;
  ResolvedLevels resolved_levels;
  Share all;
  std::size_t villages_without_people = 0;  ///< their people are in no sum
  std::size_t villages_estimated = 0;       ///< their people are an estimate from households
  /// Gaps in villages without people, priced without what is counted by households and people.
  std::size_t gaps_without_items = 0;
  std::vector<ServiceId> services_with_items;  ///< of those gaps
  bool any_facility = false;                   ///< of a public service, of any level
  bool is_judged = false;  ///< a facility counts for the radius; else coverage is no figure
  Metric metric = Metric::straight;
  std::optional<RoadFigures> roads;  ///< none: the study names no roads
  Share covered;
  Share not_judged;  ///< villages of which the facilities that are known decide nothing
  Share borderline;
  std::vector<CoverageStep> curve;
  std::vector<ServiceId> without_facility;  ///< public services of which the study knows none
  Share focus;
  std::size_t gaps = 0;
  std::size_t gaps_inferred = 0;
  std::vector<ServiceFigures> services;  ///< the infrastructure services
  ExtensionFigures extension;
  ScheduleFigures schedule;
  std::size_t survey_cells = 0;           ///< village × service
  std::vector<ServiceId> without_source;  ///< services of which the study has no layer or column
  Share survey;                           ///< villages with at least one of them
  std::size_t site_candidates = 0;        ///< places looked at, on land kept free or not
  std::size_t movable_villages = 0;       ///< that may gather
  /// Layers of exclusions that lie elsewhere, at least in part: sites may stand on their land.
  std::vector<std::string> misplaced_exclusions;
  bool exclusions_meet_none = false;  ///< there are some, and no candidate lies on their land
  std::size_t sites = 0;
  Share gathered;  ///< who gathers and who hosts; villages: those that move
  std::size_t problems = 0;
  std::vector<ProblemFigures> problem_kinds;  ///< those that occur, in the order of the kinds
};

/// Counts. O(services × villages + gaps).
Figures measure_figures(const Study& study, const Findings& findings);

/// What a study found, in some sixty lines for a terminal, in the language of
/// the study.
std::string summary_text(const Study& study, const Figures& figures);

/// The same for coverage alone, where nothing has been asked about gaps.
std::string coverage_summary_text(const Study& study, const Figures& figures);

}  // namespace hinterland
