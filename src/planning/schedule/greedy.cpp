// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/greedy.hpp"

#include "planning/schedule/activities.hpp"
#include "planning/schedule/blocks.hpp"
#include "planning/schedule/lagrangian_subproblem.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The last allowed year up to `year`; none: all allowed years are later.
std::optional<PlanYear> allowed_by(std::uint32_t allowed, PlanYear year) {
  const std::uint32_t so_early = years_of(allowed) & ((2U << year) - 1U);
  if (so_early == 0) return std::nullopt;
  return static_cast<PlanYear>(end_year_of(so_early) - 1);
}

/// The cost of each activity weighted with the multipliers of the year; excavation is shared among
/// all activities of the trench. The first multiplier is bounded from below, so no cost is 0.
std::vector<double> weighed_costs(const Activities& activities, const std::vector<Fen>& excavation,
                                  const std::vector<double>& price, std::size_t years,
                                  PlanYear year) {
  const double least = *std::ranges::max_element(price) * 1e-6 + 1e-15;
  std::vector<double> costs(activities.size());
  for (ActivityId w : rows(activities.cost)) {
    double of_a_fen = price[year] + least;
    if (activities.service_constraint[w])
      of_a_fen += price[*activities.service_constraint[w] * years + year];
    if (activities.county_constraint[w])
      of_a_fen += price[*activities.county_constraint[w] * years + year];
    costs[w.index] = of_a_fen * static_cast<double>(activities.cost[w] + excavation[w.index]);
  }
  return costs;
}

/// Whether only the first constraint has multipliers: then the order is the same in every year.
bool is_one_order(const std::vector<double>& price, std::size_t years) {
  return std::all_of(price.begin() + static_cast<std::ptrdiff_t>(years), price.end(),
                     [](double p) { return p == 0.0; });
}

/// Schedules the block as a whole.
bool build_block(PlanAccount& account, const PhasingProblem& problem,
                 std::span<const ActivityId> block, PlanYear year) {
  Fen cost = 0;
  for (ActivityId w : block) cost += account.year(w) > year ? problem.activities.cost[w] : 0;
  if (account.year(block[0]) == unbuilt && cost > account.left(0, year)) return false;
  const std::size_t mark = account.mark();
  for (ActivityId w : block) {
    if (!build_by(account, problem, w, year)) {
      account.undo_to(mark);
      return false;
    }
  }
  if (account.is_feasible()) return true;
  account.undo_to(mark);
  return false;
}

void fill_year(PlanAccount& account, const PhasingProblem& problem, const ActivityBlocks& blocks,
               PlanYear year) {
  for (std::size_t b = 0; b < blocks.size() && blocks.ratio[b] > 0.0; ++b) {
    const auto block = blocks.activities_of(b);
    if (std::ranges::all_of(block, [&](ActivityId w) { return account.year(w) <= year; })) continue;
    if (!build_block(account, problem, block, year) && block.size() > 1) {
      for (ActivityId w : block) {
        if (problem.activities.value[w] > 0) build_within(account, problem, w, year);
      }
    }
    account.commit();
  }
}

}  // namespace

bool build_by(PlanAccount& account, const PhasingProblem& problem, ActivityId activity,
              PlanYear year) {
  const std::size_t mark = account.mark();
  PlanYear latest = year;
  for (std::optional<ActivityId> w = activity; w && account.year(*w) > latest;
       w = problem.activities.predecessor[*w]) {
    const auto when = allowed_by(problem.allowed[*w], latest);
    if (!when) {
      account.undo_to(mark);
      return false;
    }
    account.move(*w, *when);
    latest = *when;
  }
  return true;
}

bool build_within(PlanAccount& account, const PhasingProblem& problem, ActivityId activity,
                  PlanYear year) {
  if (account.year(activity) <= year) return false;
  if (account.year(activity) == unbuilt &&
      problem.activities.cost[activity] > account.room(activity, year))
    return false;
  const std::size_t mark = account.mark();
  if (build_by(account, problem, activity, year) && account.is_feasible()) return true;
  account.undo_to(mark);
  return false;
}

bool build_first(PlanAccount& account, const PhasingProblem& problem, PlanYear from, PlanYear end,
                 ActivityId activity) {
  for (PlanYear y = from; y < std::min(account.year(activity), end); ++y) {
    if (build_within(account, problem, activity, y)) return true;
  }
  return false;
}

bool build_spread(PlanAccount& account, const PhasingProblem& problem, ActivityId activity) {
  const std::size_t mark = account.mark();
  std::vector<ActivityId> way;
  for (std::optional<ActivityId> w = activity; w && account.year(*w) == unbuilt;
       w = problem.activities.predecessor[*w]) {
    way.push_back(*w);
  }
  while (!way.empty()) {
    const auto& above = problem.activities.predecessor[way.back()];
    const PlanYear first = above ? account.year(*above) : PlanYear{0};
    if (!build_first(account, problem, first, problem.years(), way.back())) {
      account.undo_to(mark);
      return false;
    }
    way.pop_back();
  }
  return account.year(activity) != unbuilt;
}

