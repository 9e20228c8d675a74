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

/// Lengths along roads are whole millimetres and times whole ticks of 0.1 ms, so that sums are
/// exact and do not depend on their order. The limit of a path is 4,294 km or 119 h.
using RoadCost = std::uint32_t;
inline constexpr double millimetres_in_metre = 1000.0;
inline constexpr double ticks_in_minute = 600'000.0;
inline constexpr RoadCost unreachable_cost = 0xFFFFFFFF;

RoadCost to_millimetres(Metres length);
/// The travel time of a length in millimetres, at most 59 h. An hour has 36,000,000 ticks and a
/// kilometre 1,000,000 mm.
RoadCost to_ticks(RoadCost millimetres, double kmh);

/// One direction of a straight road segment, stored at the node that it leaves.
struct RoadEdge {
  static constexpr std::uint32_t blocked = 0x80000000;  ///< a bit of `time`

  RoadNodeId head;
  std::uint32_t length = 0;  ///< millimetres
  /// Ticks from the head to the node that the edge leaves, since searches run from the facilities
  /// to the villages, against the direction of travel. With the bit `blocked` if that is against a
  /// one-way road.
  std::uint32_t time = 0;
};

/// A straight road segment, as its two edges: `forth` leaves the start, `back` leaves the end.
struct RoadSegment {
  RoadEdgeId forth;
  RoadEdgeId back;
};

/// Statistics of the passable edges of a graph by one measure, from which a search chooses the
/// width of its buckets.
struct EdgeCosts {
  RoadCost longest = 0;
  RoadCost mean = 0;
};

/// A road graph as adjacency arrays: the edges that leave node `n` are
/// `first_edge[n] .. first_edge[n + 1]`. Nodes are in Hilbert order for memory locality.
///
/// Multi-edges, edges of length 0, dead ends and several connected components are allowed.
struct RoadGraph {
  Column<RoadNodeId, LonLat> place;
  std::vector<std::uint32_t> first_edge{0};  ///< one row per node, and the end of the last
  Column<RoadEdgeId, RoadEdge> edge;
  /// The segments that are accessible anywhere along their length, by start node.
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

/// A straight road segment between two places, before the nodes are numbered.
struct RoadLink {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint32_t length = 0;      ///< millimetres
  std::uint32_t time_forth = 0;  ///< ticks from start to end; `RoadEdge::blocked` as a bit
  std::uint32_t time_back = 0;
  bool is_open = true;
};

/// Builds a graph with the nodes in Hilbert order. The ends of links are rows of `places`.
/// O(n log n).
RoadGraph make_road_graph(std::span<const LonLat> places, std::span<const RoadLink> links);
/// The same; `node` is set to the node of each place.
RoadGraph make_road_graph(std::span<const LonLat> places, std::span<const RoadLink> links,
                          std::vector<RoadNodeId>& node);

/// The connected components of a graph, regardless of one-way roads.
struct RoadPieces {
  Column<RoadNodeId, std::uint32_t> piece;  ///< component, numbered from 0, the longest first
  std::vector<std::uint32_t> nodes;         ///< of each component
  std::vector<std::uint64_t> length;        ///< of each component's roads, in millimetres
  std::size_t dead_ends = 0;                ///< nodes with one neighbour
};

/// O(nodes + edges).
RoadPieces find_pieces(const RoadGraph& graph);

/// The measure that a search minimises; the other one is summed along the path.
enum class RoadMeasure : std::uint8_t { length, time };

/// The best known path from a node to a source. Compares by cost, then source, then `other` and
/// `walk`.
struct RoadLabel {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  RoadCost cost = unreachable_cost;  ///< millimetres by length, ticks by time
  std::uint32_t source = none;       ///< as given to the search
  RoadCost other = 0;                ///< of the same path: ticks by length, millimetres by time
  RoadCost walk = 0;                 ///< millimetres on foot at the end of the path

  friend constexpr auto operator<=>(const RoadLabel&, const RoadLabel&) = default;
};

/// A start of a search: a node, and the remaining cost from it.
struct RoadSource {
  RoadNodeId node;
  RoadCost cost = 0;
  RoadCost other = 0;
  std::uint32_t source = 0;
};

/// Finds the nearest source of every node, travelling from the nodes to the sources.
///
/// One-way roads are respected by time, and ignored by length. Exact: costs are integers, ties go
/// to the lower `source`, and labels do not depend on the order of sources or edges. Nodes beyond
/// `limit` (inclusive) keep an unreachable label.
///
/// A multi-source search with a circular bucket queue. Buckets are about as wide as a mean edge; a
/// bucket is processed until it is empty, so edges may be shorter than it, and a node is inserted
/// again when its label improves. O(nodes + edges) for evenly distributed lengths.
/// Source: R. B. Dial, "Algorithm 360", Comm. ACM 12(11), 1969, 632-633;
/// U. Meyer and P. Sanders, "Δ-stepping", J. Algorithms 49, 2003, 114-152.
Column<RoadNodeId, RoadLabel> search_roads(const RoadGraph& graph,
                                           std::span<const RoadSource> sources, RoadMeasure measure,
                                           RoadCost limit = unreachable_cost - 1);

/// The same, given the initial label of each node (unreachable if it is not a start). Saves the
/// memory of the sources. `settled` gets how many times the
/// edges of a node were followed: once for each node reached, and again where its
/// label improved after that.
Column<RoadNodeId, RoadLabel> search_roads(const RoadGraph& graph,
                                           Column<RoadNodeId, RoadLabel> start, RoadMeasure measure,
                                           RoadCost limit = unreachable_cost - 1,
                                           std::size_t* settled = nullptr);

}  // namespace hinterland
