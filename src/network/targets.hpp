// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/network/nearby.hpp>
#include <hinterland/network/road_network.hpp>
#include <hinterland/network/road_search.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

/// Inside travel: what a search for targets leaves behind, and how to ask it.
namespace hinterland {

/// A part of a way: its cost by the measure, and what is counted along.
struct Leg {
  RoadCost cost = 0;
  RoadCost other = 0;
  bool passable = true;
};

/// A way to a target. The least is the best; all of it decides, so that the
/// answer does not depend on the order in which ways are looked at.
struct Way {
  RoadCost cost = unreachable_cost;
  std::uint32_t row = Neighbour::nobody;
  RoadCost other = 0;
  RoadCost walk = 0;

  friend constexpr auto operator<=>(const Way&, const Way&) = default;
};

/// What legs cost by one measure.
struct Ruler {
  const RoadGraph& graph;
  RoadMeasure measure;
  double walking_kmh;

  Leg leg(RoadCost length, std::uint32_t time) const {
    const RoadCost ticks = time & ~RoadEdge::blocked;
    if (measure == RoadMeasure::length) return {length, ticks, true};
    return {ticks, length, (time & RoadEdge::blocked) == 0};
  }

  Leg on_foot(RoadCost walk) const { return leg(walk, to_ticks(walk, walking_kmh)); }

  /// Along a segment from one offset to another. Costs from offset to offset
  /// add up to the cost of the whole.
  Leg along(RoadSegmentId s, RoadCost from, RoadCost to) const {
    const RoadSegment& segment = graph.open_segment[s];
    const RoadCost length = graph.edge[segment.forth].length;
    if (from == to) return {};
    const auto share = [&](std::uint32_t time) {
      const auto part = [&](RoadCost offset) {
        return std::uint64_t{time & ~RoadEdge::blocked} * offset / length;
      };
      return static_cast<RoadCost>(part(std::max(from, to)) - part(std::min(from, to))) |
             (time & RoadEdge::blocked);
    };
    // Each edge keeps the time of those who come towards the node it leaves.
    return from < to ? leg(to - from, share(graph.edge[segment.back].time))
                     : leg(from - to, share(graph.edge[segment.forth].time));
  }

  RoadCost length(RoadSegmentId s) const { return graph.edge[graph.open_segment[s].forth].length; }
};

/// Targets, and how they are reached: from the nodes of the roads, and on
/// segments that have an entry of theirs in the middle.
///
/// A town has facilities by the hundred, each with thousands of segments within
/// the access limit, of which all but a few have a better way to another one. So
/// entries are not kept, and most segments are passed over by a rough look.
class RoadTargets {
 public:
  /// Searches. Refers to all of it, which must live as long.
  RoadTargets(const RoadNetwork& network, const Ruler& ruler, std::span<const LonLat> targets,
              const TravelSettings& settings);

  const Column<RoadNodeId, RoadLabel>& labels() const { return label_; }

  /// Improves the way of somebody who steps onto a road at an entry.
  void improve(Way& best, const RoadEntry& entry) const;

  /// No way over the segment costs less than this, walks left out.
  RoadCost least_cost(RoadSegmentId segment) const {
    if (has_stop_[segment.index]) return 0;
    return std::min(label_[ruler_.graph.start(segment)].cost,
                    label_[ruler_.graph.end(segment)].cost);
  }

 private:
  /// An entry of a target that is better than any way through the segment's ends.
  struct Stop {
    RoadEntry entry;
    std::uint32_t target = 0;
  };

  void start_from_targets();
  void list_stops();
  template <class Worth, class Work>
  void each_entry(std::uint32_t target, Metres radius, const Worth& worth, const Work& work) const;
  void start_at(const RoadEntry& entry, std::uint32_t target);
  RoadCost most_through_ends(RoadSegmentId segment) const;
  bool is_better_than_ends(const Stop& stop) const;
  void improve_by_node(Way& best, const RoadEntry& entry, const Leg& walk, RoadNodeId node,
                       RoadCost offset) const;
  void improve_by_stops(Way& best, const RoadEntry& entry, const Leg& walk) const;

  const RoadNetwork& network_;
  const Ruler& ruler_;
  std::span<const LonLat> targets_;
  const TravelSettings& settings_;
  Column<RoadNodeId, RoadLabel> label_;
  std::vector<Stop> stops_;     ///< by segment, then target
  std::vector<bool> has_stop_;  ///< a row a segment
};

}  // namespace hinterland
