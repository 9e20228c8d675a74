// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/lagrangian_bound.hpp"

#include "planning/schedule/greedy.hpp"
#include "planning/schedule/lagrangian_subproblem.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace hinterland {

namespace {

/// The multipliers of all budgets. A multiplier is stored times its budget, so that large and small
/// budgets are scaled alike.
class LagrangeMultipliers {
 public:
  explicit LagrangeMultipliers(const Budgets& budgets)
      : budgets_(budgets), years_(budgets.worth.size()) {
    for (const BudgetConstraint& constraint : budgets.constraints) {
      double sum = 0.0;
      for (Fen budget : constraint.budget) {
        sum = static_cast<double>(budget) + (budgets.carry_over ? sum : 0.0);
        budget_.push_back(sum);
        scale_.push_back(1.0 / std::max(sum, 1.0));
      }
    }
    weight_.assign(budget_.size(), 0.0);
  }

  std::size_t size() const { return weight_.size(); }
  const std::vector<double>& weights() const { return weight_; }
  void set_weights(std::vector<double> weights) { weight_ = std::move(weights); }
  /// Sets the multipliers of the first constraint so that a fen has the given price in each year.
  void set_prices_of_all(const std::vector<double>& price) {
    for (std::size_t y = 0; y < years_; ++y) {
      const double later = y + 1 < years_ && budgets_.carry_over ? price[y + 1] : 0.0;
      weight_[y] = std::max(price[y] - later, 0.0) / scale_[y];
    }
  }

  /// The price of a fen spent in each year: its multiplier and, with carry-over, those of all later
  /// years.
  std::vector<double> prices() const {
    std::vector<double> price(size());
    for (std::size_t i = size(); i-- > 0;) {
      const bool is_last = i % years_ + 1 == years_;
      price[i] = weight_[i] * scale_[i] + (budgets_.carry_over && !is_last ? price[i + 1] : 0.0);
    }
    return price;
  }

  /// The value of the budgets at the multipliers.
  double worth() const {
    double worth = 0.0;
    for (std::size_t i = 0; i < size(); ++i) worth += weight_[i] * scale_[i] * budget_[i];
    return worth;
  }

  /// The subgradient: the violation of each budget, as a share of it.
  std::vector<double> overdrawn(const std::vector<double>& spent) const {
    std::vector<double> over(size());
    double sum = 0.0;
    for (std::size_t i = 0; i < size(); ++i) {
      const bool is_first = i % years_ == 0;
      sum = spent[i] + (budgets_.carry_over && !is_first ? sum : 0.0);
      over[i] = (sum - budget_[i]) * scale_[i];
    }
    return over;
  }

 private:
  const Budgets& budgets_;
  std::size_t years_;
  std::vector<double> budget_;
  std::vector<double> scale_;
  std::vector<double> weight_;
};

/// An upper bound of the rounding error of a sum of so many terms.
double rounding_error(const Activities& activities, double worth_of_budgets) {
  double sum = worth_of_budgets;
  for (std::int64_t value : activities.value) sum += static_cast<double>(value);
  const double terms = 4.0 * static_cast<double>(activities.size() + 10);
  return terms * std::numeric_limits<double>::epsilon() * sum;
}

/// Subgradient search for the multipliers and for the shares of excavation.
class SubgradientSearch {
 public:
  SubgradientSearch(const PhasingProblem& problem, std::int64_t known_value)
      : forest_(problem),
        prices_(problem.budgets),
        sharers_(problem.activities, problem.trenches, problem.years()),
        best_sharers_(sharers_),
        target_(static_cast<double>(known_value)) {
    prices_.set_prices_of_all(guess_multipliers(
        problem.activities, problem.budgets, min_excavation(problem.activities, problem.trenches)));
    best_weights_ = prices_.weights();
  }

  /// Makes steps until the bound no longer improves. `burden`: the size of the first shift of
  /// excavation shares; 0: none.
  void descend(std::size_t steps, double burden, const Progress& progress);
  bool is_closed() const { return best_ < target_ + 1.0; }

  double best() const { return best_; }
  std::vector<double> prices() {
    prices_.set_weights(best_weights_);
    return prices_.prices();
  }
  double worth() const { return prices_.worth(); }

 private:
  void step_from(const SubproblemSolution& answer, double bound);
  void step_back();

  LagrangianSubproblem forest_;
  LagrangeMultipliers prices_;
  ExcavationShares sharers_;
  ExcavationShares best_sharers_;
  double target_;
  double best_ = std::numeric_limits<double>::infinity();
  std::vector<double> best_weights_;
  double stride_ = 1.0;
};

/// One step of Polyak's size along the subgradient.
void SubgradientSearch::step_from(const SubproblemSolution& answer, double bound) {
  auto over = prices_.overdrawn(answer.spent);
  auto weights = prices_.weights();
  double square = 0.0;
  for (std::size_t i = 0; i < over.size(); ++i) {
    if (over[i] < 0.0 && weights[i] == 0.0) over[i] = 0.0;  // multipliers are not negative
    square += over[i] * over[i];
  }
  if (square == 0.0) return;
  const double step = stride_ * (bound - target_) / square;
  for (std::size_t i = 0; i < over.size(); ++i) {
    weights[i] = std::max(0.0, weights[i] + step * over[i]);
  }
  prices_.set_weights(std::move(weights));
}

void SubgradientSearch::step_back() {
  stride_ /= 2.0;
  prices_.set_weights(best_weights_);
  sharers_ = best_sharers_;
}

void SubgradientSearch::descend(std::size_t steps, double burden, const Progress& progress) {
  const std::size_t patience =
      burden > 0.0 ? 20 : 8;  // shifting excavation shares converges slowly
  constexpr double min_stride = 1e-3;
  std::size_t since_best = 0;
  stride_ = 1.0;
  for (std::size_t step = 0; step < steps && stride_ > min_stride; ++step) {
    progress(static_cast<double>(step) / static_cast<double>(steps), "computing multipliers");
    const SubproblemSolution answer = forest_.answer(prices_.prices(), sharers_.excavation());
    const double bound = answer.value + prices_.worth();
    ++since_best;
    if (bound < best_) {
      if (bound < best_ - 1e-5 * std::abs(bound)) since_best = 0;
      best_ = bound;
      best_weights_ = prices_.weights();
      if (burden > 0.0) best_sharers_ = sharers_;
    }
    if (is_closed()) return;
    if (since_best > patience) {
      since_best = 0;
      step_back();
      continue;
    }
    if (burden > 0.0) sharers_.shift(answer.year, burden * stride_);
    step_from(answer, bound);
  }
  prices_.set_weights(best_weights_);
  sharers_ = best_sharers_;
}

}  // namespace

LagrangianPhasing bound_phasing(const PhasingProblem& problem, std::int64_t known_value,
                                std::size_t steps, const Progress& progress) {
  SubgradientSearch search(problem, known_value);
  const bool has_excavation = !problem.trenches.activities().empty();
  search.descend(steps, 0.0, part_of(progress, 0.0, has_excavation ? 0.4 : 1.0));
  if (has_excavation) search.descend(steps, 1.0, part_of(progress, 0.4, 1.0));
  LagrangianPhasing result;
  result.price = search.prices();
  result.upper_bound = static_cast<std::int64_t>(
      std::floor(search.best() + rounding_error(problem.activities, search.worth())));
  return result;
}

}  // namespace hinterland
