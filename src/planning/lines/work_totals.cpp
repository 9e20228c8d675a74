// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/work_totals.hpp"

#include "planning/lines/shared_trenches.hpp"

#include <algorithm>
#include <vector>

namespace hinterland {

namespace {

/// Costs are whole fen, so a bound may be rounded up.
Fen whole_fen(std::int64_t hundredths) { return (hundredths + 99) / 100; }

/// How much the segments of the group lie in shared trenches.
void measure_trenches(TrenchGroup& found, const WorkList& works) {
  const ExtensionSegments& segments = works.segments;
  std::vector<bool> counted(works.trenches);
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

Fen cost_of(const WorkList& works, std::span<const ServicePlan> plans,
            const TrenchPartners& partners) {
  Fen cost = 0;
  for (const std::size_t p : partners.plan) cost += works.cost(plans[p].service).mid;
  return cost;
}

ServiceLines total_lines(const ServicePlan& plan, const WorkList& apart) {
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
                           const WorkList& apart, const WorkList& works, const RouteGraph& graph) {
  TrenchGroup found{
      partners.id, {}, cost_of(works, plans, partners), cost_of(apart, plans, partners), 0, 0, 0_m};
  for (const std::size_t p : partners.plan) found.services.push_back(plans[p].service);
  found.lower_bound = whole_fen(bound_together(plans, partners, graph));
  measure_trenches(found, works);
  return found;
}

}  // namespace hinterland
