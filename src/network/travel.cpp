// SPDX-License-Identifier: Apache-2.0
#include "network/travel.hpp"

#include "geometry/distance.hpp"
#include "network/piece_grid.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <optional>
#include <set>
#include <utility>

namespace hinterland {

namespace {

/// Segments are examined in two passes, first those within this share of the access limit, after
/// which few others can improve a path.
constexpr std::array shares_of_radius = {0.125, 1.0};

/// A path to a target. Compared by all members, so that the result does not depend on the order of
/// evaluation.
struct Path {
  RoadCost cost = unreachable_cost;
  std::uint32_t row = Neighbour::none;
  RoadCost other = 0;
  RoadCost walk = 0;

  friend constexpr auto operator<=>(const Path&, const Path&) = default;
};

/// A place from which the nearest target is searched.
struct Origin {
  LonLat place;
  Position position;
  Metres limit;  ///< longest walk to a road; negative: no access
};

/// Replaces the best path if the path composed of these legs is better. What is counted along has
/// no limit of its own: it stays at the most there is, as in the search.
void offer(Path& best, std::uint32_t row, const Leg& walk, const Leg& road, const Leg& rest,
           RoadCost on_foot) {
  constexpr std::uint64_t most = ~RoadCost{0};
  const std::uint64_t cost = std::uint64_t{walk.cost} + road.cost + rest.cost;
  if (cost > best.cost) return;
  const std::uint64_t other = std::uint64_t{walk.other} + road.other + rest.other;
  best = std::min(best, {static_cast<RoadCost>(cost), row,
                         static_cast<RoadCost>(std::min(other, most)), on_foot});
}

/// The targets, and the paths to them: from road nodes, and from segments that are left before
/// their ends.
///
/// A town has hundreds of facilities, each with thousands of segments within the access limit, most
/// of which have a better path to another facility. Most segments are therefore excluded by a cheap
/// bound.
class RoadTargets {
 public:
  /// Searches for paths that cost at most `most`. Keeps a reference to the network, which must
  /// outlive it.
  RoadTargets(const RoadNetwork& network, std::span<const LonLat> targets, RoadMeasure measure,
              const TravelSettings& settings, RoadCost most)
      : network_(network),
        settings_(settings),
        targets_(targets.begin(), targets.end()),
        ruler_{network.graph(), measure, settings.walk_factor, settings.walking_kmh},
        slack_(ruler_.cost_on_foot(4) + 4) {
    label_.resize(ruler_.graph.place.size());
    start_from_targets();
    label_ = search_roads(ruler_.graph, std::move(label_), ruler_.measure, most);
    list_stops();
    index_stops();
  }

  std::span<const LonLat> targets() const { return targets_; }
  Metres access_limit() const { return settings_.access_limit; }
  Metres direct_walk() const { return settings_.direct_walk(); }
  const Ruler& ruler() const { return ruler_; }
  const Column<RoadNodeId, RoadLabel>& labels() const { return label_; }

  /// Improves a path by one through the node of an entry.
  void improve(Path& best, const RoadEntry& entry) const {
    const RoadLabel& label = label_[entry.node];
    if (label.source == RoadLabel::none || label.cost > best.cost) return;
    const Leg road = ruler_.leg(entry.length(), entry.time);
    if (!road.passable) return;
    offer(best, label.source, ruler_.on_foot(entry.walk), road, {label.cost, label.other, true},
          entry.walk + label.walk);
  }

  /// The same by paths that enter a nearby segment and continue through its ends.
  void improve_by_roads(Path& best, const Origin& from) const {
    const auto matters = [&](RoadSegmentId s) {
      const RoadCost least = min_cost(s);
      return least != unreachable_cost && least <= best.cost;
    };
    for (const double share : shares_of_radius) {
      const Metres radius = share * settings_.access_limit;
      network_.each_near(from.place, radius, matters, [&](RoadSegmentId s, Metres at_least) {
        const RoadCost walk = ruler_.cost_on_foot(ruler_.walk(at_least));
        if (walk > best.cost - min_cost(s)) return;
        improve_by_ends(best, network_.approach(s, from.position), s);
      });
    }
  }

