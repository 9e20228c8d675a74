// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/works.hpp"
#include "planning/schedule/plan_account.hpp"

#include <cstddef>
#include <vector>

namespace hinterland {

/// Who bears how much of the digging of each ditch in each year, for a bound:
/// whoever is built then, the shares of those built are together no more than
/// the dearest digging among them. For each layer is split, by weights, among
/// all who would need it.
class DiggingBearers {
 public:
  /// Equal weights: the shares of `split_digging`. Points to the ditches and works.
  DiggingBearers(const Works& works, const Ditches& ditches, std::size_t years);

  /// What each bears: a row a work of `Ditches::works`, a column a year.
  const std::vector<double>& digging() const { return digging_; }

  /// Lets those who are built in a year bear more of it, the others less: weights
  /// of the former grow by e^burden.
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
