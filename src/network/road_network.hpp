// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geometry/distance.hpp"
#include "network/piece_grid.hpp"
#include "network/road_graph.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/roads.hpp>
#include <hinterland/units.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// A part of a straight road segment, in metres from its start.
struct RoadStretch {
  double low = 0.0;
  double high = 0.0;

  double nearest_to(double along) const { return std::clamp(along, low, high); }
};

/// The distances from a place to the points of a road segment that is straight over the ground.
///
/// Points are given in metres from the start of the segment. The chord of a segment of 1 km lies up
/// to 2 cm below the ground; distances are corrected for this to 0.2 mm, so that an additional
/// vertex on a segment changes them by no more.
class RoadApproach {
 public:
  RoadApproach(const Position& from, const Position& start, const Position& end);

  double length() const { return length_; }
  double nearest_point() const { return std::clamp(foot_, 0.0, length_); }
  Metres distance_at(double along) const {
    return arc_of_chord(std::sqrt(squared_height(along) + (along - foot_) * (along - foot_)));
  }
  Metres distance() const { return distance_at(nearest_point()); }

  /// The points within the limit (inclusive); none if the segment is farther away.
  std::optional<RoadStretch> within(Metres limit) const;

  /// The optimal access points within a stretch of the segment, to continue towards its start
  /// (`low`) and its end (`high`). `pace` is the cost of a straight metre to the road relative to a
  /// metre along it.
  ///
  /// A walk to the point at distance x from the foot of the perpendicular of height h costs
  /// pace √(h² + x²), with the derivative pace x / √(h² + x²). The optimum, where it equals 1, is
  /// x = h / √(pace² − 1); if the road is not faster than walking, it is the end of the stretch.
  RoadStretch best_points(const RoadStretch& stretch, double pace) const {
    const double lean =
        pace > 1.0 ? height_ / std::sqrt(pace * pace - 1.0) : std::numeric_limits<double>::max();
    return {stretch.nearest_to(foot_ - lean), stretch.nearest_to(foot_ + lean)};
  }

  /// The point of the segment that minimises the sum of the straight distances to two places
  /// (reflection principle).
  friend double meeting_point(const RoadApproach& a, const RoadApproach& b) {
    const double heights = a.height_ + b.height_;
    return heights > 0.0 ? (a.foot_ * b.height_ + b.foot_ * a.height_) / heights : a.foot_;
  }

 private:
  /// The squared distance perpendicular to the segment, at a point of it.
  double squared_height(double along) const {
    const double share = along / length_;
    const double bulge = 4.0 * share * (1.0 - share);
    return std::max(0.0, squared_height_ - bulge * (2.0 * lean_to_bulge_ - bulge * squared_bulge_));
  }
  bool is_within(Metres limit, double along) const;
  double end_within(Metres limit, double side) const;

  double length_ = 0.0;
  double foot_ = 0.0;            ///< of the perpendicular; may lie outside the segment
  double squared_height_ = 0.0;  ///< of the place above the chord
  double lean_to_bulge_ = 0.0;   ///< dot product of that height and the bulge
  double squared_bulge_ = 0.0;   ///< of the ground above the middle of the chord
  double height_ = 0.0;          ///< of the place above the segment at the foot
};

/// A part of a path: its cost by the measure, and by the other measure.
struct Leg {
  RoadCost cost = 0;
  RoadCost other = 0;
  bool passable = true;
};

/// A point where a path enters or leaves a segment.
struct RoadStep {
  RoadCost offset = 0;  ///< millimetres from the start of the segment
  RoadCost walk = 0;    ///< millimetres on foot, the walk factor included
};