  /// The same by paths that enter a segment and leave it before its ends.
  void improve_by_stops(Path& best, const Origin& from) const {
    if (!grid_ || from.limit < 0_m) return;
    const auto segment_of = [&](std::uint32_t row) {
      return stops_[first_of_segment_[row]].segment;
    };
    grid_->visit_near(
        from.place, from.limit,
        [&](std::uint32_t row) { return network_.piece_of(segment_of(row)); },
        [](std::uint32_t) { return true; },
        [&](std::uint32_t row, Metres at_least) {
          if (ruler_.cost_on_foot(ruler_.walk(at_least)) > best.cost) return;
          const RoadApproach approach = network_.approach(segment_of(row), from.position);
          const auto stretch = approach.within(from.limit);
          if (!stretch) return;
          for (std::size_t i = first_of_segment_[row]; i < first_of_segment_[row + 1]; ++i) {
            improve_by_stop(best, approach, *stretch, stops_[i]);
          }
        });
  }

 private:
  static constexpr std::uint64_t max_cost = unreachable_cost;

  /// A target for which leaving the segment before its ends may be optimal for some points of the
  /// segment.
  struct Stop {
    RoadSegmentId segment;
    std::uint32_t target = 0;
    RoadApproach approach;
    RoadStretch stretch;  ///< of the segment, within the access limit
  };

  void start_from_targets() {
    const auto worth = [&](RoadSegmentId s, RoadCost walk) {
      return walk <= std::max(label_[ruler_.graph.start(s)].cost, label_[ruler_.graph.end(s)].cost);
    };
    for (const double share : shares_of_radius) {
      for (std::uint32_t t = 0; t < targets_.size(); ++t) {
        each_segment_near(t, share * settings_.access_limit, worth,
                          [&](RoadSegmentId s, const RoadApproach& approach,
                              const RoadStretch& stretch) { start_at(s, approach, stretch, t); });
      }
    }
  }

  void list_stops() {
    const auto worth = [&](RoadSegmentId s, RoadCost walk) { return walk <= max_through_ends(s); };
    for (std::uint32_t t = 0; t < targets_.size(); ++t) {
      each_segment_near(
          t, settings_.access_limit, worth,
          [&](RoadSegmentId s, const RoadApproach& approach, const RoadStretch& stretch) {
            const Stop stop{s, t, approach, stretch};
            if (is_useful(stop)) stops_.push_back(stop);
          });
    }
    const auto key = [](const Stop& stop) { return std::pair(stop.segment, stop.target); };
    const auto same = [&](const Stop& a, const Stop& b) { return key(a) == key(b); };
    std::ranges::sort(stops_, {}, key);
    stops_.erase(std::unique(stops_.begin(), stops_.end(), same), stops_.end());
  }

  void index_stops() {
    for (std::size_t i = 0; i < stops_.size(); ++i) {
      if (i == 0 || stops_[i].segment != stops_[i - 1].segment) first_of_segment_.push_back(i);
    }
    if (first_of_segment_.empty()) return;
    grid_.emplace(first_of_segment_.size(), [&](std::uint32_t row) {
      return network_.piece_of(stops_[first_of_segment_[row]].segment);
    });
    first_of_segment_.push_back(stops_.size());
  }

  /// Calls `work(segment, approach, stretch)` for the segments around a target for which
  /// `worth(segment, walk)` is true; `walk` is a lower bound on the cost of the walk.
  template <class Worth, class Work>
  void each_segment_near(std::uint32_t target, Metres radius, const Worth& worth,
                         const Work& work) const {
    const LonLat place = targets_[target];
    const Position position = to_position(place);
    network_.each_near(place, radius, every_segment, [&](RoadSegmentId s, Metres at_least) {
      if (!worth(s, ruler_.cost_on_foot(ruler_.walk(at_least)))) return;
      const RoadApproach approach = network_.approach(s, position);
      if (const auto stretch = approach.within(settings_.access_limit)) work(s, approach, *stretch);
    });
  }

