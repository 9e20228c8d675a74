// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/plan.hpp>
#include <hinterland/summary.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

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
  std::string town;            ///< empty: villages whose town is unknown
  std::optional<TownId> seat;  ///< none: no seat has this name, or several in its county
  Share all;
  std::size_t villages_without_people = 0;  ///< not included in sums of people
  Share covered;
  Share not_judged;
  Share focus;
  std::size_t gaps = 0;
  std::size_t gaps_inferred = 0;   ///< only from the absence of a line on the map
  std::size_t without_remedy = 0;  ///< gaps that are in no sum of costs
  /// Of the gaps of its villages: their shares of the lines, and what is built in the villages.
  CostRange cost;
  Metres length;                ///< of the lines for which its villages decide
  std::vector<TownYear> years;  ///< as in the schedule; empty: nothing is scheduled
  std::size_t gaps_left = 0;    ///< not in the plan; 0 without a plan
  Metres length_left;
};

/// The figures of each town with a village, by county and town, the villages without a town first.
///
/// Villages and towns are matched by the names of town and county, as in `list_projects`. Each
/// figure sums over the towns to that of `measure_figures`; money exactly, to the fen. A line
/// belongs to the town of its `village`, and so does its cost in a year; a gap's cost contains its
/// share of lines of other towns. Findings without a gap matrix have no gaps.
///
/// O(villages + gaps + segments), times log towns.
std::vector<TownFigures> figures_by_town(const Findings& findings);

/// The number of these rows.
std::size_t count_towns(const Villages& villages);

}  // namespace hinterland
