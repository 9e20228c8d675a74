// SPDX-License-Identifier: Apache-2.0
#include "network/targets.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hinterland {

namespace {

/// Improves by a way that is put together from its legs.
void offer(Way& best, std::uint32_t row, const Leg& walk, const Leg& road, const Leg& rest,
           RoadCost on_foot) {
  const std::uint64_t cost = std::uint64_t{walk.cost} + road.cost + rest.cost;
  if (cost > best.cost) return;
  best = std::min(
      best, {static_cast<RoadCost>(cost), row, walk.other + road.other + rest.other, on_foot});
}

}  // namespace

RoadTargets::RoadTargets(const RoadNetwork& network, const Ruler& ruler,
                         std::span<const LonLat> targets, const TravelSettings& settings,
                         RoadCost most)
    : network_(network),
      ruler_(ruler),
      targets_(targets),
      settings_(settings),
      slack_(ruler.cost_on_foot(4) + 4) {
  label_.resize(ruler_.graph.place.size());
  start_from_targets();
  label_ = search_roads(ruler_.graph, std::move(label_), ruler_.measure, most);
  list_stops();
  index_stops();
}

/// Calls `work(segment, approach, stretch)` for the segments around a target that
/// `worth` takes by the least that the walk to them can cost.
template <class Worth, class Work>
void RoadTargets::each_segment_near(std::uint32_t target, Metres radius, const Worth& worth,
                                    const Work& work) const {
  const LonLat place = targets_[target];
  const Position position = to_position(place);
  network_.each_near(place, radius, every_segment, [&](RoadSegmentId s, Metres at_least) {
    if (!worth(s, ruler_.cost_on_foot(ruler_.walk(at_least)))) return;
    const RoadApproach approach = network_.approach(s, position);
    if (const auto stretch = approach.within(settings_.access_limit)) work(s, approach, *stretch);
  });
}

/// The near ones of all targets first: after them few of the others are worth a
/// closer look.
void RoadTargets::start_from_targets() {
  constexpr double near_share = 0.125;
  const auto worth = [&](RoadSegmentId s, RoadCost walk) {
    return walk <= std::max(label_[ruler_.graph.start(s)].cost, label_[ruler_.graph.end(s)].cost);
  };
  for (const double share : {near_share, 1.0}) {
    for (std::uint32_t t = 0; t < targets_.size(); ++t) {
      each_segment_near(t, share * settings_.access_limit, worth,
                        [&](RoadSegmentId s, const RoadApproach& approach,
                            const RoadStretch& stretch) { start_at(s, approach, stretch, t); });
    }
  }
}

/// Offers the way from the ends of a segment to a target beside it.
void RoadTargets::start_at(RoadSegmentId segment, const RoadApproach& approach,
                           const RoadStretch& stretch, std::uint32_t target) {
  const auto start = [&](RoadNodeId node, RoadCost offset, double along) {
    const RoadStep step = ruler_.step(segment, approach, along);
    const Leg walk = ruler_.on_foot(step.walk);
    const Leg road = ruler_.along(segment, offset, step.offset);
    if (!road.passable) return;
    label_[node] =
        std::min(label_[node], {walk.cost + road.cost, target, walk.other + road.other, step.walk});
  };
  const RoadStretch best = ruler_.points_off(segment, approach, stretch);
  start(ruler_.graph.start(segment), 0, best.low);
  start(ruler_.graph.end(segment), ruler_.length(segment), best.high);
}

/// What the best way from a point of the segment costs that leads through an end.
RoadCost RoadTargets::through_ends(RoadSegmentId s, RoadCost offset) const {
  const auto through = [&](RoadNodeId node, RoadCost to) {
    const Leg road = ruler_.along(s, offset, to);
    const std::uint64_t cost = std::uint64_t{label_[node].cost} + road.cost;
    return road.passable ? std::min<std::uint64_t>(cost, unreachable_cost) : unreachable_cost;
  };
  return static_cast<RoadCost>(
      std::min(through(ruler_.graph.start(s), 0), through(ruler_.graph.end(s), ruler_.length(s))));
}

