// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.hpp"

#include <hinterland/table.hpp>

#include <compare>
#include <cstdint>
#include <span>

namespace hinterland {

/// What the least costly way has least of; the other of the two is counted along.
enum class RoadMeasure : std::uint8_t { length, time };

/// The best way from a node to a source that is known. Compares by cost, then
/// by the source, then by what is counted along.
struct RoadLabel {
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;

  RoadCost cost = unreachable_cost;  ///< millimetres by length, ticks by time
  std::uint32_t source = nobody;     ///< as the search was told
  RoadCost other = 0;                ///< ticks of the same way by length, millimetres by time
  RoadCost walk = 0;                 ///< millimetres of it on foot, at its end

  friend constexpr auto operator<=>(const RoadLabel&, const RoadLabel&) = default;
};

/// Where a search starts: so much is left to go from this node.
struct RoadSource {
  RoadNodeId node;
  RoadCost cost = 0;
  RoadCost other = 0;
  std::uint32_t source = 0;
};

/// Finds the nearest source for every node, for people who travel from the
/// nodes to the sources.
///
/// Length ignores one-ways; time does not, and does not pass against them.
/// Exact: costs are whole numbers, equal costs go to the lower `source`, and no
/// label depends on the order of sources or edges. Nodes farther than `limit`
/// keep an unreachable label; one exactly on it is reached.
///
/// Many sources start together. Waiting nodes lie in a ring of buckets, each as
/// wide as a typical edge; a bucket is worked until it stays empty, so that
/// edges shorter than it do no harm, and a node whose label improves waits once
/// more. O(nodes + edges) where lengths are spread evenly.
/// Source: R. B. Dial, "Algorithm 360", Comm. ACM 12(11), 1969, 632-633;
/// U. Meyer and P. Sanders, "Δ-stepping", J. Algorithms 49, 2003, 114-152.
Column<RoadNodeId, RoadLabel> search_roads(const RoadGraph& graph,
                                           std::span<const RoadSource> sources, RoadMeasure measure,
                                           RoadCost limit = unreachable_cost - 1);

/// The same for who has kept the best source of each node already: a row a
/// node, unreachable where there is none. Saves the memory of the sources.
Column<RoadNodeId, RoadLabel> search_roads(const RoadGraph& graph,
                                           Column<RoadNodeId, RoadLabel> start, RoadMeasure measure,
                                           RoadCost limit = unreachable_cost - 1);

}  // namespace hinterland
