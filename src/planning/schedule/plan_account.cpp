// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/plan_account.hpp"

#include "planning/cost_sharing.hpp"

#include <algorithm>

namespace hinterland {

PlanAccount::PlanAccount(const Activities& activities, const Budgets& budgets,
                         const SharedTrenches& trenches)
    : activities_(&activities),
      budgets_(&budgets),
      trenches_(&trenches),
      years_(budgets.worth.size()),
      year_(activities.size(), unbuilt) {
  for (const BudgetConstraint& constraint : budgets.constraints) {
    Fen sum = 0;
    for (std::size_t y = 0; y < years_; ++y) {
      sum = constraint.budget[y] + (budgets.carry_over ? sum : 0);
      left_.push_back(sum);
      if (sum < 0) ++overdrawn_;
    }
  }
}

bool PlanAccount::is_overdrawn(std::size_t constraint) const {
  const Fen* row = left_.data() + constraint * years_;
  return std::any_of(row, row + years_, [](Fen left) { return left < 0; });
}

Fen PlanAccount::shortfall(std::size_t constraint) const {
  const Fen* row = left_.data() + constraint * years_;
  return std::max<Fen>(0, -*std::min_element(row, row + years_));
}

Fen PlanAccount::shortfall() const {
  const auto least = std::ranges::min_element(left_);
  return least == left_.end() ? 0 : std::max<Fen>(0, -*least);
}

Fen PlanAccount::room(ActivityId activity, PlanYear year) const {
  const auto least = [&](std::size_t constraint) {
    const Fen* row = left_.data() + constraint * years_;
    return budgets_->carry_over ? *std::min_element(row + year, row + years_) : row[year];
  };
  Fen room = least(0);
  if (activities_->service_constraint[activity])
    room = std::min(room, least(*activities_->service_constraint[activity]));
  if (activities_->county_constraint[activity])
    room = std::min(room, least(*activities_->county_constraint[activity]));
  return room;
}

void PlanAccount::pay_from(std::size_t constraint, PlanYear year, Fen amount) {
  Fen* row = left_.data() + constraint * years_;
  const std::size_t end = budgets_->carry_over ? years_ : std::size_t{year} + 1;
  for (std::size_t y = year; y < end; ++y) {
    const bool was_overdrawn = row[y] < 0;
    row[y] -= amount;
    if (was_overdrawn != (row[y] < 0)) overdrawn_ += was_overdrawn ? std::size_t(-1) : 1;
  }
}

void PlanAccount::pay(ActivityId activity, PlanYear year, Fen amount) {
  if (amount == 0) return;
  pay_from(0, year, amount);
  if (activities_->service_constraint[activity])
    pay_from(*activities_->service_constraint[activity], year, amount);
  if (activities_->county_constraint[activity])
    pay_from(*activities_->county_constraint[activity], year, amount);
}

void PlanAccount::pay_trench(SharedTrenchId trench, PlanYear year, Fen sign) {
  if (year == unbuilt) return;
  diggers_.clear();
  excavation_.clear();
  for (ActivityId w : trenches_->segments_of(trench)) {
    if (year_[w] != year) continue;
    diggers_.push_back(w);
    excavation_.push_back(activities_->excavation[w]);
  }
  if (diggers_.empty()) return;
  if (diggers_.size() == 1) return pay(diggers_[0], year, sign * excavation_[0]);
  const auto shares = split_excavation(excavation_);
  for (std::size_t i = 0; i < diggers_.size(); ++i) pay(diggers_[i], year, sign * shares[i]);
}

void PlanAccount::set_year(ActivityId activity, PlanYear year) {
  const PlanYear before = year_[activity];
  const auto& trench = activities_->trench[activity];
  if (trench) {
    pay_trench(*trench, before, -1);
    pay_trench(*trench, year, -1);
  }
  const Fen cost = activities_->cost[activity] + (trench ? 0 : activities_->excavation[activity]);
  if (before != unbuilt) pay(activity, before, -cost);
  if (year != unbuilt) pay(activity, year, cost);
  year_[activity] = year;
  if (trench) {
    pay_trench(*trench, before, 1);
    pay_trench(*trench, year, 1);
  }
  value_ += value_in(*activities_, *budgets_, activity, year) -
            value_in(*activities_, *budgets_, activity, before);
}

void PlanAccount::move(ActivityId activity, PlanYear year) {
  if (year_[activity] == year) return;
  moves_.emplace_back(activity, year_[activity]);
  set_year(activity, year);
}

void PlanAccount::undo_to(std::size_t mark) {
  while (moves_.size() > mark) {
    set_year(moves_.back().first, moves_.back().second);
    moves_.pop_back();
  }
}

std::vector<std::vector<Fen>> PlanAccount::spent() const {
  std::vector<std::vector<Fen>> spent;
  for (std::size_t p = 0; p < budgets_->constraints.size(); ++p) {
    spent.push_back(budgets_->constraints[p].budget);
    Fen carried = 0;
    for (std::size_t y = 0; y < years_; ++y) {
      const Fen left = left_[p * years_ + y];
      spent[p][y] += carried - left;
      if (budgets_->carry_over) carried = left;
    }
  }
  return spent;
}

}  // namespace hinterland
