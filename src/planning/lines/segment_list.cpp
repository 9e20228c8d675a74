// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/segment_list.hpp"

#include "planning/cost_sharing.hpp"
#include "planning/lines/service_lines.hpp"
#include "planning/lines/shared_trenches.hpp"

#include <hinterland/extension.hpp>
#include <hinterland/world.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The data of one service from which segments are made.
struct StretchMaker {
  const CorridorGraph& graph;
  const LineOptions& options;
  LineView lines;  ///< of the service, where taps start
  ServiceId service;
  LinePrice price;
  /// The shared trench of each option; 0: none. One row per option, or empty.
  std::span<const std::uint32_t> trench;
};

std::vector<std::uint32_t> count_branches_downstream(const SourceForest& forest) {
  std::vector<std::uint32_t> count(forest.size(), 0);
  for (const Branch& branch : forest) {
    if (branch.above != Branch::none) ++count[branch.above];
  }
  return count;
}

/// The vertices of a branch, from upstream to downstream.
std::vector<LonLat> vertices_of(const Branch& branch, const StretchMaker& maker) {
  if (maker.options.is_tap(branch.option)) {
    const Tap& tap = maker.options.tap(branch.option);
    return {start_of(tap, maker.graph, maker.lines), maker.graph.place[tap.node]};
  }
  std::vector<LonLat> vertex = maker.graph.vertices(CandidateEdgeId{branch.option});
  if (!branch.forth) std::ranges::reverse(vertex);
  return vertex;
}

/// Builds one segment from consecutive branches.
class Stretch {
 public:
  Stretch(ExtensionSegments& segments, const SourceForest& forest, const StretchMaker& maker)
      : segments_(segments), forest_(forest), maker_(maker) {}

  /// Adds the branches first..last as one segment.
  SegmentId add(std::size_t first, std::size_t last, std::optional<SegmentId> upstream) {
    const Branch& end = forest_[last - 1];
    const Alignment alignment = maker_.options.alignment(end.option);
    std::uint64_t centimetres = 0;
    for (std::size_t row = first; row < last; ++row) {
      centimetres += maker_.options.centimetres(forest_[row].option);
      draw(forest_[row], row == first);
    }
    segments_.first_vertex.push_back(segments_.vertex.size());
    segments_.upstream.push_back(upstream);
    segments_.alignment.push_back(alignment);
    segments_.length.push_back({static_cast<double>(centimetres) / 100.0});
    const CostRange laying = line_cost(maker_.price.laying(alignment), centimetres);
    const CostRange excavation = line_cost(maker_.price.trench, centimetres);
    segments_.laying.push_back(laying);
    segments_.excavation.push_back(excavation);
    segments_.cost.push_back(laying + excavation);
    segments_.trench.push_back(std::nullopt);
    segments_.villages.push_back(end.villages);
    segments_.people.push_back(end.people);
    segments_.village.push_back(end.largest);
    return segments_.service.push_back(maker_.service);
  }

 private:
  void draw(const Branch& branch, bool is_first) {
    const std::vector<LonLat> vertex = vertices_of(branch, maker_);
    segments_.vertex.insert(segments_.vertex.end(), vertex.begin() + (is_first ? 0 : 1),
                            vertex.end());
  }

  ExtensionSegments& segments_;
  const SourceForest& forest_;
  const StretchMaker& maker_;
};

/// Adds the segments of a forest and returns the segment of each branch. A segment ends where a
/// branch leaves, at a gap, and where alignment or trench changes. A branch of length 0, such as
/// that to a village on the road, belongs to the segment upstream (none: at a source). Costs are
/// those of a trench of its own; `trench` is left empty.
std::vector<std::optional<SegmentId>> add_segments(ExtensionSegments& segments,
                                                   const SourceForest& forest,
                                                   const StretchMaker& maker) {
  const std::vector<std::uint32_t> after = count_branches_downstream(forest);
  const auto trench_of = [&](const Branch& branch) {
    return maker.trench.empty() ? 0U : maker.trench[branch.option];
  };
  const auto goes_on = [&](const Branch& from, std::size_t next) {
    const Branch& to = forest[next];
    return after[next - 1] == 1 && !from.ends_at_gap && trench_of(from) == trench_of(to) &&
           maker.options.alignment(from.option) == maker.options.alignment(to.option);
  };
  std::vector<std::optional<SegmentId>> segment_of(forest.size());
  Stretch stretch(segments, forest, maker);
  for (std::size_t first = 0; first < forest.size();) {
    std::optional<SegmentId> segment;
    if (forest[first].above != Branch::none) segment = segment_of[forest[first].above];
    std::size_t last = first + 1;
    if (maker.options.centimetres(forest[first].option) > 0) {
      while (last < forest.size() && goes_on(forest[last - 1], last)) ++last;
      segment = stretch.add(first, last, segment);
    }
    std::fill(segment_of.begin() + static_cast<std::ptrdiff_t>(first),
              segment_of.begin() + static_cast<std::ptrdiff_t>(last), segment);
    first = last;
  }
  return segment_of;
}

