// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

using RoadNodeId = Id<struct road_node>;
using RoadEdgeId = Id<struct road_edge>;
using RoadSegmentId = Id<struct road_segment>;

/// Lengths along roads are whole millimetres and times whole ticks of 0.1 ms,
/// so that sums do not depend on their order and equal means equal. A path may
/// be 4,294 km or 119 h long.
using RoadCost = std::uint32_t;
inline constexpr double millimetres_in_metre = 1000.0;
inline constexpr double ticks_in_minute = 600'000.0;
inline constexpr RoadCost unreachable_cost = 0xFFFFFFFF;

RoadCost to_millimetres(Metres length);
/// How long so many millimetres take; at most 59 h. There are 36,000,000 ticks in
/// an hour and 1,000,000 mm in a km.
RoadCost to_ticks(RoadCost millimetres, double kmh);

/// One direction of a straight piece of road, kept with the node it leaves.
struct RoadEdge {
  static constexpr std::uint32_t blocked = 0x80000000;  ///< a bit of `time`

  RoadNodeId head;
  std::uint32_t length = 0;  ///< millimetres
  /// Ticks from the head back to the node that the edge leaves: searches run
  /// from the facilities to the villages, people travel the other way. Has the
  /// bit `blocked` where that is against a one-way road.
  std::uint32_t time = 0;
};

/// A straight piece of road, as the two edges along it; `forth` leaves the
/// start and `back` leaves the end.
struct RoadSegment {
  RoadEdgeId forth;
  RoadEdgeId back;
};

/// What the edges of a graph cost by one measure, one-ways that cannot be passed
/// left out: a search chooses the width of its buckets by it.
struct EdgeCosts {
  RoadCost longest = 0;
  RoadCost mean = 0;
};

/// Roads as adjacency arrays: the edges that leave node `n` are
/// `first_edge[n] .. first_edge[n + 1]`. Nodes are in Hilbert order, so that
/// neighbours on the ground are neighbours in memory.
///
/// Several edges between two nodes, pieces of no length, dead ends and a graph of
/// several components are all allowed.
struct RoadGraph {
  Column<RoadNodeId, LonLat> place;
  std::vector<std::uint32_t> first_edge{0};  ///< a row a node, and the end of the last
  Column<RoadEdgeId, RoadEdge> edge;
  /// The pieces that one can step onto, in the order of their start nodes.
  Column<RoadSegmentId, RoadSegment> open_segment;
  EdgeCosts lengths;
  EdgeCosts times;

  std::span<const RoadEdge> edges_of(RoadNodeId n) const {
    return {edge.data() + first_edge[n.index], edge.data() + first_edge[n.index + 1]};
  }
  RoadNodeId start(RoadSegmentId s) const { return edge[open_segment[s].back].head; }
  RoadNodeId end(RoadSegmentId s) const { return edge[open_segment[s].forth].head; }
  std::size_t memory_bytes() const;
};

/// A straight piece of road between two places, before the nodes are in order.
struct RoadLink {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint32_t length = 0;      ///< millimetres
  std::uint32_t time_forth = 0;  ///< ticks from start to end; `RoadEdge::blocked` as a bit
  std::uint32_t time_back = 0;
  bool is_open = true;
};

/// Puts the nodes in Hilbert order and the links into adjacency arrays. Links
/// name their ends by the rows of `places`. O(n log n).
RoadGraph make_road_graph(std::span<const LonLat> places, std::span<const RoadLink> links);
/// The same; `node` gets the node of each place.
RoadGraph make_road_graph(std::span<const LonLat> places, std::span<const RoadLink> links,
                          std::vector<RoadNodeId>& node);

/// The connected components of a graph, one-ways disregarded.
struct RoadPieces {
  Column<RoadNodeId, std::uint32_t> piece;  ///< numbered from 0, the longest first
  std::vector<std::uint32_t> nodes;         ///< of each piece
  std::vector<std::uint64_t> length;        ///< of each piece's roads, in millimetres
  std::size_t dead_ends = 0;                ///< nodes with one neighbour
};

/// O(nodes + edges).
RoadPieces find_pieces(const RoadGraph& graph);

/// What the best way has least of; the other of the two is added up along it.
enum class RoadMeasure : std::uint8_t { length, time };

/// The best way from a node to a source that is known. Compares by cost, then
/// by the source, then by what is counted along.
struct RoadLabel {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  RoadCost cost = unreachable_cost;  ///< millimetres by length, ticks by time
  std::uint32_t source = none;       ///< as the search was told
  RoadCost other = 0;                ///< ticks of the same way by length, millimetres by time
  RoadCost walk = 0;                 ///< millimetres of it on foot, at its end

  friend constexpr auto operator<=>(const RoadLabel&, const RoadLabel&) = default;
};

/// Where a search starts: what is left to go from this node.
struct RoadSource {
  RoadNodeId node;
  RoadCost cost = 0;
  RoadCost other = 0;
  std::uint32_t source = 0;
};

/// Finds the nearest source for every node, travelling from the nodes to the
/// sources.
///
/// Length ignores one-ways; time does not, and does not pass against them.
/// Exact: costs are whole numbers, equal costs go to the lower `source`, and no
/// label depends on the order of sources or edges. Nodes farther than `limit`
/// keep an unreachable label; one exactly on it is reached.
///
/// All sources start together. Waiting nodes lie in a ring of buckets, each as
/// wide as a typical edge; a bucket is worked until it stays empty, so that
/// edges shorter than it do no harm, and a node whose label improves is put in
/// again. O(nodes + edges) where lengths are spread evenly.
/// Source: R. B. Dial, "Algorithm 360", Comm. ACM 12(11), 1969, 632-633;
/// U. Meyer and P. Sanders, "Δ-stepping", J. Algorithms 49, 2003, 114-152.
Column<RoadNodeId, RoadLabel> search_roads(const RoadGraph& graph,
                                           std::span<const RoadSource> sources, RoadMeasure measure,
                                           RoadCost limit = unreachable_cost - 1);

/// The same from the best source of each node: a row a node, unreachable where
/// there is none. Saves the memory of the sources.
Column<RoadNodeId, RoadLabel> search_roads(const RoadGraph& graph,
                                           Column<RoadNodeId, RoadLabel> start, RoadMeasure measure,
                                           RoadCost limit = unreachable_cost - 1);

}  // namespace hinterland
