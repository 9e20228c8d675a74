// SPDX-License-Identifier: Apache-2.0
#include <hinterland/network/travel.hpp>

#include "network/targets.hpp"

#include <hinterland/base/threads.hpp>
#include <hinterland/geometry/distance.hpp>

#include <algorithm>
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
         const TravelSettings& all_settings)
      : network(roads),
        settings(all_settings),
        targets(places.begin(), places.end()),
        ruler{network.graph(), measure_of(metric), settings.walking_kmh},
        reached(network, ruler, targets, settings) {}

  /// The way across the fields, where that is not too far.
  Way direct_way(const Neighbour& target) const {
    if (!target.found()) return {};
    const RoadCost walk = to_millimetres(settings.walk_factor * target.distance);
    const Leg leg = ruler.on_foot(walk);
    return {leg.cost, target.row, leg.other, walk};
  }

  /// The best way of each of some places. `row(i)` is the place that comes i-th,
  /// `improve(row, way)` looks for a better way than the direct one.
  template <class Row, class Improve>
  std::vector<Journey> journeys(const std::vector<Neighbour>& direct, const Row& row,
                                const Improve& improve) const {
    std::vector<Journey> found(direct.size());
    for_each_block(direct.size(), journeys_in_block, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        Way best = direct_way(direct[row(i)]);
        improve(row(i), best);
        found[row(i)] = journey_of(best, ruler.measure);
      }
    });
    return found;
  }

  /// Looks at the roads around a place, near ones first: a good way that is
  /// found soon spares a closer look at most of the others.
  void improve_by_roads(LonLat from, Way& best) const {
    constexpr double near_share = 0.125;
    const Position position = to_position(from);
    const auto matters = [&](RoadSegmentId s) {
      const RoadCost least = reached.least_cost(s);
      return least != unreachable_cost && least <= best.cost;
    };
    for (const double share : {near_share, 1.0}) {
      const Metres radius = share * settings.access_limit;
      network.each_near(from, radius, matters, [&](RoadSegmentId s, Metres at_least) {
        const RoadCost walk = to_millimetres(settings.walk_factor * at_least);
        if (ruler.on_foot(walk).cost > best.cost - reached.least_cost(s)) return;
        if (const auto entry = network.entry_on(s, position, settings))
          reached.improve(best, *entry);
      });
    }
  }

  const RoadNetwork& network;
  TravelSettings settings;
  std::vector<LonLat> targets;
  Ruler ruler;
  RoadTargets reached;
};

NearestByRoad::NearestByRoad(const RoadNetwork& network, std::span<const LonLat> targets,
                             Metric metric, const TravelSettings& settings)
    : search_(std::make_unique<Search>(network, targets, metric, settings)) {}
NearestByRoad::~NearestByRoad() = default;
NearestByRoad::NearestByRoad(NearestByRoad&&) noexcept = default;

std::vector<Journey> NearestByRoad::from_once(std::span<const LonLat> places) const {
  return search_->journeys(
      nearest_within(search_->targets, places, search_->settings.access_limit),
      [](std::size_t i) { return i; },
      [&](std::size_t row, Way& best) { search_->improve_by_roads(places[row], best); });
}

std::vector<Journey> NearestByRoad::from(const RoadEntries& entries, const Origins& from) const {
  return search_->journeys(
      nearest_within(search_->targets, from, search_->settings.access_limit),
      [&](std::size_t i) { return std::size_t{from.row[i]}; },
      [&](std::size_t row, Way& best) {
        for (const RoadEntry& entry : entries.of(row)) search_->reached.improve(best, entry);
      });
}

const Column<RoadNodeId, RoadLabel>& NearestByRoad::labels() const {
  return search_->reached.labels();
}

std::vector<Journey> travel_to_nearest(const RoadNetwork& network, const RoadEntries& entries,
                                       const Origins& from, std::span<const LonLat> targets,
                                       Metric metric, const TravelSettings& settings) {
  return NearestByRoad(network, targets, metric, settings).from(entries, from);
}

}  // namespace hinterland
