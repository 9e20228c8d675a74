// SPDX-License-Identifier: Apache-2.0
#include <hinterland/network/travel.hpp>

#include <hinterland/base/threads.hpp>

#include <algorithm>
#include <compare>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t journeys_in_block = 1024;

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

/// Facilities, and how they are reached: from the nodes of the roads, and on
/// segments that have an entry of theirs in the middle.
class Arrivals {
 public:
  Arrivals(const Ruler& ruler, const RoadEntries& targets) : ruler_(ruler), targets_(targets) {
    list_entries();
    search();
    list_stops();
  }

  const Column<RoadNodeId, RoadLabel>& labels() const { return label_; }
  std::uint32_t row_of(std::uint32_t source) const { return row_[source]; }

  /// Improves the way of somebody who steps onto a road at an entry.
  void improve(Way& best, const RoadEntry& entry) const {
    const Leg walk = ruler_.on_foot(entry.walk);
    const RoadCost length = ruler_.length(entry.segment);
    improve_by_node(best, entry, walk, ruler_.graph.start(entry.segment), 0);
    improve_by_node(best, entry, walk, ruler_.graph.end(entry.segment), length);
    if (has_stop_[entry.segment.index]) improve_by_stops(best, entry, walk);
  }

 private:
  /// An entry of a target that is better than any way through the segment's ends.
  struct Stop {
    RoadSegmentId segment;
    std::uint32_t source = 0;

    friend auto operator<=>(const Stop&, const Stop&) = default;
  };

  void list_entries() {
    row_.reserve(targets_.entry.size());
    for (std::uint32_t row = 0; row < targets_.size(); ++row) {
      row_.insert(row_.end(), targets_.of(row).size(), row);
    }
  }

  void search() {
    std::vector<RoadSource> sources;
    sources.reserve(2 * targets_.entry.size());
    for (std::uint32_t i = 0; i < targets_.entry.size(); ++i) {
      const RoadEntry& entry = targets_.entry[i];
      const Leg walk = ruler_.on_foot(entry.walk);
      const auto add = [&](RoadNodeId node, RoadCost offset) {
        const Leg road = ruler_.along(entry.segment, offset, entry.offset);
        if (!road.passable) return;
        sources.push_back({node, walk.cost + road.cost, walk.other + road.other, i});
      };
      add(ruler_.graph.start(entry.segment), 0);
      add(ruler_.graph.end(entry.segment), ruler_.length(entry.segment));
    }
    label_ = search_roads(ruler_.graph, std::move(sources), ruler_.measure);
  }

  /// Keeps the entries that those on the same segment are better off with.
  void list_stops() {
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

  void improve_by_node(Way& best, const RoadEntry& entry, const Leg& walk, RoadNodeId node,
                       RoadCost offset) const {
    const RoadLabel& label = label_[node];
    if (label.source == RoadLabel::nobody) return;
    const Leg road = ruler_.along(entry.segment, entry.offset, offset);
    if (!road.passable) return;
    offer(best, entry, walk, road, {label.cost, label.other, true}, label.source);
  }

  void improve_by_stops(Way& best, const RoadEntry& entry, const Leg& walk) const {
    auto stop = std::ranges::lower_bound(stops_, Stop{entry.segment, 0});
    for (; stop != stops_.end() && stop->segment == entry.segment; ++stop) {
      const RoadEntry& target = targets_.entry[stop->source];
      const Leg road = ruler_.along(entry.segment, entry.offset, target.offset);
      if (road.passable) {
        offer(best, entry, walk, road, ruler_.on_foot(target.walk), stop->source);
      }
    }
  }

  void offer(Way& best, const RoadEntry& entry, const Leg& walk, const Leg& road, const Leg& rest,
             std::uint32_t source) const {
    const std::uint64_t cost = std::uint64_t{walk.cost} + road.cost + rest.cost;
    if (cost > best.cost) return;
    best = std::min(
        best, {static_cast<RoadCost>(cost), row_[source], walk.other + road.other + rest.other,
               entry.walk + targets_.entry[source].walk});
  }

  const Ruler& ruler_;
  const RoadEntries& targets_;
  std::vector<std::uint32_t> row_;  ///< the target of each entry
  Column<RoadNodeId, RoadLabel> label_;
  std::vector<Stop> stops_;     ///< by segment
  std::vector<bool> has_stop_;  ///< a row a segment
};

Journey journey_of(const Way& way, RoadMeasure measure) {
  if (way.row == Neighbour::nobody) return {};
  const auto [length, ticks] = measure == RoadMeasure::length ? std::pair(way.cost, way.other)
                                                              : std::pair(way.other, way.cost);
  return {way.row, Metres{static_cast<double>(length) / millimetres_in_metre},
          Metres{static_cast<double>(way.walk) / millimetres_in_metre},
          Minutes{static_cast<double>(ticks) / ticks_in_minute}};
}

RoadMeasure measure_of(Metric metric) {
  return metric == Metric::time ? RoadMeasure::time : RoadMeasure::length;
}

}  // namespace

struct NearestByRoad::Search {
  Search(const RoadNetwork& network, std::span<const LonLat> places, Metric metric,
         const TravelSettings& all_settings)
      : settings(all_settings),
        targets(places.begin(), places.end()),
        ruler{network.graph(), measure_of(metric), settings.walking_kmh},
        entries(network.find_entries(targets, settings)),
        arrivals(ruler, entries) {}

  /// The way across the fields, where that is not too far.
  Way direct_way(const Neighbour& target) const {
    if (!target.found()) return {};
    const RoadCost walk = to_millimetres(settings.walk_factor * target.distance);
    const Leg leg = ruler.on_foot(walk);
    return {leg.cost, target.row, leg.other, walk};
  }

  TravelSettings settings;
  std::vector<LonLat> targets;
  Ruler ruler;
  RoadEntries entries;
  Arrivals arrivals;
};

NearestByRoad::NearestByRoad(const RoadNetwork& network, std::span<const LonLat> targets,
                             Metric metric, const TravelSettings& settings)
    : search_(std::make_unique<Search>(network, targets, metric, settings)) {}
NearestByRoad::~NearestByRoad() = default;
NearestByRoad::NearestByRoad(NearestByRoad&&) noexcept = default;

std::vector<Journey> NearestByRoad::from(const RoadEntries& entries, const Origins& from) const {
  const std::vector<Neighbour> direct =
      nearest_within(search_->targets, from, search_->settings.access_limit);
  std::vector<Journey> journeys(from.size());
  for_each_block(from.size(), journeys_in_block, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const std::uint32_t row = from.row[i];
      Way best = search_->direct_way(direct[row]);
      for (const RoadEntry& entry : entries.of(row)) search_->arrivals.improve(best, entry);
      journeys[row] = journey_of(best, search_->ruler.measure);
    }
  });
  return journeys;
}

const Column<RoadNodeId, RoadLabel>& NearestByRoad::labels() const {
  return search_->arrivals.labels();
}

std::uint32_t NearestByRoad::target_of(const RoadLabel& label) const {
  return search_->arrivals.row_of(label.source);
}

std::vector<Journey> travel_to_nearest(const RoadNetwork& network, const RoadEntries& entries,
                                       const Origins& from, std::span<const LonLat> targets,
                                       Metric metric, const TravelSettings& settings) {
  return NearestByRoad(network, targets, metric, settings).from(entries, from);
}

}  // namespace hinterland
