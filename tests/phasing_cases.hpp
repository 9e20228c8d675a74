// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "planning/schedule/activities.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace hinterland::test {

/// Synthetic activities and budgets.
struct PhasingCase {
  Activities activities;
  Budgets budgets;
};

inline constexpr std::uint32_t any_year_or_none = (2U << max_plan_years) - 1U;

/// Adds an activity that may be built in any year or not at all.
inline ActivityId add_activity(Activities& activities, std::optional<ActivityId> after, Fen cost,
                               std::int64_t value) {
  activities.predecessor.push_back(after);
  activities.excavation.push_back(0);
  activities.trench.push_back(std::nullopt);
  activities.value.push_back(value);
  activities.allowed.push_back(any_year_or_none);
  activities.service_constraint.push_back(std::nullopt);
  activities.county_constraint.push_back(std::nullopt);
  return activities.cost.push_back(cost);
}

struct CaseSize {
  std::size_t activities = 8;
  std::size_t years = 3;
  std::size_t services = 2;  ///< with one constraint each if `constraints`
  std::size_t counties = 2;
  bool constraints = true;
  double ditch_share = 0.5;  ///< of segments that share a trench with others
};

/// Branching lines, some of them in common trenches, gaps at their ends and gaps without a line;
/// budgets that pay for a part of it.
inline PhasingCase random_phasing(std::uint64_t seed, const CaseSize& size) {
  Random random(seed);
  PhasingCase made;
  Activities& activities = made.activities;
  const auto fen = [&](std::size_t most) { return static_cast<Fen>(1 + random.below(most)) * 100; };
  Fen sum = 0;
  std::uint32_t trenches = 0;
  while (activities.size() < size.activities) {
    const std::size_t here = activities.size();
    std::optional<ActivityId> after;
    if (here > 0 && random.chance(0.75)) {
      const std::size_t back = 1 + random.below(std::min<std::size_t>(here, 12));
      const ActivityId above{static_cast<std::uint32_t>(here - back)};
      if (activities.value[above] == 0) after = above;
    }
    const bool is_segment = random.chance(0.45);
    const ActivityId activity =
        add_activity(activities, after, fen(is_segment ? 300 : 120),
                     is_segment ? 0 : 1 + static_cast<std::int64_t>(random.below(1000)));
    if (is_segment && random.chance(size.ditch_share)) {
      activities.excavation[activity] = fen(250);
      if (trenches == 0 || random.chance(0.5)) ++trenches;
      activities.trench[activity] = SharedTrenchId{trenches - 1};
    }
    const auto service = static_cast<std::uint32_t>(random.below(size.services));
    const auto county = static_cast<std::uint32_t>(random.below(size.counties));
    if (size.constraints) {
      activities.service_constraint[activity] = 1 + service;
      activities.county_constraint[activity] =
          1 + static_cast<std::uint32_t>(size.services) + county;
    }
    sum += activities.cost[activity] + activities.excavation[activity];
  }
  Budgets& budgets = made.budgets;
  budgets.carry_over = random.chance(0.5);
  const double share = random.uniform(0.2, 0.8) / static_cast<double>(size.years);
  const std::size_t constraints = size.constraints ? 1 + size.services + size.counties : 1;
  for (std::size_t p = 0; p < constraints; ++p) {
    budgets.constraints.push_back({"constraint " + std::to_string(p), {}});
    const double part = p == 0               ? 1.0
                        : p <= size.services ? 1.6 / static_cast<double>(size.services)
                                             : 1.6 / static_cast<double>(size.counties);
    for (std::size_t y = 0; y < size.years; ++y) {
      const double budget = part * share * static_cast<double>(sum) * random.uniform(0.5, 1.5);
      budgets.constraints[p].budget.push_back(static_cast<Fen>(budget));
    }
  }
  const double rate = random.uniform(0.0, 0.1);
  for (std::size_t y = 0; y < size.years; ++y) {
    budgets.worth.push_back(std::pow(1.0 + rate, -static_cast<double>(y)));
  }
  return made;
}

}  // namespace hinterland::test
