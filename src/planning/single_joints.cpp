// SPDX-License-Identifier: Apache-2.0
#include "planning/single_joints.hpp"

#include "planning/coverage.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <span>
#include <unordered_map>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t ends_in_block = 64;

/// What passing an edge costs; none: it leads against a one-way road.
std::optional<RoadCost> cost_of(const RoadEdge& edge, Metric metric) {
  if (metric != Metric::time) return edge.length;
  if ((edge.time & RoadEdge::blocked) != 0) return std::nullopt;
  return edge.time;
}

/// A way of a village onto the roads.
struct Arrival {
  RoadNodeId node;
  VillageId village;
  RoadCost cost = 0;
};

/// By node.
std::vector<Arrival> arrivals_of(const RoadEntries& entries, std::span<const VillageId> villages,
                                 const TravelSettings& travel, Metric metric) {
  std::vector<Arrival> found;
  for (const VillageId v : villages) {
    for (const RoadEntry& entry : entries.of(v.index)) {
      if (metric != Metric::time) {
        if (entry.is_shortest()) found.push_back({entry.node, v, entry.walk + entry.length()});
      } else if (entry.is_quickest() && (entry.time & RoadEdge::blocked) == 0) {
        found.push_back({entry.node, v, to_ticks(entry.walk, travel.walking_kmh) + entry.time});
      }
    }
  }
  std::ranges::stable_sort(found, {}, &Arrival::node);
  return found;
}

/// How far the nearest of the villages is from each node, at least: one-ways do not count.
Column<RoadNodeId, RoadLabel> distance_from(const std::vector<Arrival>& arrivals,
                                            const RoadGraph& graph, Metric metric, RoadCost most) {
  std::vector<RoadSource> sources;
  for (const Arrival& a : arrivals) sources.push_back({a.node, a.cost, 0, a.village.index});
  if (metric != Metric::time) return search_roads(graph, sources, RoadMeasure::length, most);
  RoadGraph both_ways = graph;
  for (std::size_t e = 0; e < both_ways.edge.size(); ++e)
    both_ways.edge[RoadEdgeId{static_cast<std::uint32_t>(e)}].time &= ~RoadEdge::blocked;
  for (const RoadEdge& edge : std::span(both_ways.edge.data(), both_ways.edge.size()))
    both_ways.times.longest = std::max(both_ways.times.longest, edge.time);
  return search_roads(both_ways, sources, RoadMeasure::time, most);
}

/// Facilities that are searched for along roads.
struct FacilitySearch {
  const FacilityGroup& group;
  const Column<RoadNodeId, RoadLabel>& label;  ///< how far they are from each node
};

/// A village that a service comes to reach.
using Brought = std::pair<VillageId, std::uint32_t>;

/// Follows the ways on from loose ends.
class EndSearch {
 public:
  EndSearch(const RoadGraph& graph, const Coverage& now, const std::vector<Arrival>& arrivals,
            const Column<RoadNodeId, RoadLabel>& from_village)
      : graph_(graph), now_(now), arrivals_(arrivals), from_village_(from_village) {}

  /// Adds the villages from which the joint leads to one of the facilities within their radius.
  void look(const LooseEnd& end, const FacilitySearch& search, std::vector<Brought>& found) const {
    const RoadCost joint = now_.metric == Metric::time ? end.time : end.length;
    look_from(end.on_other, end.end, joint, search, found);
    look_from(end.end, end.on_other, joint, search, found);
  }

 private:
  /// Whether a way of that cost from a node is new, and some village may be near enough to use it.
  bool is_of_use(RoadNodeId node, std::uint64_t cost, const FacilitySearch& search) const {
    return cost < search.label[node].cost &&
           cost + from_village_[node].cost <= std::uint64_t{search.group.radius};
  }

  void look_from(RoadNodeId known, RoadNodeId start, RoadCost joint, const FacilitySearch& search,
                 std::vector<Brought>& found) const {
    const std::uint64_t first = std::uint64_t{search.label[known].cost} + joint;
    if (!is_of_use(start, first, search)) return;
    using Waiting = std::pair<RoadCost, RoadNodeId>;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting;
    std::unordered_map<std::uint32_t, RoadCost> best;
    const auto offer = [&](RoadNodeId node, std::uint64_t cost) {
      if (!is_of_use(node, cost, search)) return;
      const auto next = static_cast<RoadCost>(cost);
      const auto [at, is_new] = best.try_emplace(node.index, next);
      if (!is_new && at->second <= next) return;
      at->second = next;
      waiting.push({next, node});
    };
    offer(start, first);
    while (!waiting.empty()) {
      const Waiting here = waiting.top();
      waiting.pop();
      if (best[here.second.index] != here.first) continue;
      add_villages(here.second, here.first, search, found);
      for (const RoadEdge& edge : graph_.edges_of(here.second)) {
        if (const auto onward = cost_of(edge, now_.metric))
          offer(edge.head, std::uint64_t{here.first} + *onward);
      }
    }
  }

