// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/service_plan.hpp"

#include "steiner/tree.hpp"

#include <cmath>
#include <utility>

namespace hinterland {

namespace {

/// What all items by the metre add to each metre.
PriceRange items_of_metre(const ServicePrice& price) {
  PriceRange sum;
  for (const PriceItem& item : price.items) {
    if (item.every_metres > 0_m) sum = sum + (1.0 / item.every_metres.value) * item.price;
  }
  return sum;
}

Fen of_line(Fen per_metre, std::uint64_t centimetres) {
  return (per_metre * static_cast<Fen>(centimetres) + 99) / 100;
}

}  // namespace

LinePrice line_price(const ServicePrice& price) {
  const PriceRange items = items_of_metre(price);
  return {to_fen(price.per_metre + items), to_fen(price.per_metre_across + items),
          to_fen(price.trench_per_metre)};
}

CostRange line_cost(const CostRange& per_metre, std::uint64_t centimetres) {
  return {of_line(per_metre.low, centimetres), of_line(per_metre.mid, centimetres),
          of_line(per_metre.high, centimetres)};
}

void plan_apart(ServicePlan& plan, const RouteGraph& graph, double effort) {
  const LineOptions options(graph, plan.sources);
  const steiner::Problem problem = options.problem(plan.village, [&](std::uint32_t row) {
    return plan.price.per_metre(options.ground(row)).mid * options.centimetres(row);
  });
  steiner::Settings settings;
  settings.effort = effort;
  settings.known_tree = std::move(plan.apart);
  steiner::Tree found = steiner::find_tree(problem, settings);
  plan.apart = std::move(found.edges);
  plan.apart_bound = found.lower_bound;
  plan.tree = plan.apart;
  plan.changed = false;
}

}  // namespace hinterland
