// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/plan_account.hpp"

#include "planning/cost_sharing.hpp"

#include <algorithm>

namespace hinterland {

std::int64_t value_in(const Works& works, const Budgets& budgets, WorkId work, PlanYear year) {
  if (year == unbuilt) return 0;
  return static_cast<std::int64_t>(static_cast<double>(works.value[work]) * budgets.worth[year]);
}

Ditches::Ditches(const Works& works) {
  std::size_t count = 0;
  for (const auto& ditch : works.ditch) {
    if (ditch) count = std::max(count, std::size_t{ditch->index} + 1);
  }
  first_.assign(count + 1, 0);
  for (const auto& ditch : works.ditch) {
    if (ditch) ++first_[ditch->index + 1];
  }
  for (std::size_t d = 0; d < count; ++d) first_[d + 1] += first_[d];
  work_.resize(first_.back());
  std::vector<std::size_t> next = first_;
  for (WorkId w : rows(works.ditch)) {
    if (works.ditch[w]) work_[next[works.ditch[w]->index]++] = w;
  }
}

std::vector<Fen> least_digging(const Works& works, const Ditches& ditches) {
  std::vector<Fen> least(works.digging.begin(), works.digging.end());
  std::vector<Fen> alone;
  for (std::uint32_t d = 0; d < ditches.size(); ++d) {
    const auto all = ditches.works_of({d});
    if (all.size() < 2) continue;
    alone.clear();
    for (WorkId w : all) alone.push_back(works.digging[w]);
    const auto share = least_digging_shares(alone);
    for (std::size_t i = 0; i < all.size(); ++i) least[all[i].index] = share[i];
  }
  return least;
}

PlanAccount::PlanAccount(const Works& works, const Budgets& budgets, const Ditches& ditches)
    : works_(&works),
      budgets_(&budgets),
      ditches_(&ditches),
      years_(budgets.worth.size()),
      year_(works.size(), unbuilt) {
  for (const Purse& purse : budgets.purses) {
    Fen sum = 0;
    for (std::size_t y = 0; y < years_; ++y) {
      sum = purse.budget[y] + (budgets.carry_over ? sum : 0);
      left_.push_back(sum);
      if (sum < 0) ++overdrawn_;
    }
  }
}

bool PlanAccount::is_overdrawn(std::size_t purse) const {
  const Fen* row = left_.data() + purse * years_;
  return std::any_of(row, row + years_, [](Fen left) { return left < 0; });
}

Fen PlanAccount::room(WorkId work, PlanYear year) const {
  const auto least = [&](std::size_t purse) {
    const Fen* row = left_.data() + purse * years_;
    return budgets_->carry_over ? *std::min_element(row + year, row + years_) : row[year];
  };
  Fen room = least(0);
  if (works_->service_purse[work]) room = std::min(room, least(*works_->service_purse[work]));
  if (works_->county_purse[work]) room = std::min(room, least(*works_->county_purse[work]));
  return room;
}

void PlanAccount::pay_from(std::size_t purse, PlanYear year, Fen amount) {
  Fen* row = left_.data() + purse * years_;
  const std::size_t end = budgets_->carry_over ? years_ : std::size_t{year} + 1;
  for (std::size_t y = year; y < end; ++y) {
    const bool was_overdrawn = row[y] < 0;
    row[y] -= amount;
    if (was_overdrawn != (row[y] < 0)) overdrawn_ += was_overdrawn ? std::size_t(-1) : 1;
  }
}

void PlanAccount::pay(WorkId work, PlanYear year, Fen amount) {
  if (amount == 0) return;
  pay_from(0, year, amount);
  if (works_->service_purse[work]) pay_from(*works_->service_purse[work], year, amount);
  if (works_->county_purse[work]) pay_from(*works_->county_purse[work], year, amount);
}

void PlanAccount::pay_ditch(DitchId ditch, PlanYear year, Fen sign) {
  if (year == unbuilt) return;
  diggers_.clear();
  digging_.clear();
  for (WorkId w : ditches_->works_of(ditch)) {
    if (year_[w] != year) continue;
    diggers_.push_back(w);
    digging_.push_back(works_->digging[w]);
  }
  if (diggers_.empty()) return;
  if (diggers_.size() == 1) return pay(diggers_[0], year, sign * digging_[0]);
  const auto shares = split_digging(digging_);
  for (std::size_t i = 0; i < diggers_.size(); ++i) pay(diggers_[i], year, sign * shares[i]);
}

void PlanAccount::set_year(WorkId work, PlanYear year) {
  const PlanYear before = year_[work];
  const auto& ditch = works_->ditch[work];
  if (ditch) {
    pay_ditch(*ditch, before, -1);
    pay_ditch(*ditch, year, -1);
  }
  const Fen cost = works_->cost[work] + (ditch ? 0 : works_->digging[work]);
  if (before != unbuilt) pay(work, before, -cost);
  if (year != unbuilt) pay(work, year, cost);
  year_[work] = year;
  if (ditch) {
    pay_ditch(*ditch, before, 1);
    pay_ditch(*ditch, year, 1);
  }
  value_ += value_in(*works_, *budgets_, work, year) - value_in(*works_, *budgets_, work, before);
}

void PlanAccount::move(WorkId work, PlanYear year) {
  if (year_[work] == year) return;
  moves_.push_back({work, year_[work]});
  set_year(work, year);
}

void PlanAccount::undo_to(std::size_t mark) {
  while (moves_.size() > mark) {
    set_year(moves_.back().first, moves_.back().second);
    moves_.pop_back();
  }
}

std::vector<std::vector<Fen>> PlanAccount::spent() const {
  std::vector<std::vector<Fen>> spent;
  for (std::size_t p = 0; p < budgets_->purses.size(); ++p) {
    spent.push_back(budgets_->purses[p].budget);
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
