// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/cost_sharing.hpp"
#include "planning/schedule/activities.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace hinterland::test {

/// What each constraint pays in each year for a plan, computed from the definitions in the header.
inline std::vector<std::vector<Fen>> spent_by_hand(const Activities& activities,
                                                   const Budgets& budgets,
                                                   const Column<ActivityId, PlanYear>& year) {
  const std::size_t years = budgets.worth.size();
  std::vector<std::vector<Fen>> spent(budgets.constraints.size(), std::vector<Fen>(years, 0));
  const auto pay = [&](ActivityId w, Fen amount) {
    spent[0][year[w]] += amount;
    if (activities.service_constraint[w])
      spent[*activities.service_constraint[w]][year[w]] += amount;
    if (activities.county_constraint[w]) spent[*activities.county_constraint[w]][year[w]] += amount;
  };
  std::map<std::pair<SharedTrenchId, PlanYear>, std::vector<ActivityId>> together;
  for (ActivityId w : rows(year)) {
    if (year[w] == unbuilt) continue;
    pay(w, activities.cost[w]);
    if (activities.trench[w]) {
      together[{*activities.trench[w], year[w]}].push_back(w);
    } else {
      pay(w, activities.excavation[w]);
    }
  }
  for (const auto& [where, sharing] : together) {
    std::vector<Fen> alone;
    for (ActivityId w : sharing) alone.push_back(activities.excavation[w]);
    const auto share = split_excavation(alone);
    for (std::size_t i = 0; i < sharing.size(); ++i) pay(sharing[i], share[i]);
  }
  return spent;
}

inline std::int64_t value_by_hand(const Activities& activities, const Budgets& budgets,
                                  const Column<ActivityId, PlanYear>& year) {
  std::int64_t value = 0;
  for (ActivityId w : rows(year)) {
    if (year[w] == unbuilt) continue;
    value += static_cast<std::int64_t>(static_cast<double>(activities.value[w]) *
                                       budgets.worth[year[w]]);
  }
  return value;
}

/// Whether a plan respects precedence, the permitted years and all budgets.
inline bool is_plan(const Activities& activities, const Budgets& budgets,
                    const Column<ActivityId, PlanYear>& year) {
  for (ActivityId w : rows(year)) {
    const unsigned bit = year[w] == unbuilt ? unsigned{max_plan_years} : unsigned{year[w]};
    if ((activities.allowed[w] >> bit & 1U) == 0) return false;
    if (activities.predecessor[w] && year[*activities.predecessor[w]] > year[w])
      return false;  // the last value means not built
  }
  const auto spent = spent_by_hand(activities, budgets, year);
  for (std::size_t p = 0; p < spent.size(); ++p) {
    Fen left = 0;
    for (std::size_t y = 0; y < spent[p].size(); ++y) {
      left = (budgets.carry_over ? left : 0) + budgets.constraints[p].budget[y] - spent[p][y];
      if (left < 0) return false;
    }
  }
  return true;
}

/// The best value of any plan, by enumeration; none if no plan is feasible.
inline std::optional<std::int64_t> best_of_all(const Activities& activities,
                                               const Budgets& budgets) {
  const auto years = static_cast<PlanYear>(budgets.worth.size());
  Column<ActivityId, PlanYear> year(activities.size(), unbuilt);
  std::optional<std::int64_t> best;
  while (true) {
    if (is_plan(activities, budgets, year)) {
      const std::int64_t value = value_by_hand(activities, budgets, year);
      if (!best || value > *best) best = value;
    }
    std::uint32_t w = 0;  // increments: not built, 0, 1, ... and then the next activity
    for (; w < activities.size(); ++w) {
      PlanYear& digit = year[ActivityId{w}];
      digit = digit == unbuilt ? PlanYear{0} : static_cast<PlanYear>(digit + 1);
      if (digit < years) break;
      digit = unbuilt;
    }
    if (w == activities.size()) return best;
  }
}

}  // namespace hinterland::test
