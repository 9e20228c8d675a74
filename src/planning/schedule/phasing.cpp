// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/phasing.hpp"

#include "planning/schedule/plan_account.hpp"
#include "planning/schedule/works.hpp"
#include "planning/schedule/priced_forest.hpp"
#include "planning/schedule/price_bound.hpp"
#include "planning/schedule/integer_program.hpp"
#include "planning/schedule/greedy.hpp"
#include "planning/phasing_improve.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

constexpr int exact_nodes = 20'000;

/// How long to look, by size: so that all takes a time linear in it.
struct Effort {
  std::size_t steps, rounds;
};

Effort effort_for(const Works& works, const Budgets& budgets, double effort) {
  const auto cells = static_cast<double>(works.size() * budgets.worth.size() + 1);
  const double steps = effort * std::clamp(1e9 / cells, 100.0, 400.0);
  const double rounds = effort * std::clamp(150.0 * cells, 1000.0, 20'000.0);
  return {static_cast<std::size_t>(steps) + 1, static_cast<std::size_t>(rounds)};
}

/// Takes a plan over from elsewhere. False: the budgets do not pay for it.
bool take_over(PlanAccount& account, const Column<WorkId, PlanYear>& year) {
  for (WorkId w : rows(year)) account.move(w, year[w]);
  const bool is_sound = account.is_sound();
  account.settle();
  return is_sound;
}

Phasing phasing_of(const PlanAccount& account, std::int64_t upper_bound) {
  Phasing phasing;
  phasing.year = account.years();
  phasing.spent = account.spent();
  phasing.value = account.value();
  phasing.upper_bound = std::max(upper_bound, phasing.value);
  return phasing;
}

/// A plan made at these prices, and the order in which works were asked.
struct Filled {
  PlanAccount account;
  std::vector<WorkId> order;
};

Filled fill(const PlanAccount& musts, const Works& works, const Budgets& budgets,
            const Ditches& ditches, const Column<WorkId, std::uint32_t>& allowed,
            const std::vector<double>& price) {
  Filled filled{musts, {}};
  filled.order = fill_years(filled.account, works, budgets, ditches, allowed, price);
  return filled;
}

/// Prices, a plan at these prices, and exchanges.
Phasing phase_by_prices(const Works& works, const Budgets& budgets, const Ditches& ditches,
                        const Column<WorkId, std::uint32_t>& allowed, double effort_factor,
                        const Progress& progress) {
  const Effort effort = effort_for(works, budgets, effort_factor);
  PlanAccount musts(works, budgets, ditches);
  build_musts(musts, works, budgets, allowed);
  const auto rough = fill(musts, works, budgets, ditches, allowed,
                          guess_prices(works, budgets, least_digging(works, ditches)));
  const PricedPhasing priced =
      bound_phasing(works, budgets, ditches, allowed, rough.account.value(), effort.steps,
                    part_of(progress, 0.1, 0.7));
  auto filled = fill(musts, works, budgets, ditches, allowed, priced.price);
  PlanAccount best = filled.account;
  if (rough.account.value() > filled.account.value()) {
    best = rough.account;
  }
  improve_phasing(best, works, budgets, allowed, filled.order, priced.upper_bound, effort.rounds,
                  part_of(progress, 0.75, 1.0));
  pull_forward(best, works, static_cast<PlanYear>(budgets.worth.size()), allowed);
  return phasing_of(best, priced.upper_bound);
}

}  // namespace

Phasing phase_works(const Works& works, const Budgets& budgets, const PhasingSettings& settings,
                    const Progress& progress) {
  const Ditches ditches(works);
  const auto allowed = affordable_years(works, budgets, least_digging(works, ditches));
  const auto years = static_cast<PlanYear>(budgets.worth.size());
  ExactPhasing exact;
  PlanAccount solved(works, budgets, ditches);
  if (cells_of(works, budgets, ditches) <= settings.exact_cells) {
    progress(0.0, "solving the schedule to proof");
    exact = solve_phasing(works, budgets, ditches, allowed, exact_nodes);
    if (exact.is_impossible) {
      throw ImpossibleWork(
          {}, {"the budgets do not pay for all that must be built", "预算不足以支付全部须建工程"});
    }
    exact.found = exact.found && take_over(solved, exact.year);
    if (exact.found) pull_forward(solved, works, years, allowed);
    if (exact.found && exact.upper_bound && solved.value() >= *exact.upper_bound) {
      return phasing_of(solved, *exact.upper_bound);
    }
  }
  Phasing phasing = phase_by_prices(works, budgets, ditches, allowed, settings.effort, progress);
  if (exact.upper_bound && *exact.upper_bound >= phasing.value) {
    phasing.upper_bound = std::min(phasing.upper_bound, *exact.upper_bound);
  }
  if (exact.found && solved.value() > phasing.value) {
    return phasing_of(solved, phasing.upper_bound);
  }
  return phasing;
}

}  // namespace hinterland