/// A segment in a shared trench.
using TrenchPart = std::pair<std::uint32_t, SegmentId>;

/// Adds the segments of one service and sets the last segment of each gap.
class ServiceSegments {
 public:
  ServiceSegments(SegmentList& list, const World& world, const CorridorGraph& graph,
                  const Column<VillageId, std::uint64_t>& cost_sharers)
      : list_(list), world_(world), graph_(graph), cost_sharers_(cost_sharers) {}

  void add(const ServicePlan& plan, Trenches trenches, std::vector<TrenchPart>& parts) {
    const LineOptions options(graph_, plan.sources);
    const bool shared = trenches == Trenches::shared;
    const SourceForest forest = grow_forest(options, shared ? plan.tree : plan.apart, plan.village,
                                            world_.villages, cost_sharers_);
    const StretchMaker maker{graph_,       options,    world_.lines_of(plan.service),
                             plan.service, plan.price, {}};
    StretchMaker with_trenches = maker;
    if (shared) with_trenches.trench = plan.trench;
    const auto segment_of = add_segments(list_.segments, forest, with_trenches);
    std::vector<std::optional<SegmentId>> last(world_.villages.size());
    for (std::size_t row = 0; row < forest.size(); ++row) {
      const Branch& branch = forest[row];
      if (branch.ends_at_gap) last[branch.node.index] = segment_of[row];
      const bool is_dug = options.centimetres(branch.option) > 0;
      if (!is_dug || with_trenches.trench.empty()) continue;
      const std::uint32_t trench = with_trenches.trench[branch.option];
      if (trench != 0) parts.emplace_back(trench, *segment_of[row]);
    }
    for (std::size_t i = 0; i < plan.gap.size(); ++i) {
      list_.segment[plan.gap[i]] = last[plan.village[i].index];
    }
  }

 private:
  SegmentList& list_;
  const World& world_;
  const CorridorGraph& graph_;
  const Column<VillageId, std::uint64_t>& cost_sharers_;
};

/// Splits the excavation of one trench among its segments. If prices are not in proportion, the low
/// or high share is bounded by the middle one.
void split_trench(ExtensionSegments& segments, std::span<const TrenchPart> parts, TrenchId trench) {
  const auto shares_at = [&](Fen CostRange::*part) {
    std::vector<Fen> excavation;
    for (const TrenchPart& in : parts) excavation.push_back(segments.excavation[in.second].*part);
    return split_excavation(excavation);
  };
  const std::vector<Fen> mid = shares_at(&CostRange::mid);
  const std::vector<Fen> low = at_most(shares_at(&CostRange::low), mid);
  const std::vector<Fen> high = at_least(shares_at(&CostRange::high), mid);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const SegmentId s = parts[i].second;
    segments.cost[s] = segments.laying[s] + CostRange{low[i], mid[i], high[i]};
    segments.trench[s] = trench;
  }
}

/// Numbers the trenches in the order of their first segments.
void split_trenches(SegmentList& list, std::vector<TrenchPart> parts) {
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  for (std::size_t first = 0; first < parts.size();) {
    std::size_t last = first + 1;
    while (last < parts.size() && parts[last].first == parts[first].first) ++last;
    if (last - first > 1) {
      split_trench(list.segments, std::span(parts).subspan(first, last - first),
                   {static_cast<std::uint32_t>(list.trenches++)});
    }
    first = last;
  }
}