  /// Offers the paths from the ends of a segment to a target near it.
  void start_at(RoadSegmentId segment, const RoadApproach& approach, const RoadStretch& stretch,
                std::uint32_t target) {
    const auto start = [&](RoadNodeId node, RoadCost offset, double along) {
      const RoadStep step = ruler_.step(segment, approach, along);
      const Leg walk = ruler_.on_foot(step.walk);
      const Leg road = ruler_.along(segment, offset, step.offset);
      if (!road.passable) return;
      label_[node] = std::min(label_[node],
                              {walk.cost + road.cost, target, walk.other + road.other, step.walk});
    };
    const RoadStretch best = ruler_.points_off(segment, approach, stretch);
    start(ruler_.graph.start(segment), 0, best.low);
    start(ruler_.graph.end(segment), ruler_.length(segment), best.high);
  }

  /// A lower bound on the cost of paths through the ends of the segment, without the walk to it.
  RoadCost min_cost(RoadSegmentId segment) const {
    return std::min(label_[ruler_.graph.start(segment)].cost,
                    label_[ruler_.graph.end(segment)].cost);
  }

  /// The cost of the path from a point of the segment through this end.
  std::uint64_t through(RoadSegmentId s, RoadCost offset, RoadNodeId end, RoadCost at_end) const {
    const Leg road = ruler_.along(s, offset, at_end);
    return road.passable ? std::uint64_t{label_[end].cost} + road.cost : unreachable_cost;
  }

  /// The same through the better end.
  RoadCost through_ends(RoadSegmentId s, RoadCost offset) const {
    return static_cast<RoadCost>(
        std::min({through(s, offset, ruler_.graph.start(s), 0),
                  through(s, offset, ruler_.graph.end(s), ruler_.length(s)), max_cost}));
  }

  /// An upper bound on the cost through the ends, over all points of the segment.
  RoadCost max_through_ends(RoadSegmentId s) const {
    const RoadCost length = ruler_.length(s);
    return static_cast<RoadCost>(
        std::min({through(s, length, ruler_.graph.start(s), 0) + slack_,
                  through(s, 0, ruler_.graph.end(s), length) + slack_, max_cost}));
  }

  /// Whether leaving the segment at some point costs no more than continuing to its ends. The
  /// saving is the minimum of two concave functions of the point, one per end: its maximum is at
  /// the maximum of one of them, or where both are equal.
  bool is_useful(const Stop& stop) const {
    const RoadSegmentId s = stop.segment;
    const RoadStretch best = ruler_.points_off(s, stop.approach, stop.stretch);
    const RoadLabel& start = label_[ruler_.graph.start(s)];
    const RoadLabel& end = label_[ruler_.graph.end(s)];
    const double whole = ruler_.along(s, 0, ruler_.length(s)).cost;
    double even = best.low;
    if (start.cost != unreachable_cost && end.cost != unreachable_cost && whole > 0.0) {
      const double ahead = static_cast<double>(end.cost) - static_cast<double>(start.cost);
      even = stop.stretch.nearest_to(stop.approach.length() * (1.0 + ahead / whole) / 2.0);
    }
    return std::ranges::any_of(std::array{best.low, best.high, even}, [&](double along) {
      const RoadStep step = ruler_.step(s, stop.approach, along);
      return ruler_.cost_on_foot(step.walk) <= std::uint64_t{through_ends(s, step.offset)} + slack_;
    });
  }

  void improve_by_ends(Path& best, const RoadApproach& approach, RoadSegmentId segment) const {
    const auto stretch = approach.within(settings_.access_limit);
    if (!stretch) return;
    const RoadStretch points = ruler_.points_on(segment, approach, *stretch);
    improve_by_node(best, segment, ruler_.step(segment, approach, points.low),
                    ruler_.graph.start(segment), 0);
    improve_by_node(best, segment, ruler_.step(segment, approach, points.high),
                    ruler_.graph.end(segment), ruler_.length(segment));
  }

