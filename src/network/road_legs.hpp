// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_approach.hpp"
#include "network/road_graph.hpp"
#include "network/road_search.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

/// Inside travel: what the parts of a way cost.
namespace hinterland {

/// A part of a way: its cost by the measure, and what is counted along.
struct Leg {
  RoadCost cost = 0;
  RoadCost other = 0;
  bool passable = true;
};

/// Where a segment is stepped onto, or left.
struct RoadStep {
  RoadCost offset = 0;  ///< millimetres of road from the start of the segment
  RoadCost walk = 0;    ///< millimetres on foot, the walk factor included
};

/// What legs cost by one measure.
struct Ruler {
  const RoadGraph& graph;
  RoadMeasure measure;
  double walk_factor;
  double walking_kmh;

  Leg leg(RoadCost length, std::uint32_t time) const {
    const RoadCost ticks = time & ~RoadEdge::blocked;
    if (measure == RoadMeasure::length) return {length, ticks, true};
    return {ticks, length, (time & RoadEdge::blocked) == 0};
  }

  RoadCost walk(Metres straight) const { return to_millimetres(walk_factor * straight); }
  Leg on_foot(RoadCost walk) const { return leg(walk, to_ticks(walk, walking_kmh)); }
  RoadCost cost_on_foot(RoadCost walk) const {
    return measure == RoadMeasure::length ? walk : to_ticks(walk, walking_kmh);
  }

  RoadCost length(RoadSegmentId s) const { return graph.edge[graph.open_segment[s].forth].length; }

  /// Ticks along a segment from one offset to another, with the bit
  /// `RoadEdge::blocked` where one may not go that way. Times from offset to
  /// offset add up to the time of the whole.
  std::uint32_t time(RoadSegmentId s, RoadCost from, RoadCost to) const {
    if (from == to) return 0;
    // Each edge keeps the time of those who come towards the node it leaves.
    const RoadSegment& segment = graph.open_segment[s];
    const RoadEdge& edge = graph.edge[from < to ? segment.back : segment.forth];
    const auto part = [&](RoadCost offset) {
      return std::uint64_t{edge.time & ~RoadEdge::blocked} * offset / edge.length;
    };
    return static_cast<RoadCost>(part(std::max(from, to)) - part(std::min(from, to))) |
           (edge.time & RoadEdge::blocked);
  }

  Leg along(RoadSegmentId s, RoadCost from, RoadCost to) const {
    return leg(std::max(from, to) - std::min(from, to), time(s, from, to));
  }

  /// A metre straight to the road costs as much as so many metres along it.
  double pace(RoadSegmentId s) const {
    if (measure == RoadMeasure::length) return walk_factor;
    const RoadEdge& edge = graph.edge[graph.open_segment[s].forth];
    const double time = edge.time & ~RoadEdge::blocked;  // the same both ways
    return walk_factor * edge.length * (36.0 / walking_kmh) / std::max(time, 1e-9);
  }

  /// Where to step onto a segment to go on towards its start (`low`) and its end
  /// (`high`). Where one may not go that way, as near to that end as one may walk.
  RoadStretch points_on(RoadSegmentId s, const RoadApproach& approach,
                        const RoadStretch& stretch) const {
    return best_points(s, approach, stretch, graph.open_segment[s].forth,
                       graph.open_segment[s].back);
  }

  /// The same for stepping off, coming from its start (`low`) and its end (`high`).
  RoadStretch points_off(RoadSegmentId s, const RoadApproach& approach,
                         const RoadStretch& stretch) const {
    return best_points(s, approach, stretch, graph.open_segment[s].back,
                       graph.open_segment[s].forth);
  }

  RoadStep step(RoadSegmentId s, const RoadApproach& approach, double along) const {
    const double share = along / approach.length();
    return {static_cast<RoadCost>(std::llround(share * length(s))),
            walk(approach.distance_at(along))};
  }

 private:
  bool is_passable(RoadEdgeId edge) const {
    return measure == RoadMeasure::length || (graph.edge[edge].time & RoadEdge::blocked) == 0;
  }

  RoadStretch best_points(RoadSegmentId s, const RoadApproach& approach, const RoadStretch& stretch,
                          RoadEdgeId by_low, RoadEdgeId by_high) const {
    const RoadStretch best = approach.best_points(stretch, pace(s));
    return {is_passable(by_low) ? best.low : stretch.low,
            is_passable(by_high) ? best.high : stretch.high};
  }
};

}  // namespace hinterland
