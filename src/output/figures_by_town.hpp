// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/plan.hpp>
#include <hinterland/summary.hpp>

#include <vector>

namespace hinterland {

/// The figures of each town with a village, by county and town, the villages without a town first.
///
/// Villages and towns are matched by the names of town and county, as in `list_projects`. Each
/// figure sums over the towns to that of `measure_figures`; money exactly, to the fen. A line
/// belongs to the town of its `village`, and so does its cost in a year; a gap's cost contains its
/// share of lines of other towns. Findings without a gap matrix have no gaps.
///
/// O(villages + gaps + segments), times log towns.
std::vector<TownFigures> figures_by_town(const Findings& findings);

/// The sums over the towns of each county, in the order of the towns. O(towns × years).
std::vector<CountyFigures> figures_by_county(const std::vector<TownFigures>& towns);

}  // namespace hinterland