void build_mandatory(PlanAccount& account, const PhasingProblem& problem) {
  std::vector<ActivityId> mandatory;
  for (ActivityId w : rows(problem.activities.cost)) {
    if (!allows(problem.allowed[w], unbuilt)) mandatory.push_back(w);
  }
  std::ranges::stable_sort(mandatory, {},
                           [&](ActivityId w) { return end_year_of(problem.allowed[w]); });
  for (ActivityId w : mandatory) {
    if (account.year(w) != unbuilt) continue;
    bool is_built = false;
    for (PlanYear y = problem.years(); y-- > 0 && !is_built;) {
      is_built = build_within(account, problem, w, y);
    }
    if (!is_built) {
      throw InfeasibleActivity(w, {"the budgets do not cover it together with its predecessors and "
                                   "all else that must be built",
                                   "预算不足以同时支付该工程、其上游工程段和其他须建工程"});
    }
  }
  account.commit();
}

std::vector<ActivityId> fill_years(PlanAccount& account, const PhasingProblem& problem,
                                   const std::vector<double>& price) {
  const std::size_t years = problem.budgets.worth.size();
  const auto excavation = min_excavation(problem.activities, problem.trenches);
  const bool one_order = is_one_order(price, years);
  ActivityBlocks blocks;
  for (PlanYear y = 0; y < years; ++y) {
    if (y == 0 || !one_order) {
      blocks = make_blocks(problem.activities,
                           weighed_costs(problem.activities, excavation, price, years, y));
    }
    fill_year(account, problem, blocks, y);
  }
  std::vector<ActivityId> required;
  for (ActivityId w : blocks.activity) {
    if (problem.activities.value[w] == 0) continue;
    required.push_back(w);
    if (account.year(w) == unbuilt) {
      build_spread(account, problem, w);
    }
  }
  account.commit();
  return required;
}

namespace {

void pull_forward(PlanAccount& account, const PhasingProblem& problem) {
  bool moved = true;
  while (moved) {
    moved = false;
    for (ActivityId w : rows(problem.activities.cost)) {
      if (problem.activities.value[w] == 0) continue;
      moved = build_first(account, problem, 0, problem.years(), w) || moved;
    }
    account.commit();
  }
}

/// What all budgets leave over the years.
Fen total_left(const PlanAccount& account, const PhasingProblem& problem) {
  if (problem.budgets.carry_over) return account.left(0, problem.years() - 1);
  Fen total = 0;
  for (PlanYear y = 0; y < problem.years(); ++y) total += account.left(0, y);
  return total;
}

/// Moves the line to the last possible year after its own, up to `latest`.
bool postpone(PlanAccount& account, const PhasingProblem& problem, ActivityId line,
              PlanYear latest) {
  const PlanYear now = account.year(line);
  const Fen left = total_left(account, problem);
  const std::size_t mark = account.mark();
  const auto is_no_worse = [&] {
    return account.is_feasible() && total_left(account, problem) >= left;
  };
  if (latest == unbuilt) {
    if (!allows(problem.allowed[line], unbuilt)) return false;
    account.move(line, unbuilt);
    if (is_no_worse()) return true;
    account.undo_to(mark);
    return false;
  }
  for (PlanYear y = latest; y > now; --y) {
    if (!allows(problem.allowed[line], y)) continue;
    account.move(line, y);
    if (is_no_worse()) return true;
    account.undo_to(mark);
  }
  return false;
}

/// Moves each line as late as its first successor; returns whether any was moved.
bool postpone_lines(PlanAccount& account, const PhasingProblem& problem) {
  const Activities& activities = problem.activities;
  Column<ActivityId, PlanYear> first_use(activities.size(), unbuilt);
  bool moved = false;
  for (std::size_t i = activities.size(); i-- > 0;) {
    const ActivityId w{static_cast<std::uint32_t>(i)};
    if (account.year(w) != unbuilt && activities.value[w] == 0 && first_use[w] > account.year(w))
      moved = postpone(account, problem, w, first_use[w]) || moved;
    if (const auto& before = activities.predecessor[w])
      first_use[*before] = std::min(first_use[*before], account.year(w));
  }
  account.commit();
  return moved;
}

}  // namespace

void adjust_years(PlanAccount& account, const PhasingProblem& problem) {
  do {
    pull_forward(account, problem);
  } while (postpone_lines(account, problem));
}

std::vector<double> guess_multipliers(const Activities& activities, const Budgets& budgets,
                                      const std::vector<Fen>& excavation) {
  const std::size_t years = budgets.worth.size();
  std::vector<double> cost(activities.size());
  for (ActivityId w : rows(activities.cost)) {
    cost[w.index] = static_cast<double>(activities.cost[w] + excavation[w.index]);
  }
  const ActivityBlocks blocks = make_blocks(activities, cost);
  std::vector<double> last_ratio(years, 0.0);
  double money = 0.0;
  std::size_t block = 0;
  for (std::size_t y = 0; y < years; ++y) {
    money += static_cast<double>(budgets.constraints[0].budget[y]);
    while (block < blocks.size()) {
      double needed = 0.0;
      for (ActivityId w : blocks.activities_of(block)) needed += cost[w.index];
      if (needed > money) break;
      money -= needed;
      ++block;
    }
    if (block < blocks.size()) last_ratio[y] = blocks.ratio[block];
  }
  std::vector<double> price(budgets.constraints.size() * years, 0.0);
  for (std::size_t y = years; y-- > 0;) {
    const bool is_last = y + 1 == years;
    const double loss = budgets.worth[y] - (is_last ? 0.0 : budgets.worth[y + 1]);
    price[y] = last_ratio[y] * loss + (is_last ? 0.0 : price[y + 1]);
  }
  return price;
}

}  // namespace hinterland
