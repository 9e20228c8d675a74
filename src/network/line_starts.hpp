// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_chains.hpp"
#include "network/road_graph.hpp"

#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <compare>
#include <cstdint>
#include <vector>

/// Where new lines leave existing ones to follow a road, for corridor_graph.
namespace hinterland {

/// The existing lines of one service.
struct ExistingLines {
  LineView lines;
  Metres reach = 0_m;        ///< largest straight-line distance from a line to a road
  double across_cost = 1.0;  ///< of a straight metre across country, relative to one along a road
};

/// A part of a chain, in centimetres from its start.
struct ChainStretch {
  std::uint32_t chain = 0;
  std::uint32_t from = 0;
  std::uint32_t to = 0;

  friend constexpr auto operator<=>(const ChainStretch&, const ChainStretch&) = default;
};

struct LineStarts {
  std::vector<ChainPlace> place;      ///< where new lines start on a road, ascending
  std::vector<ChainStretch> in_road;  ///< the roads in which a line lies, ascending, apart
};

/// A line lies in a road where it runs beside it within this distance, at an angle below 30°.
inline constexpr Metres side_of_road = 10_m;

/// Finds where to leave existing lines so that any point of a road is reached at the least cost:
/// across country to a point of the road within reach, and along the road.
///
/// All points of lines and roads are considered, so the least cost to a point of a road depends
/// neither on the vertices of either, nor on how they are split, and more lines never increase it.
/// On each straight road segment, for each straight segment of a line, that cost is a convex
/// function of the point of the road; its minima are at crossings, at the ends of what is within
/// reach, or at the foot of the perpendicular of length h from an end of the line's segment: at the
/// foot for lines in both directions, `h / √(c² − 1)` beside it for one, where c is `across_cost`.
/// Minima that others undercut along the chain are left out. Where a line lies in a road, every
/// point of that stretch is reached at no cost; gaps up to `side_of_road` are bridged.
///
/// O(road segments × line segments within reach), in parallel.
LineStarts find_starts(const RoadChains& chains, const RoadGraph& graph,
                       const ExistingLines& existing);

}  // namespace hinterland
