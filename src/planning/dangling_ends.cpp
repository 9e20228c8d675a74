// SPDX-License-Identifier: Apache-2.0
#include "planning/dangling_ends.hpp"

#include "network/road_topology.hpp"
#include "network/travel.hpp"
#include "network/village_roads.hpp"
#include "planning/access.hpp"
#include "planning/coverage.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/threads.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <queue>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t ends_in_block = 64;

/// Whether the village has a facility of a service in reach.
bool has_access(const Coverage& coverage, std::size_t row, VillageId v) {
  const ServiceAccess& access = coverage.access[row];
  return is_in_reach(access.margin(v), access.metric);
}

/// The cost of an edge; none: against a one-way road.
std::optional<RoadCost> cost_of(const RoadEdge& edge, Metric metric) {
  if (metric != Metric::time) return edge.length;
  if ((edge.time & RoadEdge::blocked) != 0) return std::nullopt;
  return edge.time;
}

/// An entry of a village into the road graph.
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

/// A lower bound of the cost from each node to the nearest of the villages: one-ways are ignored.
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

/// The facilities of one group and the road search from them.
struct FacilitySearch {
  const FacilityGroup& group;
  const Column<RoadNodeId, RoadLabel>& label;  ///< cost from each node to the nearest facility
};

/// A village and a service that newly reaches it.
using ServiceReached = std::pair<VillageId, std::uint32_t>;

/// Searches the roads from the joints of dangling ends.
class EndSearch {
 public:
  EndSearch(const RoadGraph& graph, const Coverage& now, const std::vector<Arrival>& arrivals,
            const Column<RoadNodeId, RoadLabel>& from_village)
      : graph_(graph), now_(now), arrivals_(arrivals), from_village_(from_village) {}

  /// Adds the villages from which a path over the joint reaches one of the facilities within the
  /// radius.
  void search_end(const DanglingEnd& end, const FacilitySearch& search,
                  std::vector<ServiceReached>& found) const {
    const RoadCost joint = now_.metric == Metric::time ? end.time : end.length;
    search_from(end.on_other, end.end, joint, search, found);
    search_from(end.end, end.on_other, joint, search, found);
  }

 private:
  /// Whether the cost at a node improves, and a village may be near enough to use the path.
  bool is_of_use(RoadNodeId node, std::uint64_t cost, const FacilitySearch& search) const {
    return cost < search.label[node].cost &&
           cost + from_village_[node].cost <= std::uint64_t{search.group.radius};
  }

  void search_from(RoadNodeId known, RoadNodeId start, RoadCost joint, const FacilitySearch& search,
                   std::vector<ServiceReached>& found) const {
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
                    std::vector<ServiceReached>& found) const {
    auto arrival = std::ranges::lower_bound(arrivals_, node, {}, &Arrival::node);
    for (; arrival != arrivals_.end() && arrival->node == node; ++arrival) {
      if (std::uint64_t{cost} + arrival->cost > search.group.radius) continue;
      if (has_access(now_, search.group.access, arrival->village)) continue;
      found.emplace_back(arrival->village, search.group.deciding);
    }
  }

  const RoadGraph& graph_;
  const Coverage& now_;
  const std::vector<Arrival>& arrivals_;
  const Column<RoadNodeId, RoadLabel>& from_village_;
};

/// The villages that have enough services together with the new ones.
std::vector<VillageId> covered_with(std::vector<ServiceReached>& brought,
                                    const std::vector<DecidingService>& deciding,
                                    std::size_t needed, const Coverage& now) {
  std::ranges::sort(brought);
  brought.erase(std::unique(brought.begin(), brought.end()), brought.end());
  std::vector<VillageId> found;
  for (auto first = brought.begin(); first != brought.end();) {
    const VillageId v = first->first;
    const auto last =
        std::find_if(first, brought.end(), [&](const ServiceReached& b) { return b.first != v; });
    auto reached = static_cast<std::size_t>(last - first);
    for (const DecidingService& service : deciding) {
      if (has_access(now, service.access, v)) ++reached;
    }
    if (reached >= needed) found.push_back(v);
    first = last;
  }
  return found;
}

