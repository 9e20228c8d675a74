// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/exact_costs.hpp"

#include "base/text_fill.hpp"
#include "steiner/graph.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cmath>

namespace hinterland {

namespace {

// Fen × 100, with the rounding error of the sums.
static_assert(max_plan_cost * 1e4 <= static_cast<double>(steiner::max_total_cost));

/// The most that the works in a village can cost, in CNY.
double most_expensive_works(const ServicePrice& price, double households, double people) {
  double most = households * price.per_household.high.value + price.per_village.high.value;
  for (const PriceItem& item : price.items) {
    if (item.every_people <= 0_people) continue;
    most += std::ceil(people / item.every_people.value) * item.price.high.value;
  }
  if (!price.standalone) return most;
  const Standalone& other = *price.standalone;
  return std::max(most, households * other.per_household.high.value + other.per_village.high.value);
}

/// Refuses a total above the limit, for which the most expensive service is named.
void require_within_limit(const Column<ServiceId, double>& cost, const ServiceCatalogue& catalogue,
                          const Text& works, const Text& way_out) {
  double total = 0.0;
  ServiceId highest{0};
  for (const ServiceId s : rows(cost)) {
    total += cost[s];
    if (cost[s] > cost[highest]) highest = s;
  }
  // The margin covers the rounding error of the sum.
  if (total <= (1.0 - 1e-6) * max_plan_cost) return;
  throw UsageError(filled_text(
      "{} could cost {:.3g} CNY at the catalogue's prices, of which '{}' {:.3g} CNY; costs above "
      "{:g} CNY are not computed. {}",
      "按指标库造价，{}可达{:.3g}元，其中“{}”为{:.3g}元；超过{:g}元的投资无法计算。{}", works,
      total, catalogue.services[highest].id, cost[highest], max_plan_cost, way_out));
}

}  // namespace

void require_exact_local_costs(const GapNeeds& needs) {
  Column<ServiceId, double> cost(needs.catalogue.services.size(), 0.0);
  for (const GapId g : rows(needs.gaps.village)) {
    const VillageId v = needs.gaps.village[g];
    const ServiceId s = needs.gaps.service[g];
    cost[s] +=
        most_expensive_works(needs.catalogue.services[s].price, estimated_households(needs, v),
                             needs.world.villages.people[v].value_or(0_people).value);
  }
  require_within_limit(
      cost, needs.catalogue, Text("works in the villages", "村内工程"),
      Text("Check the people and households of the villages, and the prices per household, village "
           "and item.",
           "请检查各村人口和户数，以及每户、每村和单件造价。"));
}

void require_exact_line_costs(std::span<const ServicePlan> plans, const CorridorGraph& graph,
                              const ServiceCatalogue& catalogue) {
  Column<ServiceId, double> cost(catalogue.services.size(), 0.0);
  for (const ServicePlan& plan : plans) {
    const LineOptions options(graph, plan.sources);
    for (std::uint32_t row = 0; row < options.size(); ++row) {
      const Fen per_metre = plan.price.per_metre(options.alignment(row)).high;
      cost[plan.service] +=
          to_yuan(per_metre).value * static_cast<double>(options.centimetres(row)) / 100.0;
    }
  }
  require_within_limit(cost, catalogue,
                       Text("lines along all roads and links", "沿全部可选线路敷设"),
                       Text("Check the prices per metre, and that the roads lie in the study area.",
                            "请检查每米造价，以及道路是否在研究区内。"));
}

}  // namespace hinterland
