// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/integer_program.hpp"

#include "planning/cost_sharing.hpp"
#include "planning/schedule/activities.hpp"

#include <coin/Cbc_C_Interface.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace hinterland {

namespace {

/// The most activities of a trench: the program has a column for each subset.
constexpr std::size_t max_of_a_trench = 12;

struct ModelDeleter {
  void operator()(Cbc_Model* model) const { Cbc_deleteModel(model); }
};

/// A linear expression: columns and their coefficients.
struct Row {
  std::vector<int> column;
  std::vector<double> factor;

  void add(int which, double times) {
    column.push_back(which);
    factor.push_back(times);
  }
};

/// The integer program. Column (activity, year): the activity is built by the end of the year.
/// Column (trench, year, set): exactly this set of activities shares the trench in this year.
class PhasingProgram {
 public:
  explicit PhasingProgram(const PhasingProblem& problem)
      : activities_(problem.activities),
        budgets_(problem.budgets),
        trenches_(problem.trenches),
        years_(budgets_.worth.size()),
        model_(Cbc_newModel()),
        money_(budgets_.constraints.size() * years_) {
    Cbc_setObjSense(model_.get(), -1.0);
    Cbc_setLogLevel(model_.get(), 0);
    for (ActivityId w : rows(problem.activities.cost)) add_activity(w, problem.allowed[w]);
    for (std::uint32_t d = 0; d < problem.trenches.size(); ++d) add_trench({d});
    for (std::size_t p = 0; p < problem.budgets.constraints.size(); ++p) add_constraint(p);
  }

  ExactPhasing solve(int nodes);

 private:
  int by(ActivityId activity, PlanYear year) const {
    return static_cast<int>(activity.index * years_ + year);
  }
  bool shares(ActivityId activity) const {
    return activities_.trench[activity] &&
           trenches_.segments_of(*activities_.trench[activity]).size() > 1;
  }
  void add_activity(ActivityId activity, std::uint32_t allowed);
  void add_trench(SharedTrenchId trench);
  int add_set(std::span<const ActivityId> all, unsigned set, PlanYear year);
  void add_constraint(std::size_t constraint);
  void pay(ActivityId activity, PlanYear year, int column, double amount);
  void require(const Row& row, char sense, double right) {
    Cbc_addRow(model_.get(), "", static_cast<int>(row.column.size()), row.column.data(),
               row.factor.data(), sense, right);
  }
  Column<ActivityId, PlanYear> plan_of(const double* solution) const;

  const Activities& activities_;
  const Budgets& budgets_;
  const SharedTrenches& trenches_;
  std::size_t years_;
  std::unique_ptr<Cbc_Model, ModelDeleter> model_;
  std::vector<Row> money_;  ///< spending under each constraint in each year
};

/// Adds to the rows of the constraints of `activity`.
void PhasingProgram::pay(ActivityId activity, PlanYear year, int column, double amount) {
  if (amount == 0.0) return;
  money_[year].add(column, amount);
  for (const auto& constraint :
       {activities_.service_constraint[activity], activities_.county_constraint[activity]}) {
    if (constraint) money_[*constraint * years_ + year].add(column, amount);
  }
}

void PhasingProgram::add_activity(ActivityId activity, std::uint32_t allowed) {
  const double cost = static_cast<double>(
      activities_.cost[activity] + (shares(activity) ? 0 : activities_.excavation[activity]));
  for (PlanYear y = 0; y < static_cast<PlanYear>(years_); ++y) {
    const bool last = y + 1U == years_;
    const auto later =
        last ? 0 : value_in(activities_, budgets_, activity, static_cast<PlanYear>(y + 1));
    const double gain = static_cast<double>(value_in(activities_, budgets_, activity, y) - later);
    const double least = last && !allows(allowed, unbuilt) ? 1.0 : 0.0;
    Cbc_addCol(model_.get(), "", least, 1.0, gain, 1, 0, nullptr, nullptr);
    pay(activity, y, by(activity, y), cost);
    if (y > 0) pay(activity, y, by(activity, static_cast<PlanYear>(y - 1)), -cost);
  }
  for (PlanYear y = 0; y < static_cast<PlanYear>(years_); ++y) {
    Row order;  // built stays built; never in a year that is not allowed
    order.add(by(activity, y), 1.0);
    if (y > 0) order.add(by(activity, static_cast<PlanYear>(y - 1)), -1.0);
    if (y > 0 || !allows(allowed, y)) require(order, allows(allowed, y) ? 'G' : 'E', 0.0);
    if (!activities_.predecessor[activity]) continue;
    Row above;
    above.add(by(activity, y), 1.0);
    above.add(by(*activities_.predecessor[activity], y), -1.0);
    require(above, 'L', 0.0);
  }
}

/// The column of a set of activities that share the trench in a year.
int PhasingProgram::add_set(std::span<const ActivityId> all, unsigned set, PlanYear year) {
  const int column = Cbc_getNumCols(model_.get());
  Cbc_addCol(model_.get(), "", 0.0, 1.0, 0.0, 0, 0, nullptr, nullptr);
  std::vector<Fen> alone;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((set >> i & 1U) != 0) alone.push_back(activities_.excavation[all[i]]);
  }
  const auto share = split_excavation(alone);
  std::size_t next = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((set >> i & 1U) != 0) pay(all[i], year, column, static_cast<double>(share[next++]));
  }
  return column;
}