/// The access limit of each village: 0 for those not in question.
std::vector<Metres> limits_of(const VillageRoads& roads, std::size_t villages,
                              const std::vector<VillageId>& villages_to_test) {
  std::vector<Metres> limits(villages, Metres{-1.0});
  for (const VillageId v : villages_to_test)
    limits[v.index] = roads.entries.limit_of(v.index, roads.travel.access_limit);
  return limits;
}

/// The villages that each dangling end would bring into the radius if it alone were joined: one row
/// for each of `loose`, ascending.
///
///   question  with a metric along roads
///   cut       the roads, with a node wherever a dangling end would join
///   before    the coverage without the joints
///   coming    the villages covered if all ends are joined, ascending; others are not searched
///
/// One road search for the villages and one per service, up to the radii. From an end only paths
/// are followed that lead to a village that gains the service; an end that brings none costs two
/// label lookups.
std::vector<std::vector<VillageId>> brought_by_each(const RoadTrialInput& input,
                                                    const MeasuredRoads& before, RoadGraph cut,
                                                    const std::vector<DanglingEnd>& loose,
                                                    const std::vector<VillageId>& coming) {
  const World& world = input.world;
  const Coverage& now = before.coverage;
  const Metric metric = now.metric;
  const RoadNetwork network(std::move(cut));
  const RoadGraph& graph = network.graph();
  const RoadEntries entries =
      network.find_entries(std::span(world.villages.place.data(), world.villages.size()),
                           input.travel, limits_of(before.roads, world.villages.size(), coming));
  const std::vector<Arrival> arrivals = arrivals_of(entries, coming, input.travel, metric);
  const auto deciding = deciding_services(world, input.catalogue, input.coverage, now.access);
  const std::vector<FacilityGroup> groups =
      groups_of(world, input.catalogue, input.coverage, now.access);
  RoadCost most = 0;
  for (const FacilityGroup& group : groups) most = std::max(most, group.radius);
  const Column<RoadNodeId, RoadLabel> from_village = distance_from(arrivals, graph, metric, most);
  const EndSearch search(graph, now, arrivals, from_village);

  std::vector<std::vector<ServiceReached>> brought(loose.size());
  for (const FacilityGroup& group : groups) {
    const NearestByRoad nearest(network, group.places, metric, input.travel, group.radius);
    const FacilitySearch facilities{group, nearest.labels()};
    for_each_block(loose.size(), ends_in_block, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i)
        search.search_end(loose[i], facilities, brought[i]);
    });
  }
  const std::size_t needed = services_needed(input.coverage, deciding.size());
  std::vector<std::vector<VillageId>> found;
  for (std::vector<ServiceReached>& of_end : brought)
    found.push_back(covered_with(of_end, deciding, needed, now));
  return found;
}

/// The two places that a joint connects, in either order.
using Gap = std::pair<LonLat, LonLat>;

Gap gap_between(LonLat a, LonLat b) { return std::minmax(a, b); }

using Corrections = std::map<Gap, EndCorrection>;

Corrections corrections_of(const std::vector<DanglingEnd>& loose) {
  Corrections corrections;
  for (const DanglingEnd& end : loose) {
    corrections.try_emplace(gap_between(end.joint.end, end.joint.on_other),
                            EndCorrection{end.joint, {}, {}, end.joint.gap});
  }
  return corrections;
}

/// The dangling ends on the shortest path of a village to the nearest of a set of places.
std::vector<EndCorrection*> on_way(const NearestByRoad& search, const VillageRoads& mended,
                                   VillageId village, Corrections& corrections) {
  const RoadGraph& graph = mended.network.graph();
  const std::vector<RoadNodeId> way = search.nodes_on_way(mended.entries.of(village.index));
  std::vector<EndCorrection*> found;
  for (std::size_t i = 1; i < way.size(); ++i) {
    const auto end = corrections.find(gap_between(graph.place[way[i - 1]], graph.place[way[i]]));
    if (end != corrections.end()) found.push_back(&end->second);
  }
  return found;
}

