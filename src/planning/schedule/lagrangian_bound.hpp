// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"

#include <hinterland/progress.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hinterland {

/// Lagrange multipliers, and the upper bound they give.
struct LagrangianPhasing {
  std::int64_t upper_bound = 0;
  /// The price of a fen spent, [constraint × years + year], in value: the multipliers of the best
  /// bound.
  std::vector<double> price;
};

/// An upper bound of the value of every schedule by Lagrangian relaxation of all budgets. The
/// multipliers are found by the subgradient method with Polyak's step size (B. T. Polyak,
/// "Minimization of unsmooth functionals", USSR Computational Mathematics and Mathematical Physics
/// 9(3), 1969, 14-29).
///
///   allowed      from `affordable_years`
///   known_value  of a feasible schedule: the target of the step size
///   steps        most steps
///
/// A step is O(activities × years) and parallel; the result does not depend on the number of
/// threads.
LagrangianPhasing bound_phasing(const PhasingProblem& problem, std::int64_t known_value,
                                std::size_t steps, const Progress& progress);

}  // namespace hinterland
