// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/phasing.hpp"

#include "base/random.hpp"
#include "planning/schedule/greedy.hpp"
#include "planning/schedule/integer_program.hpp"
#include "planning/schedule/plan_account.hpp"
#include "planning/schedule/price_bound.hpp"
#include "planning/schedule/priced_forest.hpp"
#include "planning/schedule/works.hpp"

#include <hinterland/progress.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// What comes directly after each work.
class Successors {
 public:
  explicit Successors(const Works& works) : first_(works.size() + 2, 0) {
    for (const auto& after : works.after) {
      if (after) ++first_[after->index + 2];
    }
    for (std::size_t w = 2; w < first_.size(); ++w) first_[w] += first_[w - 1];
    work_.resize(first_.back());
    for (WorkId w : rows(works.after)) {
      if (works.after[w]) work_[first_[works.after[w]->index + 1]++] = w;
    }
  }
  std::span<const WorkId> of(WorkId work) const {
    return std::span(work_).subspan(first_[work.index],
                                    first_[work.index + 1] - first_[work.index]);
  }

 private:
  std::vector<std::size_t> first_;
  std::vector<WorkId> work_;
};

class Improvement {
 public:
  Improvement(PlanAccount& account, const PhasingProblem& problem, const std::vector<WorkId>& order)
      : account_(account),
        problem_(problem),
        works_(problem.works),
        order_(order),
        successors_(works_) {}

  void round(Random& random) {
    const std::size_t mark = account_.mark();
    const std::int64_t before = account_.value();
    candidates_.clear();
    const std::size_t centre = random.below(order_.size());
    const std::size_t drops = 1 + random.below(3);
    for (std::size_t i = 0; i < drops; ++i) drop_near(centre, random);
    add_neighbours(centre, random);
    refill(random);
    if (!account_.is_sound() || account_.value() < before) account_.undo_to(mark);
    account_.settle();
  }

 private:
  /// Drops a work near this place in the order, or one it comes after, with all behind it.
  void drop_near(std::size_t centre, Random& random) {
    const std::size_t reach = std::min<std::size_t>(order_.size(), 24);
    const std::size_t from = std::min(centre, order_.size() - reach);
    WorkId work = order_[from + random.below(reach)];
    if (account_.year(work) == unbuilt) return;
    while (works_.after[work] && random.chance(0.4)) work = *works_.after[work];
    drop_behind(work);
  }

  /// As late as may be, and not at all where that is allowed; some hundred at most.
  void drop_behind(WorkId work) {
    constexpr std::size_t most_dropped = 100;
    std::vector<WorkId> behind{work};
    for (std::size_t i = 0; i < behind.size() && behind.size() <= most_dropped; ++i) {
      for (WorkId next : successors_.of(behind[i])) {
        if (account_.year(next) != unbuilt) behind.push_back(next);
      }
    }
    if (behind.size() > most_dropped) return;
    for (std::size_t i = behind.size(); i-- > 0;) {
      if (!allows(problem_.allowed[behind[i]], unbuilt)) continue;
      account_.move(behind[i], unbuilt);
      if (works_.value[behind[i]] > 0) candidates_.push_back({0.0, behind[i]});
    }
  }

  void add_neighbours(std::size_t centre, Random& random) {
    const std::size_t reach = std::min<std::size_t>(order_.size(), 40);
    for (const std::size_t around : {centre, random.below(order_.size())}) {
      const std::size_t from =
          std::min(around - std::min(around, reach / 2), order_.size() - reach);
      for (std::size_t i = from; i < from + reach; ++i) {
        if (account_.year(order_[i]) != 0) candidates_.push_back({0.0, order_[i]});
      }
    }
  }

  /// Tries all candidates in the order of worth, somewhat shuffled.
  void refill(Random& random) {
    std::ranges::sort(candidates_, {}, &Candidate::second);
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
    const double noise = random.chance(0.5) ? 0.3 : 2.0;
    for (auto& [key, work] : candidates_) {
      key = -std::log(worth_per_yuan(work)) + noise * random.normal();
    }
    std::ranges::sort(candidates_);
    const std::size_t way = random.below(3);
    if (way == 0) return by_year();
    for (const auto& [key, work] : candidates_) {
      if (way == 1) {
        // Starting later now and then brings works of one ditch into one year.
        const std::size_t from = random.chance(0.2) ? random.below(problem_.years()) : 0;
        build_first(account_, problem_, static_cast<PlanYear>(from), problem_.years(), work);
      } else {
        build_spread(account_, problem_, work);
      }
    }
  }

