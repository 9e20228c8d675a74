// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/piece_grid.hpp"
#include "network/road_approach.hpp"
#include "network/road_graph.hpp"

#include <hinterland/roads.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

/// To be asked by `RoadNetwork::each_near`: every segment matters.
inline constexpr auto every_segment = [](RoadSegmentId) { return true; };

/// A way from a place to a node of the roads: on foot to a segment, and along it.
struct RoadEntry {
  RoadNodeId node;
  RoadCost walk = 0;       ///< millimetres on foot, the walk factor included
  std::uint32_t time = 0;  ///< ticks along the segment; `RoadEdge::blocked` as a bit
  std::uint32_t length_and_kind = 0;

  static constexpr std::uint32_t shortest = 0x80000000;  ///< of ways to this node
  static constexpr std::uint32_t quickest = 0x40000000;

  bool is_shortest() const { return (length_and_kind & shortest) != 0; }
  bool is_quickest() const { return (length_and_kind & quickest) != 0; }
  /// Millimetres along the segment to the node.
  RoadCost length() const { return length_and_kind & ~(shortest | quickest); }
};

/// The nearest point of a segment.
struct RoadPoint {
  RoadSegmentId segment;
  std::uint32_t offset = 0;  ///< millimetres of road from the start of the segment
  RoadCost walk = 0;         ///< millimetres on foot, the walk factor included
};

/// All entries of some places: those of row `p` are `first[p] .. first[p + 1]`,
/// by node.
struct RoadEntries {
  std::vector<std::size_t> first{0};
  std::vector<RoadEntry> entry;
  std::vector<Metres> limit;  ///< how far each place may walk to a road; empty: the access limit

  std::size_t size() const { return first.size() - 1; }
  std::span<const RoadEntry> of(std::size_t row) const {
    return std::span(entry).subspan(first[row], first[row + 1] - first[row]);
  }
  Metres limit_of(std::size_t row, Metres access_limit) const {
    return limit.empty() ? access_limit : limit[row];
  }
};

/// A graph, and its open segments by where they are.
class RoadNetwork {
 public:
  explicit RoadNetwork(RoadGraph graph);

  const RoadGraph& graph() const { return graph_; }

  /// The best ways from each place onto the roads.
  ///
  /// A place may step onto an open segment at any point within the access limit, a
  /// point exactly on it too. For each node at an end of such a segment the least
  /// way to it is kept, by length and by time; left out are those that lead
  /// through another node at less cost. What is left is an entry or two for each
  /// road that passes by, wherever that has its vertices. O(places × segments in
  /// reach), in parallel.
  ///
  ///   limits  how far each place may walk to a road, negative: to none; empty: the access limit
  RoadEntries find_entries(std::span<const LonLat> places, const TravelSettings& settings,
                           std::vector<Metres> limits = {}) const;

  /// The nearest point of each open segment within the access limit, by segment.
  std::vector<RoadPoint> nearest_points(LonLat place, const TravelSettings& settings) const;

  RoadApproach approach(RoadSegmentId segment, const Position& from) const {
    return {from, position_[graph_.start(segment)], position_[graph_.end(segment)]};
  }

  /// Calls `visit(segment, at_least)` once for each open segment within the radius
  /// and for some beyond it, but for those of which `matters(segment)` says no. None is nearer than
  /// `at_least`, a rough distance that costs little.
  template <class Matters, class Visit>
  void each_near(LonLat place, Metres radius, const Matters& matters, const Visit& visit) const {
    grid_.visit_near(
        place, radius, [&](std::uint32_t row) { return piece_of(RoadSegmentId{row}); },
        [&](std::uint32_t row) { return matters(RoadSegmentId{row}); },
        [&](std::uint32_t row, Metres at_least) { visit(RoadSegmentId{row}, at_least); });
  }

  /// How far the nearest open segment is, straight; `unreachable`: there is none
  /// within the limit (of half around the globe). O(segments within four times
  /// the distance), so a wide limit is for single questions.
  Metres nearest_road(LonLat place, Metres limit = 20'100_km) const;

  Piece piece_of(RoadSegmentId segment) const {
    return piece_between(graph_.place[graph_.start(segment)], graph_.place[graph_.end(segment)]);
  }

 private:
  RoadGraph graph_;
  Column<RoadNodeId, Position> position_;  ///< of the nodes in space
  PieceGrid grid_;
};

}  // namespace hinterland