/// Computes the costs of legs by one measure.
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

  /// Ticks along a segment from one offset to another, with the bit `RoadEdge::blocked` against a
  /// one-way road. The times of consecutive parts add up exactly.
  std::uint32_t time(RoadSegmentId s, RoadCost from, RoadCost to) const {
    if (from == to) return 0;
    // An edge stores the travel time towards the node that it leaves.
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

  /// The cost of a straight metre to the road relative to a metre along it.
  double pace(RoadSegmentId s) const {
    if (measure == RoadMeasure::length) return walk_factor;
    const RoadEdge& edge = graph.edge[graph.open_segment[s].forth];
    const double time = edge.time & ~RoadEdge::blocked;  // the same both ways
    return walk_factor * edge.length * (36.0 / walking_kmh) / std::max(time, 1e-9);
  }

  /// The optimal points to enter a segment and continue to its start (`low`) and its end (`high`).
  /// If that direction is blocked, the nearest point of the stretch to that end.
  RoadStretch points_on(RoadSegmentId s, const RoadApproach& approach,
                        const RoadStretch& stretch) const {
    return best_points(s, approach, stretch, graph.open_segment[s].forth,
                       graph.open_segment[s].back);
  }

  /// The same for leaving the segment, coming from its start (`low`) and its end (`high`).
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

/// A filter for `RoadNetwork::each_near` that accepts every segment.
inline constexpr auto every_segment = [](RoadSegmentId) { return true; };

/// A path from a place to a road node: on foot to a segment, and along it.
struct RoadEntry {
  RoadNodeId node;
  RoadCost walk = 0;       ///< millimetres on foot, the walk factor included
  std::uint32_t time = 0;  ///< ticks along the segment; `RoadEdge::blocked` as a bit
  std::uint32_t length_and_kind = 0;

  static constexpr std::uint32_t shortest = 0x80000000;  ///< of the paths to this node
  static constexpr std::uint32_t quickest = 0x40000000;

  bool is_shortest() const { return (length_and_kind & shortest) != 0; }
  bool is_quickest() const { return (length_and_kind & quickest) != 0; }
  /// Millimetres along the segment to the node.
  RoadCost length() const { return length_and_kind & ~(shortest | quickest); }
};

/// The entries of places: those of row `p` are `first[p] .. first[p + 1]`, by node.
struct RoadEntries {
  std::vector<std::size_t> first{0};
  std::vector<RoadEntry> entry;
  std::vector<Metres> limit;  ///< longest walk from each place to a road; empty: the access limit

  std::size_t size() const { return first.size() - 1; }
  std::span<const RoadEntry> of(std::size_t row) const {
    return std::span(entry).subspan(first[row], first[row + 1] - first[row]);
  }
  Metres limit_of(std::size_t row, Metres access_limit) const {
    return limit.empty() ? access_limit : limit[row];
  }
};

/// A road graph with a spatial index of its open segments.
class RoadNetwork {
 public:
  explicit RoadNetwork(RoadGraph graph);

  const RoadGraph& graph() const { return graph_; }

  /// The best paths from each place onto the roads.
  ///
  /// A place can access an open segment at any point within the access limit (inclusive). For each
  /// node at an end of such a segment, the best path is kept by length and by time, unless it leads
  /// along a whole segment from its other end. This leaves one or two entries per road nearby,
  /// regardless of the density of vertices. O(places × segments in reach), in parallel.
  ///
  ///   limits  longest walk from each place to a road, negative: no access; empty: the access limit
  RoadEntries find_entries(std::span<const LonLat> places, const TravelSettings& settings,
                           std::vector<Metres> limits = {}) const;

  RoadApproach approach(RoadSegmentId segment, const Position& from) const {
    return {from, position_[graph_.start(segment)], position_[graph_.end(segment)]};
  }

  /// Calls `visit(segment, at_least)` for each open segment within the radius and for some beyond
  /// it, except those for which `matters(segment)` is false. `at_least` is a cheap lower bound on
  /// the distance. Once per segment, except if the radius reaches a pole.
  template <class Matters, class Visit>
  void each_near(LonLat place, Metres radius, const Matters& matters, const Visit& visit) const {
    grid_.visit_near(
        place, radius, [&](std::uint32_t row) { return piece_of(RoadSegmentId{row}); },
        [&](std::uint32_t row) { return matters(RoadSegmentId{row}); },
        [&](std::uint32_t row, Metres at_least) { visit(RoadSegmentId{row}, at_least); });
  }

  /// The straight-line distance to the nearest open segment; `unreachable` if there is none within
  /// the limit (by default half the circumference of the Earth). O(segments within four times the
  /// distance), so large limits are for single searches.
  Metres nearest_road(LonLat place, Metres limit = 20'100_km) const;

  Piece piece_of(RoadSegmentId segment) const {
    return piece_between(graph_.place[graph_.start(segment)], graph_.place[graph_.end(segment)]);
  }

 private:
  RoadGraph graph_;
  Column<RoadNodeId, Position> position_;
  PieceGrid grid_;
};

}  // namespace hinterland