/// Assigns the villages covered if all ends are joined to the joints on their shortest paths to
/// the facilities of a group, where these lie within the radius.
void ascribe(const RoadTrialInput& input, const FacilityGroup& group, const MeasuredRoads& now,
             const MeasuredRoads& mended, const std::vector<VillageId>& coming,
             Corrections& corrections) {
  std::vector<VillageId> villages;
  std::ranges::copy_if(coming, std::back_inserter(villages), [&](VillageId v) {
    return has_access(mended.coverage, group.access, v) &&
           !has_access(now.coverage, group.access, v);
  });
  if (villages.empty()) return;
  const NearestByRoad search(mended.roads.network, group.places, now.coverage.metric, input.travel,
                             group.radius);
  for (const VillageId v : villages) {
    const std::vector<EndCorrection*> ends = on_way(search, mended.roads, v, corrections);
    Metres widest;
    for (const EndCorrection* end : ends) widest = std::max(widest, end->joint.gap);
    for (EndCorrection* end : ends) {
      end->together.add(v, input.world.villages);
      end->widest = std::max(end->widest, widest);
    }
  }
}

/// Whether a shorter joint of the same end brings all villages that this one does.
bool is_needless(const EndCorrection& correction, const std::vector<const EndCorrection*>& of_end) {
  const auto holds = [](const Brought& a, const Brought& b) {
    return std::ranges::includes(a.villages, b.villages);
  };
  return std::ranges::any_of(of_end, [&](const EndCorrection* other) {
    return other->joint.gap < correction.joint.gap && holds(other->alone, correction.alone) &&
           holds(other->together, correction.together);
  });
}

/// The ends that keep villages out of the radius, most people first.
std::vector<EndCorrection> by_people(const Corrections& corrections) {
  std::map<LonLat, std::vector<const EndCorrection*>> of_end;
  for (const auto& [gap, correction] : corrections) {
    if (correction.alone.villages.empty() && correction.together.villages.empty()) continue;
    of_end[correction.joint.end].push_back(&correction);
  }
  std::vector<EndCorrection> found;
  for (const auto& [end, all] : of_end) {
    for (const EndCorrection* correction : all) {
      if (!is_needless(*correction, all)) found.push_back(*correction);
    }
  }
  std::ranges::stable_sort(found, [](const EndCorrection& a, const EndCorrection& b) {
    return b.weight() < a.weight();
  });
  return found;
}

}  // namespace

EndCorrections find_end_corrections(const RoadTrialInput& input, const MeasuredRoads& now,
                                    const MeasuredRoads& mended) {
  std::vector<VillageId> coming;
  for (VillageId v : rows(mended.coverage.covered)) {
    if (mended.coverage.covers(v) && !now.coverage.covers(v)) coming.push_back(v);
  }
  if (coming.empty()) return {};
  auto [cut, loose] = find_dangling_ends(input.world.roads, input.roads, dangling_end_reach,
                                         input.travel.walking_kmh);
  Corrections corrections = corrections_of(loose);
  const auto brought = brought_by_each(input, now, std::move(cut), loose, coming);
  std::set<VillageId> alone;
  for (std::size_t i = 0; i < loose.size(); ++i) {
    EndCorrection& correction =
        corrections.at(gap_between(loose[i].joint.end, loose[i].joint.on_other));
    for (const VillageId v : brought[i]) correction.alone.add(v, input.world.villages);
    alone.insert(brought[i].begin(), brought[i].end());
  }
  std::erase_if(coming, [&](VillageId v) { return alone.contains(v); });
  for (const FacilityGroup& group :
       groups_of(input.world, input.catalogue, input.coverage, now.coverage.access))
    ascribe(input, group, now, mended, coming, corrections);
  return {corrections.size(), by_people(corrections)};
}

}  // namespace hinterland
