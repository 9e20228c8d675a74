// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/plan_account.hpp"
#include "planning/schedule/works.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

/// The works without budgets but with prices, as a bound needs them.
namespace hinterland {

/// Works without budgets, but with prices: each chooses the year that is best
/// for it and all that come after it.
struct PriceAnswer {
  double value = 0.0;         ///< of all choices, what is paid taken off
  std::vector<double> spent;  ///< purse × year
  Column<WorkId, PlanYear> year;
};

/// The works laid out tree by tree, to be asked again and again.
class PricedForest {
 public:
  /// Keeps references to works and budgets.
  explicit PricedForest(const PhasingProblem& problem);

  /// The best choice by dynamic programming over (work, year), in
  /// O(works × years) on as many threads as are allowed.
  ///   price    of a fen in each year, purse × year, in value
  ///   digging  what each work of `Ditches::works` pays of its ditch out of the
  ///            first purse, × year; the other purses pay `least_digging`
  PriceAnswer answer(const std::vector<double>& price, const std::vector<double>& digging) const;

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Purses {  ///< that pay for a work
    std::uint32_t service, county;
    friend auto operator<=>(const Purses&, const Purses&) = default;
  };
  void lay_out();
  std::vector<double> group_prices(const std::vector<double>& price) const;
  double digging_of(std::size_t place, PlanYear year, const std::vector<double>& digging) const {
    return in_ditch_[place] == none ? 0.0 : digging[in_ditch_[place] * years_ + year];
  }
  double choose(std::size_t first, std::size_t last, const std::vector<double>& price,
                const std::vector<double>& digging, std::vector<PlanYear>& chosen) const;
  void spend(std::size_t first, std::size_t last, const std::vector<double>& digging,
             const std::vector<PlanYear>& chosen, std::vector<double>& spent) const;

  const Works& works_;
  const Budgets& budgets_;
  std::size_t years_;
  std::vector<std::size_t> block_;  ///< where each begins: whole trees, some thousand works
  std::vector<WorkId> work_;
  std::vector<std::uint32_t> after_;  ///< as a place in this layout
  std::vector<std::uint32_t> group_;  ///< works paid by the same purses
  std::vector<Purses> groups_;
  std::vector<double> cost_;             ///< without digging in a ditch
  std::vector<double> digging_;          ///< the least, in a ditch
  std::vector<std::uint32_t> in_ditch_;  ///< place among the works of all ditches
  std::vector<std::uint32_t> allowed_;
};

/// How much each work bears of the digging of its ditch in each year, for a bound: the shares of
/// any works built then are together no more than the dearest digging among them, for each layer
/// is split, by weights, among all works that would need it.
class DiggingBearers {
 public:
  /// Equal weights: the shares of `split_digging`. Points to the ditches and works.
  DiggingBearers(const Works& works, const Ditches& ditches, std::size_t years);

  /// What each bears: a row a work of `Ditches::works`, a column a year.
  const std::vector<double>& digging() const { return digging_; }

  /// Lets the works built in a year bear more of it, the others less: weights of the former grow
  /// by e^burden.
  void shift(const Column<WorkId, PlanYear>& year, double burden);

 private:
  void split(DitchId ditch, std::size_t year);

  const Works* works_;
  const Ditches* ditches_;
  std::size_t years_;
  std::vector<double> weight_;
  std::vector<double> digging_;
};

}  // namespace hinterland
