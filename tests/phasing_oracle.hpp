// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/cost_sharing.hpp"
#include "planning/schedule/works.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace hinterland::test {

/// What the purses pay in each year for a plan, by the words of the header.
inline std::vector<std::vector<Fen>> spent_by_hand(const Works& works, const Budgets& budgets,
                                                   const Column<WorkId, PlanYear>& year) {
  const std::size_t years = budgets.worth.size();
  std::vector<std::vector<Fen>> spent(budgets.purses.size(), std::vector<Fen>(years, 0));
  const auto pay = [&](WorkId w, Fen amount) {
    spent[0][year[w]] += amount;
    if (works.service_purse[w]) spent[*works.service_purse[w]][year[w]] += amount;
    if (works.county_purse[w]) spent[*works.county_purse[w]][year[w]] += amount;
  };
  std::map<std::pair<DitchId, PlanYear>, std::vector<WorkId>> together;
  for (WorkId w : rows(year)) {
    if (year[w] == unbuilt) continue;
    pay(w, works.cost[w]);
    if (works.ditch[w]) {
      together[{*works.ditch[w], year[w]}].push_back(w);
    } else {
      pay(w, works.digging[w]);
    }
  }
  for (const auto& [where, who] : together) {
    std::vector<Fen> alone;
    for (WorkId w : who) alone.push_back(works.digging[w]);
    const auto share = split_digging(alone);
    for (std::size_t i = 0; i < who.size(); ++i) pay(who[i], share[i]);
  }
  return spent;
}

inline std::int64_t value_by_hand(const Works& works, const Budgets& budgets,
                                  const Column<WorkId, PlanYear>& year) {
  std::int64_t value = 0;
  for (WorkId w : rows(year)) {
    if (year[w] == unbuilt) continue;
    value +=
        static_cast<std::int64_t>(static_cast<double>(works.value[w]) * budgets.worth[year[w]]);
  }
  return value;
}

/// Whether a plan keeps the order, the years allowed and all budgets.
inline bool is_plan(const Works& works, const Budgets& budgets,
                    const Column<WorkId, PlanYear>& year) {
  for (WorkId w : rows(year)) {
    const unsigned bit = year[w] == unbuilt ? unsigned{most_plan_years} : unsigned{year[w]};
    if ((works.allowed[w] >> bit & 1U) == 0) return false;
    if (works.after[w] && year[*works.after[w]] > year[w]) return false;  // unbuilt is the last
  }
  const auto spent = spent_by_hand(works, budgets, year);
  for (std::size_t p = 0; p < spent.size(); ++p) {
    Fen left = 0;
    for (std::size_t y = 0; y < spent[p].size(); ++y) {
      left = (budgets.carry_over ? left : 0) + budgets.purses[p].budget[y] - spent[p][y];
      if (left < 0) return false;
    }
  }
  return true;
}

/// The most that any plan is worth, by trying all; none: there is no plan.
inline std::optional<std::int64_t> best_of_all(const Works& works, const Budgets& budgets) {
  const auto years = static_cast<PlanYear>(budgets.worth.size());
  Column<WorkId, PlanYear> year(works.size(), unbuilt);
  std::optional<std::int64_t> best;
  while (true) {
    if (is_plan(works, budgets, year)) {
      const std::int64_t value = value_by_hand(works, budgets, year);
      if (!best || value > *best) best = value;
    }
    std::uint32_t w = 0;  // counts on: not built, 0, 1, ... and then the next
    for (; w < works.size(); ++w) {
      PlanYear& digit = year[WorkId{w}];
      digit = digit == unbuilt ? PlanYear{0} : static_cast<PlanYear>(digit + 1);
      if (digit < years) break;
      digit = unbuilt;
    }
    if (w == works.size()) return best;
  }
}

}  // namespace hinterland::test
