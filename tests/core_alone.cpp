// SPDX-License-Identifier: Apache-2.0
// A plan from tables in memory, by the core alone: what links this program links no format.
#include "world.hpp"

#include <hinterland/plan.hpp>

#include <cmath>
#include <iostream>
#include <string_view>
#include <utility>

int main() {
  using namespace hinterland;
  // The main ends 3 km from A; the school of the town is 2 km away. Without roads the line runs
  // straight: 3,000 m × terrain factor 1.3 × 10 CNY.
  const test::DrawnWorld drawn = test::draw_world({1000.0}, "==  A 1");
  Findings tables;
  tables.world = drawn.world;
  const Findings plan = make_plan(drawn.catalogue, PlanSettings{}, std::move(tables));

  for (const GapId gap : rows(plan.matrix.gaps.village)) {
    const std::string_view village = plan.world.villages.name[plan.matrix.gaps.village[gap]];
    const Service& service = drawn.catalogue.services[plan.matrix.gaps.service[gap]];
    std::cout << village << " lacks " << service.id << ": "
              << std::llround(to_yuan(plan.extension.gaps.line_share[gap].mid).value) << " CNY\n";
  }
}
