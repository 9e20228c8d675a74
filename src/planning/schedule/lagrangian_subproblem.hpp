// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

/// The Lagrangian subproblem: budgets are replaced by prices.
namespace hinterland {

/// The solution of the subproblem: each activity in the year that is best for it and its
/// successors.
struct SubproblemSolution {
  double value = 0.0;         ///< total value minus price × spending
  std::vector<double> spent;  ///< [constraint × years + year]
  Column<ActivityId, PlanYear> year;
};

/// The activities laid out tree by tree, for repeated solution.
class LagrangianSubproblem {
 public:
  /// Keeps references to activities and budgets.
  explicit LagrangianSubproblem(const PhasingProblem& problem);

  /// Dynamic programming over (activity, year), O(activities × years), parallel.
  ///   price       of a fen, [constraint × years + year], in value
  ///   excavation  the share of each activity of `SharedTrenches::activities` in its trench, per
  ///               year, under the first constraint; under the others it is `min_excavation`
  SubproblemSolution answer(const std::vector<double>& price,
                            const std::vector<double>& excavation) const;

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct ConstraintPair {  ///< the constraints besides the first
    std::uint32_t service, county;
    friend auto operator<=>(const ConstraintPair&, const ConstraintPair&) = default;
  };
  void lay_out();
  std::vector<double> group_prices(const std::vector<double>& price) const;
  double excavation_of(std::size_t place, PlanYear year,
                       const std::vector<double>& excavation) const {
    return in_trench_[place] == none ? 0.0 : excavation[in_trench_[place] * years_ + year];
  }
  double choose(std::size_t first, std::size_t last, const std::vector<double>& price,
                const std::vector<double>& excavation, std::vector<PlanYear>& chosen) const;
  void spend(std::size_t first, std::size_t last, const std::vector<double>& excavation,
             const std::vector<PlanYear>& chosen, std::vector<double>& spent) const;

  const Activities& activities_;
  const Budgets& budgets_;
  std::size_t years_;
  std::vector<std::size_t>
      block_;  ///< first activity of each block of whole trees, some thousand activities
  std::vector<ActivityId> activity_;
  std::vector<std::uint32_t> after_;  ///< predecessor, as a position in this layout
  std::vector<std::uint32_t> group_;  ///< of activities under the same constraints
  std::vector<ConstraintPair> groups_;
  std::vector<double> cost_;              ///< without excavation in a trench
  std::vector<double> excavation_;        ///< least share in a trench
  std::vector<std::uint32_t> in_trench_;  ///< position among the activities of all trenches
  std::vector<std::uint32_t> allowed_;
};

/// Shares of each activity in the excavation of its trench in each year, valid for a bound: the sum
/// of the shares of any set of activities never exceeds the largest excavation among them, because
/// each layer is split, by weights, among all activities that would need it.
class ExcavationShares {
 public:
  /// Equal weights: the shares of `split_excavation`. Keeps references to the trenches and
  /// activities.
  ExcavationShares(const Activities& activities, const SharedTrenches& trenches, std::size_t years);

  /// The shares: a row per activity of `SharedTrenches::activities`, a column per year.
  const std::vector<double>& excavation() const { return excavation_; }

  /// Shifts excavation in each year to the activities built then: their weights grow by e^burden.
  void shift(const Column<ActivityId, PlanYear>& year, double burden);

 private:
  void split(SharedTrenchId trench, std::size_t year);

  const Activities* activities_;
  const SharedTrenches* trenches_;
  std::size_t years_;
  std::vector<double> weight_;
  std::vector<double> excavation_;
};

}  // namespace hinterland
