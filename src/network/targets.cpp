// SPDX-License-Identifier: Apache-2.0
#include "network/targets.hpp"

#include <hinterland/geometry/distance.hpp>

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
                         std::span<const LonLat> targets, const TravelSettings& settings)
    : network_(network), ruler_(ruler), targets_(targets), settings_(settings) {
  label_.resize(ruler_.graph.place.size());
  has_stop_.resize(ruler_.graph.open_segment.size());
  start_from_targets();
  label_ = search_roads(ruler_.graph, std::move(label_), ruler_.measure);
  list_stops();
}

/// Calls `work(entry)` for the entries of a target on segments that `worth`
/// takes by the least that the walk to them can cost; for some more than once.
template <class Worth, class Work>
void RoadTargets::each_entry(std::uint32_t target, Metres radius, const Worth& worth,
                             const Work& work) const {
  const LonLat place = targets_[target];
  const Position position = to_position(place);
  network_.each_near(place, radius, every_segment, [&](RoadSegmentId s, Metres at_least) {
    const RoadCost walk = to_millimetres(settings_.walk_factor * at_least);
    if (!worth(s, ruler_.on_foot(walk).cost)) return;
    if (const auto entry = network_.entry_on(s, position, settings_)) work(*entry);
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
      each_entry(t, share * settings_.access_limit, worth,
                 [&](const RoadEntry& entry) { start_at(entry, t); });
    }
  }
}

/// Offers the way from the ends of a segment to a target with an entry on it.
void RoadTargets::start_at(const RoadEntry& entry, std::uint32_t target) {
  const Leg walk = ruler_.on_foot(entry.walk);
  const auto start = [&](RoadNodeId node, RoadCost offset) {
    const Leg road = ruler_.along(entry.segment, offset, entry.offset);
    if (!road.passable) return;
    label_[node] = std::min(label_[node],
                            {walk.cost + road.cost, target, walk.other + road.other, entry.walk});
  };
  start(ruler_.graph.start(entry.segment), 0);
  start(ruler_.graph.end(entry.segment), ruler_.length(entry.segment));
}

/// From nowhere on the segment does the way through its ends cost more.
RoadCost RoadTargets::most_through_ends(RoadSegmentId s) const {
  const RoadCost length = ruler_.length(s);
  const auto through = [&](RoadNodeId node, RoadCost from, RoadCost to) {
    const Leg road = ruler_.along(s, from, to);
    const std::uint64_t cost = std::uint64_t{label_[node].cost} + road.cost;
    return road.passable ? std::min<std::uint64_t>(cost, unreachable_cost) : unreachable_cost;
  };
  return static_cast<RoadCost>(
      std::min(through(ruler_.graph.start(s), length, 0), through(ruler_.graph.end(s), 0, length)));
}

bool RoadTargets::is_better_than_ends(const Stop& stop) const {
  const Leg walk = ruler_.on_foot(stop.entry.walk);
  const Way own{walk.cost, stop.target, walk.other, stop.entry.walk};
  RoadEntry here = stop.entry;
  here.walk = 0;
  Way through;
  improve_by_node(through, here, {}, ruler_.graph.start(here.segment), 0);
  improve_by_node(through, here, {}, ruler_.graph.end(here.segment), ruler_.length(here.segment));
  return own < through;
}

/// Keeps the entries that those on the same segment are better off with.
void RoadTargets::list_stops() {
  const auto worth = [&](RoadSegmentId s, RoadCost walk) { return walk <= most_through_ends(s); };
  for (std::uint32_t t = 0; t < targets_.size(); ++t) {
    each_entry(t, settings_.access_limit, worth, [&](const RoadEntry& entry) {
      if (is_better_than_ends({entry, t})) stops_.push_back({entry, t});
    });
  }
  const auto key = [](const Stop& stop) { return std::pair(stop.entry.segment, stop.target); };
  const auto same = [&](const Stop& a, const Stop& b) { return key(a) == key(b); };
  std::ranges::sort(stops_, {}, key);
  stops_.erase(std::unique(stops_.begin(), stops_.end(), same), stops_.end());
  for (const Stop& stop : stops_) has_stop_[stop.entry.segment.index] = true;
}

void RoadTargets::improve(Way& best, const RoadEntry& entry) const {
  const Leg walk = ruler_.on_foot(entry.walk);
  const RoadCost length = ruler_.length(entry.segment);
  improve_by_node(best, entry, walk, ruler_.graph.start(entry.segment), 0);
  improve_by_node(best, entry, walk, ruler_.graph.end(entry.segment), length);
  if (has_stop_[entry.segment.index]) improve_by_stops(best, entry, walk);
}

void RoadTargets::improve_by_node(Way& best, const RoadEntry& entry, const Leg& walk,
                                  RoadNodeId node, RoadCost offset) const {
  const RoadLabel& label = label_[node];
  if (label.source == RoadLabel::nobody) return;
  const Leg road = ruler_.along(entry.segment, entry.offset, offset);
  if (!road.passable) return;
  offer(best, label.source, walk, road, {label.cost, label.other, true}, entry.walk + label.walk);
}

void RoadTargets::improve_by_stops(Way& best, const RoadEntry& entry, const Leg& walk) const {
  const auto segment = [](const Stop& stop) { return stop.entry.segment; };
  auto stop = std::ranges::lower_bound(stops_, entry.segment, {}, segment);
  for (; stop != stops_.end() && segment(*stop) == entry.segment; ++stop) {
    const Leg road = ruler_.along(entry.segment, entry.offset, stop->entry.offset);
    if (!road.passable) continue;
    offer(best, stop->target, walk, road, ruler_.on_foot(stop->entry.walk),
          entry.walk + stop->entry.walk);
  }
}

}  // namespace hinterland
