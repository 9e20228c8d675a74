// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"
#include "planning/schedule/plan_account.hpp"

#include <hinterland/progress.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hinterland {

/// What money is worth, and the bound that follows.
struct LagrangianPhasing {
  std::int64_t upper_bound = 0;
  /// Of a fen spent in a year, constraint × year, in value; the prices that gave the bound.
  std::vector<double> price;
};

/// Bounds the worth of every plan from above by Lagrange multipliers on all
/// budgets; the prices are sought by subgradients with Polyak's steps (B. T. Polyak,
/// "Minimization of unsmooth functionals", USSR Computational Mathematics and
/// Mathematical Physics 9(3), 1969, 14-29).
///
///   allowed      as `affordable_years` gives it
///   known_value  of some plan: what the steps aim at
///   steps        at most
///
/// A step is linear in activities × years, on as many threads as are allowed, with the
/// same answer for any number of them.
LagrangianPhasing bound_phasing(const PhasingProblem& problem, std::int64_t known_value,
                                std::size_t steps, const Progress& progress);

}  // namespace hinterland