  void add_villages(RoadNodeId node, RoadCost cost, const FacilitySearch& search,
                    std::vector<Brought>& found) const {
    auto arrival = std::ranges::lower_bound(arrivals_, node, {}, &Arrival::node);
    for (; arrival != arrivals_.end() && arrival->node == node; ++arrival) {
      if (std::uint64_t{cost} + arrival->cost > search.group.radius) continue;
      if (now_.access[search.group.access].margin(arrival->village) <= Reach{}) continue;
      found.emplace_back(arrival->village, search.group.deciding);
    }
  }

  const RoadGraph& graph_;
  const Coverage& now_;
  const std::vector<Arrival>& arrivals_;
  const Column<RoadNodeId, RoadLabel>& from_village_;
};

/// The villages that have enough services with those that are brought.
std::vector<VillageId> enough_with(std::vector<Brought>& brought,
                                   const std::vector<DecidingService>& deciding, std::size_t needed,
                                   const Coverage& now) {
  std::ranges::sort(brought);
  brought.erase(std::unique(brought.begin(), brought.end()), brought.end());
  std::vector<VillageId> found;
  for (auto first = brought.begin(); first != brought.end();) {
    const VillageId v = first->first;
    const auto last =
        std::find_if(first, brought.end(), [&](const Brought& b) { return b.first != v; });
    auto reached = static_cast<std::size_t>(last - first);
    for (const DecidingService& service : deciding) {
      if (now.access[service.access].margin(v) <= Reach{}) ++reached;
    }
    if (reached >= needed) found.push_back(v);
    first = last;
  }
  return found;
}

/// How far each village may walk to a road; only those that are asked may.
std::vector<Metres> limits_of(const VillageRoads& roads, std::size_t villages,
                              const std::vector<VillageId>& asked) {
  std::vector<Metres> limits(villages, Metres{-1.0});
  for (const VillageId v : asked)
    limits[v.index] = roads.entries.limit_of(v.index, roads.travel.access_limit);
  return limits;
}

}  // namespace

std::vector<std::vector<VillageId>> brought_by_each(const RoadQuestion& question,
                                                    const VillageRoads& roads, const Coverage& now,
                                                    RoadGraph cut,
                                                    const std::vector<LooseEnd>& loose,
                                                    const std::vector<VillageId>& coming) {
  const World& world = question.world;
  const Metric metric = now.metric;
  const RoadNetwork network(std::move(cut));
  const RoadGraph& graph = network.graph();
  const RoadEntries entries =
      network.find_entries(std::span(world.villages.place.data(), world.villages.size()),
                           question.travel, limits_of(roads, world.villages.size(), coming));
  const std::vector<Arrival> arrivals = arrivals_of(entries, coming, question.travel, metric);
  const auto deciding = deciding_services(world, question.catalogue, question.coverage, now.access);
  const std::vector<FacilityGroup> groups = groups_of(world, question.catalogue, question.coverage, now.access);
  RoadCost most = 0;
  for (const FacilityGroup& group : groups) most = std::max(most, group.radius);
  const Column<RoadNodeId, RoadLabel> from_village = distance_from(arrivals, graph, metric, most);
  const EndSearch search(graph, now, arrivals, from_village);

  std::vector<std::vector<Brought>> brought(loose.size());
  for (const FacilityGroup& group : groups) {
    const NearestByRoad nearest(network, group.places, metric, question.travel, group.radius);
    const FacilitySearch facilities{group, nearest.labels()};
    for_each_block(loose.size(), ends_in_block, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) search.look(loose[i], facilities, brought[i]);
    });
  }
  const std::size_t needed = services_needed(question.coverage, deciding.size());
  std::vector<std::vector<VillageId>> found;
  for (std::vector<Brought>& of_end : brought)
    found.push_back(enough_with(of_end, deciding, needed, now));
  return found;
}

}  // namespace hinterland
