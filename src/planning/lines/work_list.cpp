// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/work_list.hpp"

#include "planning/digging_share.hpp"
#include "planning/lines/stretches.hpp"
#include "planning/lines/village_shares.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// A segment in a trench with others.
using TrenchPart = std::pair<std::uint32_t, SegmentId>;

/// Adds the segments of one service, and says which gap each village behind is.
class ServiceWorks {
 public:
  ServiceWorks(WorkList& works, const World& world, const RouteGraph& graph,
               const Column<VillageId, std::uint64_t>& bearers)
      : works_(works), world_(world), graph_(graph), bearers_(bearers) {}

  void add(const ServicePlan& plan, Trenches trenches, std::vector<TrenchPart>& parts) {
    const LineOptions options(graph_, plan.sources);
    const bool shared = trenches == Trenches::shared;
    const SourceForest forest = grow_forest(options, shared ? plan.tree : plan.apart, plan.village,
                                            world_.villages, bearers_);
    const StretchMaker maker{graph_,       options,    world_.lines_of(plan.service),
                             plan.service, plan.price, {}};
    StretchMaker with_trenches = maker;
    if (shared) with_trenches.trench = plan.trench;
    const auto segment_of = add_segments(works_.segments, forest, with_trenches);
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
      works_.segment[plan.gap[i]] = last[plan.village[i].index];
    }
  }

 private:
  WorkList& works_;
  const World& world_;
  const RouteGraph& graph_;
  const Column<VillageId, std::uint64_t>& bearers_;
};

/// Splits the digging of one trench among the segments in it. Where prices are
/// not in proportion, a share might fall as they rise; the likely one stands.
void split_trench(ExtensionSegments& segments, std::span<const TrenchPart> parts, TrenchId trench) {
  const auto shares_at = [&](Fen CostRange::*part) {
    std::vector<Fen> digging;
    for (const TrenchPart& in : parts) digging.push_back(segments.digging[in.second].*part);
    return split_digging(digging);
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

/// Gives each trench its id, in the order of their first segments.
void split_trenches(WorkList& works, std::vector<TrenchPart> parts) {
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  for (std::size_t first = 0; first < parts.size();) {
    std::size_t last = first + 1;
    while (last < parts.size() && parts[last].first == parts[first].first) ++last;
    if (last - first > 1) {
      split_trench(works.segments, std::span(parts).subspan(first, last - first),
                   {static_cast<std::uint32_t>(works.trenches++)});
    }
    first = last;
  }
}

/// The villages of each segment bear it, in the order of the segments.
void share_works(WorkList& works, std::span<const ServicePlan> plans,
                 const Column<VillageId, std::uint64_t>& bearers) {
  const ExtensionSegments& segments = works.segments;
  std::vector<std::pair<SegmentId, GapId>> gaps;
  std::vector<VillageId> village_of(works.segment.size());
  for (const ServicePlan& plan : plans) {
    for (std::size_t i = 0; i < plan.gap.size(); ++i) {
      village_of[plan.gap[i].index] = plan.village[i];
      if (const auto segment = works.segment[plan.gap[i]]) gaps.emplace_back(*segment, plan.gap[i]);
    }
  }
  std::ranges::sort(gaps);
  std::vector<SharedSegment> shared(segments.size());
  std::vector<Bearer> people;
  for (const auto& [segment, gap] : gaps) {
    people.push_back({segment.index, bearers[village_of[gap.index]]});
    shared[segment.index].bearers += people.back().people;
  }
  for (std::uint32_t s = static_cast<std::uint32_t>(segments.size()); s-- > 0;) {
    shared[s].cost = segments.cost[{s}];
    const auto upstream = segments.upstream[{s}];
    if (!upstream) continue;
    shared[s].upstream = upstream->index;
    shared[upstream->index].bearers += shared[s].bearers;
  }
  const std::vector<CostRange> shares = share_costs(shared, people);
  for (std::size_t i = 0; i < gaps.size(); ++i) works.share[gaps[i].second] = shares[i];
}

}  // namespace

CostRange WorkList::cost(ServiceId service) const {
  CostRange sum;
  for (SegmentId s : rows(segments.service)) {
    if (segments.service[s] == service) sum += segments.cost[s];
  }
  return sum;
}

CostRange WorkList::cost() const {
  CostRange sum;
  for (const CostRange& cost : segments.cost) sum += cost;
  return sum;
}

WorkList list_works(const World& world, const RouteGraph& graph, std::span<const ServicePlan> plans,
                    Trenches trenches, const Column<VillageId, std::uint64_t>& bearers,
                    std::size_t gaps) {
  WorkList works;
  works.segment.resize(gaps);
  works.share.resize(gaps);
  std::vector<TrenchPart> parts;
  ServiceWorks of_service(works, world, graph, bearers);
  for (const ServicePlan& plan : plans) of_service.add(plan, trenches, parts);
  split_trenches(works, std::move(parts));
  share_works(works, plans, bearers);
  return works;
}

}  // namespace hinterland
