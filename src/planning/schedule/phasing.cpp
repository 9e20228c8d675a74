// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/phasing.hpp"

#include "base/random.hpp"
#include "planning/schedule/activities.hpp"
#include "planning/schedule/greedy.hpp"
#include "planning/schedule/integer_program.hpp"
#include "planning/schedule/lagrangian_bound.hpp"
#include "planning/schedule/lagrangian_subproblem.hpp"
#include "planning/schedule/plan_account.hpp"

#include <hinterland/progress.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The direct successors of each activity.
class Successors {
 public:
  explicit Successors(const Activities& activities) : first_(activities.size() + 2, 0) {
    for (const auto& after : activities.predecessor) {
      if (after) ++first_[after->index + 2];
    }
    for (std::size_t w = 2; w < first_.size(); ++w) first_[w] += first_[w - 1];
    activity_.resize(first_.back());
    for (ActivityId w : rows(activities.predecessor)) {
      if (activities.predecessor[w]) activity_[first_[activities.predecessor[w]->index + 1]++] = w;
    }
  }
  std::span<const ActivityId> of(ActivityId activity) const {
    return std::span(activity_).subspan(first_[activity.index],
                                        first_[activity.index + 1] - first_[activity.index]);
  }

 private:
  std::vector<std::size_t> first_;
  std::vector<ActivityId> activity_;
};

class RuinAndRecreate {
 public:
  RuinAndRecreate(PlanAccount& account, const PhasingProblem& problem,
                  const std::vector<ActivityId>& order)
      : account_(account),
        problem_(problem),
        activities_(problem.activities),
        order_(order),
        successors_(activities_) {}

  void round(Random& random) {
    const std::size_t mark = account_.mark();
    const std::int64_t before = account_.value();
    candidates_.clear();
    const std::size_t centre = random.below(order_.size());
    const std::size_t drops = 1 + random.below(3);
    for (std::size_t i = 0; i < drops; ++i) drop_near(centre, random);
    add_neighbours(centre, random);
    refill(random);
    if (!account_.is_feasible() || account_.value() < before) account_.undo_to(mark);
    account_.commit();
  }

 private:
  /// Removes an activity near this position in the order, or one of its predecessors, with all
  /// successors.
  void drop_near(std::size_t centre, Random& random) {
    const std::size_t reach = std::min<std::size_t>(order_.size(), 24);
    const std::size_t from = std::min(centre, order_.size() - reach);
    ActivityId activity = order_[from + random.below(reach)];
    if (account_.year(activity) == unbuilt) return;
    while (activities_.predecessor[activity] && random.chance(0.4))
      activity = *activities_.predecessor[activity];
    drop_with_successors(activity);
  }

  /// Removes the activity and its successors, except mandatory ones; nothing if they are too many.
  void drop_with_successors(ActivityId activity) {
    constexpr std::size_t max_dropped = 100;
    std::vector<ActivityId> after{activity};
    for (std::size_t i = 0; i < after.size() && after.size() <= max_dropped; ++i) {
      for (ActivityId next : successors_.of(after[i])) {
        if (account_.year(next) != unbuilt) after.push_back(next);
      }
    }
    if (after.size() > max_dropped) return;
    for (std::size_t i = after.size(); i-- > 0;) {
      if (!allows(problem_.allowed[after[i]], unbuilt)) continue;
      account_.move(after[i], unbuilt);
      if (activities_.value[after[i]] > 0) candidates_.emplace_back(0.0, after[i]);
    }
  }

  void add_neighbours(std::size_t centre, Random& random) {
    const std::size_t reach = std::min<std::size_t>(order_.size(), 40);
    for (const std::size_t around : {centre, random.below(order_.size())}) {
      const std::size_t from =
          std::min(around - std::min(around, reach / 2), order_.size() - reach);
      for (std::size_t i = from; i < from + reach; ++i) {
        if (account_.year(order_[i]) != 0) candidates_.emplace_back(0.0, order_[i]);
      }
    }
  }

  /// Tries all candidates in the order of value per cost, slightly shuffled.
  void refill(Random& random) {
    std::ranges::sort(candidates_, {}, &Candidate::second);
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
    const double noise = random.chance(0.5) ? 0.3 : 2.0;
    for (auto& [key, activity] : candidates_) {
      key = -std::log(worth_per_yuan(activity)) + noise * random.normal();
    }
    std::ranges::sort(candidates_);
    const bool is_at_once = random.chance(0.5);
    for (const auto& [key, activity] : candidates_) {
      if (is_at_once) {
        // A later start now and then brings activities of one trench into one year.
        const std::size_t from = random.chance(0.2) ? random.below(problem_.years()) : 0;
        build_first(account_, problem_, static_cast<PlanYear>(from), problem_.years(), activity);
      } else {
        build_spread(account_, problem_, activity);
      }
    }
  }

  /// The activity with its unbuilt predecessors.
  double worth_per_yuan(ActivityId activity) const {
    Fen cost = 1;
    for (std::optional<ActivityId> w = activity; w && account_.year(*w) == unbuilt;
         w = activities_.predecessor[*w]) {
      cost += activities_.cost[*w] + activities_.excavation[*w];
    }
    return static_cast<double>(activities_.value[activity]) / static_cast<double>(cost);
  }

  using Candidate = std::pair<double, ActivityId>;

