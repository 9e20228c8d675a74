// SPDX-License-Identifier: Apache-2.0
#include "network/travel.hpp"

#include "geometry/distance.hpp"
#include "network/targets.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t journeys_in_block = 1024;

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
  Search(const RoadNetwork& roads, std::span<const LonLat> places, Metric metric,
         const TravelSettings& all_settings, RoadCost most)
      : network(roads),
        settings(all_settings),
        targets(places.begin(), places.end()),
        ruler{network.graph(), measure_of(metric), settings.walk_factor, settings.walking_kmh},
        reached(network, ruler, targets, settings, most) {}

  /// The way across the fields, where that is not too far.
  Way direct_way(const Neighbour& target) const {
    if (!target.found()) return {};
    const RoadCost walk = ruler.walk(target.distance);
    const Leg leg = ruler.on_foot(walk);
    return {leg.cost, target.row, leg.other, walk};
  }

  /// The best way of each of some places. `row(i)` is the place that comes i-th,
  /// `improve(i, way)` looks for a better way than the direct one.
  template <class Row, class Improve>
  std::vector<Journey> journeys(const std::vector<Neighbour>& direct, const Row& row,
                                const Improve& improve) const {
    std::vector<Journey> found(direct.size());
    for_each_block(direct.size(), journeys_in_block, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        Way best = direct_way(direct[row(i)]);
        improve(i, best);
        found[row(i)] = journey_of(best, ruler.measure);
      }
    });
    return found;
  }

  /// Looks at the roads around a place, near ones first: a good way that is
  /// found soon spares a closer look at most of the others.
  void improve_by_roads(const Asking& from, Way& best) const {
    constexpr double near_share = 0.125;
    const auto matters = [&](RoadSegmentId s) {
      const RoadCost least = reached.least_cost(s);
      return least != unreachable_cost && least <= best.cost;
    };
    for (const double share : {near_share, 1.0}) {
      const Metres radius = share * settings.access_limit;
      network.each_near(from.place, radius, matters, [&](RoadSegmentId s, Metres at_least) {
        const RoadCost walk = ruler.cost_on_foot(ruler.walk(at_least));
        if (walk > best.cost - reached.least_cost(s)) return;
        reached.improve(best, network.approach(s, from.position), s);
      });
    }
    reached.improve_by_stops(best, from);
  }

  bool is_asked(const RoadEntry& entry) const {
    return ruler.measure == RoadMeasure::length ? entry.is_shortest() : entry.is_quickest();
  }

  /// Whether the way from one node leads on over the other, a neighbour of it.
  bool leads_over(RoadNodeId from, RoadNodeId next) const {
    const RoadLabel& here = reached.labels()[from];
    const RoadLabel& there = reached.labels()[next];
    if (there.source != here.source || there.cost > here.cost) return false;
    return std::ranges::any_of(network.graph().edges_of(next), [&](const RoadEdge& edge) {
      const Leg leg = ruler.leg(edge.length, edge.time);
      return edge.head == from && leg.passable && there.cost + leg.cost == here.cost;
    });
  }

  /// Follows the labels. Edges of no cost may lead in a ring, and the way back out
  /// of it is taken.
  std::vector<RoadNodeId> nodes_from(RoadNodeId start) const {
    std::vector<RoadNodeId> way{start};
    std::set<RoadNodeId> seen{start};
    while (!way.empty()) {
      std::optional<RoadNodeId> next;
      bool leads_on = false;
      for (const RoadEdge& edge : network.graph().edges_of(way.back())) {
        if (next || !leads_over(way.back(), edge.head)) continue;
        leads_on = true;
        if (seen.insert(edge.head).second) next = edge.head;
      }
      if (next) {
        way.push_back(*next);
      } else if (leads_on) {
        way.pop_back();
      } else {
        break;
      }
    }
    return way;
  }

  const RoadNetwork& network;
  TravelSettings settings;
  std::vector<LonLat> targets;
  Ruler ruler;
  RoadTargets reached;
};

NearestByRoad::NearestByRoad(const RoadNetwork& network, std::span<const LonLat> targets,
                             Metric metric, const TravelSettings& settings, RoadCost most)
    : search_(std::make_unique<Search>(network, targets, metric, settings, most)) {}
NearestByRoad::~NearestByRoad() = default;
NearestByRoad::NearestByRoad(NearestByRoad&&) noexcept = default;

std::vector<Journey> NearestByRoad::from_once(std::span<const LonLat> places) const {
  return search_->journeys(
      nearest_within(search_->targets, places, search_->settings.access_limit),
      [](std::size_t i) { return i; },
      [&](std::size_t i, Way& best) {
        search_->improve_by_roads(
            {places[i], to_position(places[i]), search_->settings.access_limit}, best);
      });
}

std::vector<Journey> NearestByRoad::from(const RoadEntries& entries, const Origins& from) const {
  return search_->journeys(
      nearest_within(search_->targets, from, search_->settings.access_limit),
      [&](std::size_t i) { return std::size_t{from.row[i]}; },
      [&](std::size_t i, Way& best) {
        for (const RoadEntry& entry : entries.of(from.row[i])) {
          if (search_->is_asked(entry)) search_->reached.improve(best, entry);
        }
        const Metres limit = entries.limit_of(from.row[i], search_->settings.access_limit);
        search_->reached.improve_by_stops(best, {from.place[i], from.position[i], limit});
      });
}

std::vector<RoadNodeId> NearestByRoad::nodes_on_way(std::span<const RoadEntry> entries) const {
  Way best;
  std::optional<RoadNodeId> start;
  for (const RoadEntry& entry : entries) {
    const Way before = best;
    if (search_->is_asked(entry)) search_->reached.improve(best, entry);
    if (best != before) start = entry.node;
  }
  return start ? search_->nodes_from(*start) : std::vector<RoadNodeId>{};
}

const Column<RoadNodeId, RoadLabel>& NearestByRoad::labels() const {
  return search_->reached.labels();
}

std::vector<Journey> travel_to_nearest(const RoadNetwork& network, const RoadEntries& entries,
                                       const Origins& from, std::span<const LonLat> targets,
                                       Metric metric, const TravelSettings& settings,
                                       RoadCost most) {
  return NearestByRoad(network, targets, metric, settings, most).from(entries, from);
}

}  // namespace hinterland
