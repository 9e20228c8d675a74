// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/input/study/study.hpp>
#include <hinterland/output/annual_figures.hpp>
#include <hinterland/output/extension_figures.hpp>
#include <hinterland/output/problem_examples.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// So many villages, and who lives there as far as it is known.
struct Share {
  std::size_t villages = 0;
  People people;
};

/// The gaps of one service.
struct ServiceFigures {
  ServiceId service;
  Share gaps;
  std::size_t on_absence = 0;   ///< of the gaps, those that only a map without a line shows
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
  SettledLevels settled_levels;
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
  std::vector<CoverageAtRadius> curve;
  std::vector<ServiceId> without_facility;  ///< public services of which the study knows none
  Share focus;
  std::size_t gaps = 0;
  std::size_t gaps_on_absence = 0;
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

}  // namespace hinterland
