// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/nearby.hpp"
#include "network/piece_grid.hpp"
#include "network/road_graph.hpp"
#include "network/road_network.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Inside travel: what a search for targets leaves behind, and how to ask it.
namespace hinterland {

/// A way to a target. The least is the best; all of it decides, so that the
/// answer does not depend on the order in which ways are looked at.
struct Way {
  RoadCost cost = unreachable_cost;
  std::uint32_t row = Neighbour::nobody;
  RoadCost other = 0;
  RoadCost walk = 0;

  friend constexpr auto operator<=>(const Way&, const Way&) = default;
};

/// A place that asks.
struct Asking {
  LonLat place;
  Position position;
  Metres limit;  ///< how far it may walk to a road; negative: to none
};

/// Targets, and how they are reached: from the nodes of the roads, and on
/// segments that are left in the middle.
///
/// A town has facilities by the hundred, each with thousands of segments within
/// the access limit, of which all but a few have a better way to another one. So
/// most segments are passed over by a rough look.
class RoadTargets {
 public:
  /// Searches for the ways that cost `most` or less. Refers to all of it, which must live as long.
  RoadTargets(const RoadNetwork& network, const Ruler& ruler, std::span<const LonLat> targets,
              const TravelSettings& settings, RoadCost most);

  const Column<RoadNodeId, RoadLabel>& labels() const { return label_; }

  /// Improves a way by going to a node and on from there.
  void improve(Way& best, const RoadEntry& entry) const;

  /// The same by stepping onto a segment and going on through its ends.
  void improve(Way& best, const RoadApproach& approach, RoadSegmentId segment) const;

  /// The same by stepping onto a segment that is left again in the middle.
  void improve_by_stops(Way& best, const Asking& from) const;

  /// No way through the ends of the segment costs less than this, walks left out.
  RoadCost least_cost(RoadSegmentId segment) const {
    return std::min(label_[ruler_.graph.start(segment)].cost,
                    label_[ruler_.graph.end(segment)].cost);
  }

 private:
  /// A target that some point of a segment has no better way to than from the
  /// middle of the segment.
  struct Stop {
    RoadSegmentId segment;
    std::uint32_t target = 0;
    RoadApproach approach;
    RoadStretch stretch;  ///< of the segment, within the access limit
  };

  void start_from_targets();
  void list_stops();
  void index_stops();
  template <class Worth, class Work>
  void each_segment_near(std::uint32_t target, Metres radius, const Worth& worth,
                         const Work& work) const;
  void start_at(RoadSegmentId segment, const RoadApproach& approach, const RoadStretch& stretch,
                std::uint32_t target);
  RoadCost through_ends(RoadSegmentId segment, RoadCost offset) const;
  RoadCost most_through_ends(RoadSegmentId segment) const;
  bool is_useful(const Stop& stop) const;
  void improve_by_node(Way& best, RoadSegmentId segment, const RoadStep& step, RoadNodeId node,
                       RoadCost offset) const;
  void improve_by_stop(Way& best, const RoadApproach& approach, const RoadStretch& stretch,
                       const Stop& stop) const;

  const RoadNetwork& network_;
  const Ruler& ruler_;
  std::span<const LonLat> targets_;
  const TravelSettings& settings_;
  RoadCost slack_;  ///< more than rounding can make of a way
  Column<RoadNodeId, RoadLabel> label_;
  std::vector<Stop> stops_;                    ///< by segment, then target
  std::vector<std::size_t> first_of_segment_;  ///< in `stops_`, and the end of the last
  std::optional<PieceGrid> grid_;              ///< of the segments with stops
};

}  // namespace hinterland
