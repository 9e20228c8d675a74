// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/service_plan.hpp"

#include "steiner/tree.hpp"

#include <utility>

namespace hinterland {

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