  PlanAccount& account_;
  const PhasingProblem& problem_;
  const Activities& activities_;
  const std::vector<ActivityId>& order_;
  Successors successors_;
  std::vector<Candidate> candidates_;
};

/// Ruin and recreate: removes a few random activities with their successors and refills the freed
/// budget with them and their neighbours in the order of value per cost; keeps a schedule that is
/// not worse. The schedule stays feasible.
///
///   order    the activities with a value, best value per cost first, from `fill_years`
///   upper    stops when the schedule reaches this value
///   rounds   number of rounds
///
/// Seeded, so that the result is deterministic. Source: G. Schrimpf et al., "Record
/// breaking optimization results using the ruin and recreate principle",
/// J. Computational Physics 159(2), 2000, 139-171.
void improve_phasing(PlanAccount& account, const PhasingProblem& problem,
                     const std::vector<ActivityId>& order, std::int64_t upper, std::size_t rounds,
                     const Progress& progress) {
  if (order.empty()) return;
  RuinAndRecreate improvement(account, problem, order);
  Random random(2016);
  for (std::size_t i = 0; i < rounds && account.value() < upper; ++i) {
    if (i % 256 == 0) {
      progress(static_cast<double>(i) / static_cast<double>(rounds), "improving the plan");
    }
    improvement.round(random);
  }
}

constexpr int exact_nodes = 20'000;

/// The effort by size of the problem, so that the total time is linear in it.
struct Effort {
  std::size_t steps, rounds;
};

Effort effort_for(const Activities& activities, const Budgets& budgets, double effort) {
  const auto cells = static_cast<double>(activities.size() * budgets.worth.size() + 1);
  const double steps = effort * std::clamp(1e9 / cells, 100.0, 400.0);
  const double rounds = effort * std::clamp(150.0 * cells, 1000.0, 20'000.0);
  return {static_cast<std::size_t>(steps) + 1, static_cast<std::size_t>(rounds)};
}

/// Copies a schedule; returns false if it violates a budget.
bool take_over(PlanAccount& account, const Column<ActivityId, PlanYear>& year) {
  for (ActivityId w : rows(year)) account.move(w, year[w]);
  const bool is_feasible = account.is_feasible();
  account.commit();
  return is_feasible;
}

Phasing phasing_of(const PlanAccount& account, std::int64_t upper_bound) {
  Phasing phasing;
  phasing.year = account.years();
  phasing.spent = account.spent();
  phasing.value = account.value();
  phasing.upper_bound = std::max(upper_bound, phasing.value);
  return phasing;
}

/// A schedule filled at the multipliers, and the order in which activities were considered.
struct Filled {
  PlanAccount account;
  std::vector<ActivityId> order;
};

Filled fill(const PlanAccount& mandatory, const PhasingProblem& problem,
            const std::vector<double>& price) {
  Filled filled{mandatory, {}};
  filled.order = fill_years(filled.account, problem, price);
  return filled;
}

/// Multipliers, a schedule at these multipliers, and its improvement.
Phasing phase_by_lagrangian(const PhasingProblem& problem, double effort_factor,
                            const Progress& progress) {
  const Effort effort = effort_for(problem.activities, problem.budgets, effort_factor);
  PlanAccount mandatory(problem.activities, problem.budgets, problem.trenches);
  build_mandatory(mandatory, problem);
  const auto rough = fill(mandatory, problem,
                          guess_multipliers(problem.activities, problem.budgets,
                                            min_excavation(problem.activities, problem.trenches)));
  const LagrangianPhasing priced =
      bound_phasing(problem, rough.account.value(), effort.steps, part_of(progress, 0.1, 0.7));
  auto filled = fill(mandatory, problem, priced.price);
  PlanAccount best = filled.account;
  if (rough.account.value() > filled.account.value()) {
    best = rough.account;
  }
  improve_phasing(best, problem, filled.order, priced.upper_bound, effort.rounds,
                  part_of(progress, 0.75, 1.0));
  adjust_years(best, problem);
  return phasing_of(best, priced.upper_bound);
}

}  // namespace

Phasing phase_activities(const Activities& activities, const Budgets& budgets,
                         const PhasingSettings& settings, const Progress& progress) {
  const SharedTrenches trenches(activities);
  const auto allowed = affordable_years(activities, budgets, min_excavation(activities, trenches));
  const PhasingProblem problem{activities, budgets, trenches, allowed};
  ExactPhasing exact;
  PlanAccount solved(activities, budgets, trenches);
  if (cells_of(activities, budgets, trenches) <= settings.exact_cells) {
    progress(0.0, "solving the schedule exactly");
    exact = solve_phasing(problem, exact_nodes);
    if (exact.is_impossible) {
      throw InfeasibleActivity(
          {}, {"the budgets do not cover all that must be built", "预算不足以支付全部须建工程"});
    }
    exact.found = exact.found && take_over(solved, exact.year);
    if (exact.found) adjust_years(solved, problem);
    if (exact.found && exact.upper_bound && solved.value() >= *exact.upper_bound) {
      return phasing_of(solved, *exact.upper_bound);
    }
  }
  Phasing phasing = phase_by_lagrangian(problem, settings.effort, progress);
  if (exact.upper_bound && *exact.upper_bound >= phasing.value) {
    phasing.upper_bound = std::min(phasing.upper_bound, *exact.upper_bound);
  }
  if (exact.found && solved.value() > phasing.value) {
    return phasing_of(solved, phasing.upper_bound);
  }
  return phasing;
}

}  // namespace hinterland
