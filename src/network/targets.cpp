// SPDX-License-Identifier: Apache-2.0
#include "network/targets.hpp"

#include <utility>

namespace hinterland {

RoadTargets::RoadTargets(const Ruler& ruler, const RoadEntries& targets)
    : ruler_(ruler), targets_(targets) {
  list_entries();
  search();
  list_stops();
}

void RoadTargets::improve(Way& best, const RoadEntry& entry) const {
  const Leg walk = ruler_.on_foot(entry.walk);
  const RoadCost length = ruler_.length(entry.segment);
  improve_by_node(best, entry, walk, ruler_.graph.start(entry.segment), 0);
  improve_by_node(best, entry, walk, ruler_.graph.end(entry.segment), length);
  if (has_stop_[entry.segment.index]) improve_by_stops(best, entry, walk);
}

void RoadTargets::list_entries() {
  row_.reserve(targets_.entry.size());
  for (std::uint32_t row = 0; row < targets_.size(); ++row) {
    row_.insert(row_.end(), targets_.of(row).size(), row);
  }
}

void RoadTargets::search() {
  label_.resize(ruler_.graph.place.size());
  for (std::uint32_t i = 0; i < targets_.entry.size(); ++i) {
    const RoadEntry& entry = targets_.entry[i];
    const Leg walk = ruler_.on_foot(entry.walk);
    const auto start = [&](RoadNodeId node, RoadCost offset) {
      const Leg road = ruler_.along(entry.segment, offset, entry.offset);
      if (!road.passable) return;
      label_[node] = std::min(label_[node], {walk.cost + road.cost, i, walk.other + road.other});
    };
    start(ruler_.graph.start(entry.segment), 0);
    start(ruler_.graph.end(entry.segment), ruler_.length(entry.segment));
  }
  label_ = search_roads(ruler_.graph, std::move(label_), ruler_.measure);
}

/// Keeps the entries that those on the same segment are better off with.
void RoadTargets::list_stops() {
  has_stop_.resize(ruler_.graph.open_segment.size());
  for (std::uint32_t i = 0; i < targets_.entry.size(); ++i) {
    const RoadEntry& entry = targets_.entry[i];
    const Leg walk = ruler_.on_foot(entry.walk);
    const Way own{walk.cost, row_[i], walk.other, entry.walk};
    Way through_ends;
    improve_by_node(through_ends, entry, {}, ruler_.graph.start(entry.segment), 0);
    improve_by_node(through_ends, entry, {}, ruler_.graph.end(entry.segment),
                    ruler_.length(entry.segment));
    through_ends.walk -= through_ends.row == Neighbour::nobody ? 0 : entry.walk;
    if (through_ends <= own) continue;
    stops_.push_back({entry.segment, i});
    has_stop_[entry.segment.index] = true;
  }
  std::ranges::sort(stops_);
}

void RoadTargets::improve_by_node(Way& best, const RoadEntry& entry, const Leg& walk,
                                  RoadNodeId node, RoadCost offset) const {
  const RoadLabel& label = label_[node];
  if (label.source == RoadLabel::nobody) return;
  const Leg road = ruler_.along(entry.segment, entry.offset, offset);
  if (!road.passable) return;
  offer(best, entry, walk, road, {label.cost, label.other, true}, label.source);
}

void RoadTargets::improve_by_stops(Way& best, const RoadEntry& entry, const Leg& walk) const {
  auto stop = std::ranges::lower_bound(stops_, Stop{entry.segment, 0});
  for (; stop != stops_.end() && stop->segment == entry.segment; ++stop) {
    const RoadEntry& target = targets_.entry[stop->source];
    const Leg road = ruler_.along(entry.segment, entry.offset, target.offset);
    if (road.passable) {
      offer(best, entry, walk, road, ruler_.on_foot(target.walk), stop->source);
    }
  }
}

void RoadTargets::offer(Way& best, const RoadEntry& entry, const Leg& walk, const Leg& road,
                        const Leg& rest, std::uint32_t source) const {
  const std::uint64_t cost = std::uint64_t{walk.cost} + road.cost + rest.cost;
  if (cost > best.cost) return;
  best = std::min(best,
                  {static_cast<RoadCost>(cost), row_[source], walk.other + road.other + rest.other,
                   entry.walk + targets_.entry[source].walk});
}

}  // namespace hinterland
