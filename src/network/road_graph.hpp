// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>

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
/// Several edges between two nodes, pieces of no length, dead ends and parts
/// that do not hang together are all taken as they are.
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
/// The same, and which node has become of each place.
RoadGraph make_road_graph(std::span<const LonLat> places, std::span<const RoadLink> links,
                          std::vector<RoadNodeId>& node);

/// The parts of a graph that do not hang together, whatever the one-ways say.
struct RoadPieces {
  Column<RoadNodeId, std::uint32_t> piece;  ///< numbered from 0, the longest first
  std::vector<std::uint32_t> nodes;         ///< of each piece
  std::vector<std::uint64_t> length;        ///< of each piece's roads, in millimetres
  std::size_t dead_ends = 0;                ///< nodes with one neighbour
};

RoadPieces find_pieces(const RoadGraph& graph);

}  // namespace hinterland
