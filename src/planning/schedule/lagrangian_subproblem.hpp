// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"
#include "planning/schedule/plan_account.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

/// The activities without budgets but with prices, as a bound needs them.
namespace hinterland {

/// Activities without budgets, but with prices: each chooses the year that is best
/// for it and all that come after it.
struct SubproblemSolution {
  double value = 0.0;         ///< of all choices, what is paid taken off
  std::vector<double> spent;  ///< constraint × year
  Column<ActivityId, PlanYear> year;
};

/// The activities laid out tree by tree, to be asked again and again.
class LagrangianSubproblem {
 public:
  /// Keeps references to activities and budgets.
  explicit LagrangianSubproblem(const PhasingProblem& problem);

  /// The best choice by dynamic programming over (activity, year), in
  /// O(activities × years) on as many threads as are allowed.
  ///   price    of a fen in each year, constraint × year, in value
  ///   digging  what each activity of `SharedTrenches::activities` pays of its trench out of the
  ///            first constraint, × year; the other constraints pay `min_digging`
  SubproblemSolution answer(const std::vector<double>& price,
                            const std::vector<double>& digging) const;

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct ConstraintPair {  ///< that pay for an activity
    std::uint32_t service, county;
    friend auto operator<=>(const ConstraintPair&, const ConstraintPair&) = default;
  };
  void lay_out();
  std::vector<double> group_prices(const std::vector<double>& price) const;
  double digging_of(std::size_t place, PlanYear year, const std::vector<double>& digging) const {
    return in_trench_[place] == none ? 0.0 : digging[in_trench_[place] * years_ + year];
  }
  double choose(std::size_t first, std::size_t last, const std::vector<double>& price,
                const std::vector<double>& digging, std::vector<PlanYear>& chosen) const;
  void spend(std::size_t first, std::size_t last, const std::vector<double>& digging,
             const std::vector<PlanYear>& chosen, std::vector<double>& spent) const;

  const Activities& activities_;
  const Budgets& budgets_;
  std::size_t years_;
  std::vector<std::size_t> block_;  ///< where each begins: whole trees, some thousand activities
  std::vector<ActivityId> activity_;
  std::vector<std::uint32_t> after_;  ///< as a place in this layout
  std::vector<std::uint32_t> group_;  ///< activities paid by the same constraints
  std::vector<ConstraintPair> groups_;
  std::vector<double> cost_;              ///< without digging in a trench
  std::vector<double> digging_;           ///< the least, in a trench
  std::vector<std::uint32_t> in_trench_;  ///< place among the activities of all trenches
  std::vector<std::uint32_t> allowed_;
};

/// How much each activity bears of the digging of its trench in each year, for a bound: the shares
/// of any activities built then are together no more than the dearest digging among them, for each
/// layer is split, by weights, among all activities that would need it.
class DiggingShares {
 public:
  /// Equal weights: the shares of `split_digging`. Points to the trenches and activities.
  DiggingShares(const Activities& activities, const SharedTrenches& trenches, std::size_t years);

  /// What each bears: a row an activity of `SharedTrenches::activities`, a column a year.
  const std::vector<double>& digging() const { return digging_; }

  /// Lets the activities built in a year bear more of it, the others less: weights of the former
  /// grow by e^burden.
  void shift(const Column<ActivityId, PlanYear>& year, double burden);

 private:
  void split(SharedTrenchId trench, std::size_t year);

  const Activities* activities_;
  const SharedTrenches* trenches_;
  std::size_t years_;
  std::vector<double> weight_;
  std::vector<double> digging_;
};

}  // namespace hinterland