/// From nowhere on the segment does the way through its ends cost more.
RoadCost RoadTargets::most_through_ends(RoadSegmentId s) const {
  const RoadCost length = ruler_.length(s);
  const auto through = [&](RoadNodeId node, RoadCost from, RoadCost to) {
    const Leg road = ruler_.along(s, from, to);
    const std::uint64_t cost = std::uint64_t{label_[node].cost} + road.cost + slack_;
    return road.passable ? std::min<std::uint64_t>(cost, unreachable_cost) : unreachable_cost;
  };
  return static_cast<RoadCost>(
      std::min(through(ruler_.graph.start(s), length, 0), through(ruler_.graph.end(s), 0, length)));
}

/// Whether leaving the segment at some point costs less than going on to its
/// ends. By how much it does is least over the ends, so a concave function of the
/// point: it is largest where it is largest for one of the ends, or where both
/// cost the same.
bool RoadTargets::is_useful(const Stop& stop) const {
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

void RoadTargets::list_stops() {
  const auto worth = [&](RoadSegmentId s, RoadCost walk) { return walk <= most_through_ends(s); };
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

void RoadTargets::index_stops() {
  for (std::size_t i = 0; i < stops_.size(); ++i) {
    if (i == 0 || stops_[i].segment != stops_[i - 1].segment) first_of_segment_.push_back(i);
  }
  if (first_of_segment_.empty()) return;
  grid_.emplace(first_of_segment_.size(), [&](std::uint32_t row) {
    return network_.piece_of(stops_[first_of_segment_[row]].segment);
  });
  first_of_segment_.push_back(stops_.size());
}

void RoadTargets::improve(Way& best, const RoadEntry& entry) const {
  const RoadLabel& label = label_[entry.node];
  if (label.source == RoadLabel::nobody || label.cost > best.cost) return;
  const Leg road = ruler_.leg(entry.length(), entry.time);
  if (!road.passable) return;
  offer(best, label.source, ruler_.on_foot(entry.walk), road, {label.cost, label.other, true},
        entry.walk + label.walk);
}

void RoadTargets::improve(Way& best, const RoadApproach& approach, RoadSegmentId segment) const {
  const auto stretch = approach.within(settings_.access_limit);
  if (!stretch) return;
  const RoadStretch points = ruler_.points_on(segment, approach, *stretch);
  improve_by_node(best, segment, ruler_.step(segment, approach, points.low),
                  ruler_.graph.start(segment), 0);
  improve_by_node(best, segment, ruler_.step(segment, approach, points.high),
                  ruler_.graph.end(segment), ruler_.length(segment));
}

void RoadTargets::improve_by_node(Way& best, RoadSegmentId segment, const RoadStep& step,
                                  RoadNodeId node, RoadCost offset) const {
  const RoadLabel& label = label_[node];
  const std::uint64_t walk_and_rest = std::uint64_t{ruler_.cost_on_foot(step.walk)} + label.cost;
  if (label.source == RoadLabel::nobody || walk_and_rest > best.cost) return;
  const Leg road = ruler_.along(segment, step.offset, offset);
  if (!road.passable) return;
  offer(best, label.source, ruler_.on_foot(step.walk), road, {label.cost, label.other, true},
        step.walk + label.walk);
}

void RoadTargets::improve_by_stops(Way& best, const Asking& from) const {
  if (!grid_ || from.limit < 0_m) return;
  const auto segment_of = [&](std::uint32_t row) { return stops_[first_of_segment_[row]].segment; };
  grid_->visit_near(
      from.place, from.limit, [&](std::uint32_t row) { return network_.piece_of(segment_of(row)); },
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

/// Onto the segment, along it, and off it. Where the best points to step on and
/// off lie the wrong way round, the best way is to walk to one point and on.
void RoadTargets::improve_by_stop(Way& best, const RoadApproach& approach,
                                  const RoadStretch& stretch, const Stop& stop) const {
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

}  // namespace hinterland