  void improve_by_node(Path& best, RoadSegmentId segment, const RoadStep& step, RoadNodeId node,
                       RoadCost offset) const {
    const RoadLabel& label = label_[node];
    const std::uint64_t walk_and_rest = std::uint64_t{ruler_.cost_on_foot(step.walk)} + label.cost;
    if (label.source == RoadLabel::none || walk_and_rest > best.cost) return;
    const Leg road = ruler_.along(segment, step.offset, offset);
    if (!road.passable) return;
    offer(best, label.source, ruler_.on_foot(step.walk), road, {label.cost, label.other, true},
          step.walk + label.walk);
  }

  /// Paths that enter the segment, follow it and leave it. If the optimal points to enter and leave
  /// are in the wrong order, the optimum is a walk through a single point of it.
  void improve_by_stop(Path& best, const RoadApproach& approach, const RoadStretch& stretch,
                       const Stop& stop) const {
    const RoadSegmentId s = stop.segment;
    const RoadStretch on = ruler_.points_on(s, approach, stretch);
    const RoadStretch off = ruler_.points_off(s, stop.approach, stop.stretch);
    const auto try_points = [&](double from, double to) {
      const RoadStep step_on = ruler_.step(s, approach, from);
      const RoadStep step_off = ruler_.step(s, stop.approach, to);
      const Leg road = ruler_.along(s, step_on.offset, step_off.offset);
      if (!road.passable) return false;
      offer(best, stop.target, ruler_.on_foot(step_on.walk), road, ruler_.on_foot(step_off.walk),
            step_on.walk + step_off.walk);
      return true;
    };
    const bool is_along = (on.high <= off.low && try_points(on.high, off.low)) ||
                          (on.low >= off.high && try_points(on.low, off.high));
    const RoadStretch both{std::max(stretch.low, stop.stretch.low),
                           std::min(stretch.high, stop.stretch.high)};
    if (is_along || both.low > both.high) return;
    const double meeting = both.nearest_to(meeting_point(approach, stop.approach));
    try_points(meeting, meeting);
  }

  const RoadNetwork& network_;
  TravelSettings settings_;
  std::vector<LonLat> targets_;
  Ruler ruler_;
  RoadCost slack_;  ///< upper bound on rounding errors of a path
  Column<RoadNodeId, RoadLabel> label_;
  std::vector<Stop> stops_;                    ///< by segment, then target
  std::vector<std::size_t> first_of_segment_;  ///< in `stops_`, and the end of the last
  std::optional<PieceGrid> grid_;              ///< of the segments with stops
};

constexpr std::size_t journeys_in_block = 1024;

Journey journey_of(const Path& path, RoadMeasure measure) {
  if (path.row == Neighbour::none) return {};
  const auto [length, ticks] = measure == RoadMeasure::length ? std::pair(path.cost, path.other)
                                                              : std::pair(path.other, path.cost);
  return {path.row, Metres{static_cast<double>(length) / millimetres_in_metre},
          Metres{static_cast<double>(path.walk) / millimetres_in_metre},
          Minutes{static_cast<double>(ticks) / ticks_in_minute}};
}

RoadMeasure measure_of(Metric metric) {
  return metric == Metric::time ? RoadMeasure::time : RoadMeasure::length;
}

}  // namespace

struct NearestByRoad::Search {
  RoadTargets reached;
  const Ruler& ruler = reached.ruler();
  const RoadGraph& graph = ruler.graph;

  /// The direct walk to a target, if it is not too long.
  Path direct_path(const Neighbour& target) const {
    if (!target.found()) return {};
    const RoadCost walk = ruler.walk(target.distance);
    const Leg leg = ruler.on_foot(walk);
    return {leg.cost, target.row, leg.other, walk};
  }