  /// Fills each year in turn with what is worth most.
  void by_year() {
    for (PlanYear y = 0; y < problem_.years(); ++y) {
      for (const auto& [key, work] : candidates_) build_within(account_, problem_, work, y);
    }
  }

  /// With what it comes after, so far as that is not built.
  double worth_per_yuan(WorkId work) const {
    Fen cost = 1;
    for (std::optional<WorkId> w = work; w && account_.year(*w) == unbuilt; w = works_.after[*w]) {
      cost += works_.cost[*w] + works_.digging[*w];
    }
    return static_cast<double>(works_.value[work]) / static_cast<double>(cost);
  }

  using Candidate = std::pair<double, WorkId>;

  PlanAccount& account_;
  const PhasingProblem& problem_;
  const Works& works_;
  const std::vector<WorkId>& order_;
  Successors successors_;
  std::vector<Candidate> candidates_;
};

/// Ruin and recreate: drops a few works at random with all that comes after them, and spends what
/// becomes free on them and their neighbours in the order of worth; keeps a plan that is no worse.
/// Never leaves an unsound plan.
///
///   order    the works of value, best worth per yuan first, as `fill_years` gives them
///   upper    stops where the plan is worth so much
///   rounds   how often
///
/// Seeded: the same answer on every run. Source: G. Schrimpf et al., "Record
/// breaking optimization results using the ruin and recreate principle",
/// J. Computational Physics 159(2), 2000, 139-171.
void improve_phasing(PlanAccount& account, const PhasingProblem& problem,
                     const std::vector<WorkId>& order, std::int64_t upper, std::size_t rounds,
                     const Progress& progress) {
  if (order.empty()) return;
  Improvement improvement(account, problem, order);
  Random random(2016);
  for (std::size_t i = 0; i < rounds && account.value() < upper; ++i) {
    if (i % 256 == 0) {
      progress(static_cast<double>(i) / static_cast<double>(rounds), "improving the plan");
    }
    improvement.round(random);
  }
}

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

Filled fill(const PlanAccount& musts, const PhasingProblem& problem,
            const std::vector<double>& price) {
  Filled filled{musts, {}};
  filled.order = fill_years(filled.account, problem, price);
  return filled;
}

/// Prices, a plan at these prices, and exchanges.
Phasing phase_by_prices(const PhasingProblem& problem, double effort_factor,
                        const Progress& progress) {
  const Effort effort = effort_for(problem.works, problem.budgets, effort_factor);
  PlanAccount musts(problem.works, problem.budgets, problem.ditches);
  build_musts(musts, problem);
  const auto rough = fill(
      musts, problem,
      guess_prices(problem.works, problem.budgets, least_digging(problem.works, problem.ditches)));
  const PricedPhasing priced =
      bound_phasing(problem, rough.account.value(), effort.steps, part_of(progress, 0.1, 0.7));
  auto filled = fill(musts, problem, priced.price);
  PlanAccount best = filled.account;
  if (rough.account.value() > filled.account.value()) {
    best = rough.account;
  }
  improve_phasing(best, problem, filled.order, priced.upper_bound, effort.rounds,
                  part_of(progress, 0.75, 1.0));
  pull_forward(best, problem);
  return phasing_of(best, priced.upper_bound);
}

}  // namespace

Phasing phase_works(const Works& works, const Budgets& budgets, const PhasingSettings& settings,
                    const Progress& progress) {
  const Ditches ditches(works);
  const auto allowed = affordable_years(works, budgets, least_digging(works, ditches));
  const PhasingProblem problem{works, budgets, ditches, allowed};
  ExactPhasing exact;
  PlanAccount solved(works, budgets, ditches);
  if (cells_of(works, budgets, ditches) <= settings.exact_cells) {
    progress(0.0, "solving the schedule to proof");
    exact = solve_phasing(problem, exact_nodes);
    if (exact.is_impossible) {
      throw ImpossibleWork(
          {}, {"the budgets do not pay for all that must be built", "预算不足以支付全部须建工程"});
    }
    exact.found = exact.found && take_over(solved, exact.year);
    if (exact.found) pull_forward(solved, problem);
    if (exact.found && exact.upper_bound && solved.value() >= *exact.upper_bound) {
      return phasing_of(solved, *exact.upper_bound);
    }
  }
  Phasing phasing = phase_by_prices(problem, settings.effort, progress);
  if (exact.upper_bound && *exact.upper_bound >= phasing.value) {
    phasing.upper_bound = std::min(phasing.upper_bound, *exact.upper_bound);
  }
  if (exact.found && solved.value() > phasing.value) {
    return phasing_of(solved, phasing.upper_bound);
  }
  return phasing;
}

}  // namespace hinterland