/// The villages downstream of each segment share its cost, in the order of the segments.
void share_costs(SegmentList& list, std::span<const ServicePlan> plans,
                 const Column<VillageId, std::uint64_t>& cost_sharers) {
  const ExtensionSegments& segments = list.segments;
  std::vector<std::pair<SegmentId, GapId>> gaps;
  std::vector<VillageId> village_of(list.segment.size());
  for (const ServicePlan& plan : plans) {
    for (std::size_t i = 0; i < plan.gap.size(); ++i) {
      village_of[plan.gap[i].index] = plan.village[i];
      if (const auto segment = list.segment[plan.gap[i]]) gaps.emplace_back(*segment, plan.gap[i]);
    }
  }
  std::ranges::sort(gaps);
  std::vector<SharedSegment> shared(segments.size());
  std::vector<CostSharer> people;
  for (const auto& [segment, gap] : gaps) {
    people.push_back({segment.index, cost_sharers[village_of[gap.index]]});
    shared[segment.index].cost_sharers += people.back().people;
  }
  for (std::uint32_t s = static_cast<std::uint32_t>(segments.size()); s-- > 0;) {
    shared[s].cost = segments.cost[{s}];
    const auto upstream = segments.upstream[{s}];
    if (!upstream) continue;
    shared[s].upstream = upstream->index;
    shared[upstream->index].cost_sharers += shared[s].cost_sharers;
  }
  const std::vector<CostRange> shares = share_costs(shared, people);
  for (std::size_t i = 0; i < gaps.size(); ++i) list.share[gaps[i].second] = shares[i];
}

/// Costs are whole fen, so a lower bound may be rounded up.
Fen whole_fen(std::int64_t hundredths) { return (hundredths + 99) / 100; }

/// The length of the group's segments in shared trenches.
void measure_trenches(TrenchGroup& found, const SegmentList& list) {
  const ExtensionSegments& segments = list.segments;
  std::vector<bool> counted(list.trenches);
  for (SegmentId s : rows(segments.service)) {
    const auto trench = segments.trench[s];
    if (!trench || counted[trench->index]) continue;
    if (std::ranges::find(found.services, segments.service[s]) == found.services.end()) continue;
    counted[trench->index] = true;
    ++found.trenches;
    found.shared_length += segments.length[s];
  }
}

}  // namespace

CostRange SegmentList::cost(ServiceId service) const {
  CostRange sum;
  for (SegmentId s : rows(segments.service)) {
    if (segments.service[s] == service) sum += segments.cost[s];
  }
  return sum;
}

CostRange SegmentList::cost() const {
  CostRange sum;
  for (const CostRange& cost : segments.cost) sum += cost;
  return sum;
}

SegmentList list_segments(const World& world, const CorridorGraph& graph,
                          std::span<const ServicePlan> plans, Trenches trenches,
                          const Column<VillageId, std::uint64_t>& cost_sharers, std::size_t gaps) {
  SegmentList list;
  list.segment.resize(gaps);
  list.share.resize(gaps);
  std::vector<TrenchPart> parts;
  ServiceSegments of_service(list, world, graph, cost_sharers);
  for (const ServicePlan& plan : plans) of_service.add(plan, trenches, parts);
  split_trenches(list, std::move(parts));
  share_costs(list, plans, cost_sharers);
  return list;
}

Fen cost_of(const SegmentList& list, std::span<const ServicePlan> plans,
            const TrenchPartners& partners) {
  Fen cost = 0;
  for (const std::size_t p : partners.plan) cost += list.cost(plans[p].service).mid;
  return cost;
}

ServiceLines total_lines(const ServicePlan& plan, const SegmentList& apart) {
  ServiceLines lines{plan.service, apart.cost(plan.service).mid, whole_fen(plan.apart_bound), 0,
                     0_m};
  for (SegmentId s : rows(apart.segments.service)) {
    if (apart.segments.service[s] != plan.service) continue;
    ++lines.segments;
    lines.length += apart.segments.length[s];
  }
  return lines;
}

TrenchGroup total_trenches(std::span<const ServicePlan> plans, const TrenchPartners& partners,
                           const SegmentList& apart, const SegmentList& list,
                           const CorridorGraph& graph) {
  TrenchGroup found{
      partners.id, {}, cost_of(list, plans, partners), cost_of(apart, plans, partners), 0, 0, 0_m};
  for (const std::size_t p : partners.plan) found.services.push_back(plans[p].service);
  found.lower_bound = whole_fen(bound_together(plans, partners, graph));
  measure_trenches(found, list);
  return found;
}

}  // namespace hinterland