void PhasingProgram::add_trench(SharedTrenchId trench) {
  const auto all = trenches_.segments_of(trench);
  if (all.size() < 2) return;
  for (PlanYear y = 0; y < static_cast<PlanYear>(years_); ++y) {
    std::vector<Row> built(
        all.size());  // the sets chosen agree with the activities built in this year
    Row one_set;
    for (unsigned set = 1; set < 1U << all.size(); ++set) {
      const int column = add_set(all, set, y);
      one_set.add(column, 1.0);
      for (std::size_t i = 0; i < all.size(); ++i) {
        if ((set >> i & 1U) != 0) built[i].add(column, 1.0);
      }
    }
    require(one_set, 'L', 1.0);
    for (std::size_t i = 0; i < all.size(); ++i) {
      built[i].add(by(all[i], y), -1.0);
      if (y > 0) built[i].add(by(all[i], static_cast<PlanYear>(y - 1)), 1.0);
      require(built[i], 'E', 0.0);
    }
  }
}

/// Spending up to each year, or in it, within the budget; scaled by the budget, so that all rows
/// have similar coefficients.
void PhasingProgram::add_constraint(std::size_t constraint) {
  std::vector<double> amount(static_cast<std::size_t>(Cbc_getNumCols(model_.get())), 0.0);
  double budget = 0.0;
  for (std::size_t y = 0; y < years_; ++y) {
    if (!budgets_.carry_over) {
      std::ranges::fill(amount, 0.0);
      budget = 0.0;
    }
    budget += static_cast<double>(budgets_.constraints[constraint].budget[y]);
    const Row& row = money_[constraint * years_ + y];
    for (std::size_t i = 0; i < row.column.size(); ++i) {
      amount[static_cast<std::size_t>(row.column[i])] += row.factor[i];
    }
    const double scale = 1.0 / std::max(budget, 1.0);
    Row paid;
    for (std::size_t column = 0; column < amount.size(); ++column) {
      if (amount[column] != 0.0) paid.add(static_cast<int>(column), amount[column] * scale);
    }
    if (!paid.column.empty()) require(paid, 'L', budget * scale);
  }
}

Column<ActivityId, PlanYear> PhasingProgram::plan_of(const double* solution) const {
  Column<ActivityId, PlanYear> year(activities_.size(), unbuilt);
  for (ActivityId w : rows(year)) {
    for (auto y = static_cast<PlanYear>(years_); y-- > 0;) {
      if (solution[by(w, y)] > 0.5) year[w] = y;
    }
  }
  return year;
}

ExactPhasing PhasingProgram::solve(int nodes) {
  Cbc_setMaximumNodes(model_.get(), nodes);
  Cbc_setAllowableGap(model_.get(), 0.5);  // values are integers
  Cbc_setAllowableFractionGap(model_.get(), 0.0);
  Cbc_solve(model_.get());
  ExactPhasing result;
  result.is_impossible = Cbc_isProvenInfeasible(model_.get()) != 0;
  if (result.is_impossible) return result;
  const double* solution = Cbc_bestSolution(model_.get());
  if (solution != nullptr) {
    result.found = true;
    result.year = plan_of(solution);
  }
  const double possible = Cbc_isProvenOptimal(model_.get()) != 0
                              ? Cbc_getObjValue(model_.get())
                              : Cbc_getBestPossibleObjValue(model_.get());
  // The solver is accurate to about nine digits.
  if (std::abs(possible) < 1e17) {
    result.upper_bound =
        static_cast<std::int64_t>(std::floor(possible + 1e-6 + 1e-9 * std::abs(possible)));
  }
  return result;
}

}  // namespace

std::size_t cells_of(const Activities& activities, const Budgets& budgets,
                     const SharedTrenches& trenches) {
  std::size_t a_year = activities.size();
  for (std::uint32_t d = 0; d < trenches.size(); ++d) {
    const std::size_t together = std::min(trenches.segments_of({d}).size(), max_of_a_trench + 1);
    if (together > 1) a_year += (std::size_t{1} << together) - 1;
  }
  return a_year * budgets.worth.size();
}

ExactPhasing solve_phasing(const PhasingProblem& problem, int nodes) {
  return PhasingProgram(problem).solve(nodes);
}

}  // namespace hinterland