  /// The best paths of places. `row(i)` is the i-th place in processing order; `improve(i, path)`
  /// searches for a better path than the direct walk.
  template <class Row, class Improve>
  std::vector<Journey> journeys(const std::vector<Neighbour>& direct, const Row& row,
                                const Improve& improve) const {
    std::vector<Journey> found(direct.size());
    for_each_block(direct.size(), journeys_in_block, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        Path best = direct_path(direct[row(i)]);
        improve(i, best);
        found[row(i)] = journey_of(best, ruler.measure);
      }
    });
    return found;
  }

  bool is_relevant(const RoadEntry& entry) const {
    return ruler.measure == RoadMeasure::length ? entry.is_shortest() : entry.is_quickest();
  }

  /// Whether the best path from one node may continue to the other, adjacent one.
  bool leads_over(RoadNodeId from, RoadNodeId next) const {
    const RoadLabel& here = reached.labels()[from];
    const RoadLabel& there = reached.labels()[next];
    if (there.source != here.source || there.cost > here.cost) return false;
    return std::ranges::any_of(graph.edges_of(next), [&](const RoadEdge& edge) {
      const Leg leg = ruler.leg(edge.length, edge.time);
      return edge.head == from && leg.passable && there.cost + leg.cost == here.cost;
    });
  }

  /// Follows the labels. Edges of cost 0 may form cycles, which are handled by backtracking.
  std::vector<RoadNodeId> nodes_from(RoadNodeId start) const {
    std::vector<RoadNodeId> path{start};
    std::set<RoadNodeId> seen{start};
    while (!path.empty()) {
      std::optional<RoadNodeId> next;
      bool leads_on = false;
      for (const RoadEdge& edge : graph.edges_of(path.back())) {
        if (next || !leads_over(path.back(), edge.head)) continue;
        leads_on = true;
        if (seen.insert(edge.head).second) next = edge.head;
      }
      if (next) {
        path.push_back(*next);
      } else if (leads_on) {
        path.pop_back();
      } else {
        break;
      }
    }
    return path;
  }
};

NearestByRoad::NearestByRoad(const RoadNetwork& network, std::span<const LonLat> targets,
                             Metric metric, const TravelSettings& settings, RoadCost most)
    : search_(new Search{{network, targets, measure_of(metric), settings, most}}) {}
NearestByRoad::~NearestByRoad() = default;
NearestByRoad::NearestByRoad(NearestByRoad&&) noexcept = default;

std::vector<Journey> NearestByRoad::from_once(std::span<const LonLat> places) const {
  return search_->journeys(
      nearest_within(search_->reached.targets(), places, search_->reached.direct_walk()),
      [](std::size_t i) { return i; },
      [&](std::size_t i, Path& best) {
        const Origin from{places[i], to_position(places[i]), search_->reached.access_limit()};
        search_->reached.improve_by_roads(best, from);
        search_->reached.improve_by_stops(best, from);
      });
}

std::vector<Journey> NearestByRoad::from(const RoadEntries& entries, const Origins& from) const {
  return search_->journeys(
      nearest_within(search_->reached.targets(), from, search_->reached.direct_walk()),
      [&](std::size_t i) { return std::size_t{from.row[i]}; },
      [&](std::size_t i, Path& best) {
        for (const RoadEntry& entry : entries.of(from.row[i])) {
          if (search_->is_relevant(entry)) search_->reached.improve(best, entry);
        }
        const Metres limit = entries.limit_of(from.row[i], search_->reached.access_limit());
        search_->reached.improve_by_stops(best, {from.place[i], from.position[i], limit});
      });
}

std::vector<RoadNodeId> NearestByRoad::nodes_on_way(std::span<const RoadEntry> entries) const {
  Path best;
  std::optional<RoadNodeId> start;
  for (const RoadEntry& entry : entries) {
    const Path before = best;
    if (search_->is_relevant(entry)) search_->reached.improve(best, entry);
    if (best != before) start = entry.node;
  }
  return start ? search_->nodes_from(*start) : std::vector<RoadNodeId>{};
}

const Column<RoadNodeId, RoadLabel>& NearestByRoad::labels() const {
  return search_->reached.labels();
}

}  // namespace hinterland
