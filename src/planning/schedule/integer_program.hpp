// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace hinterland {

/// The size of the program: activities × years, plus the sets of activities that may share a
/// trench × years.
std::size_t cells_of(const Activities& activities, const Budgets& budgets,
                     const SharedTrenches& trenches);

/// The result of the integer program.
struct ExactPhasing {
  bool found = false;  ///< a schedule that keeps the budgets to the solver's tolerance
  Column<ActivityId, PlanYear> year;
  std::optional<std::int64_t> upper_bound;  ///< none: the search was not completed
  bool is_impossible = false;               ///< proven infeasible
};

/// Searches for the schedule of highest value that is at least `known_value`.
///
///   allowed  from `affordable_years`
///   nodes    most nodes of the search tree
///
/// One thread and no time limit, so that the result is deterministic.
ExactPhasing solve_phasing(const PhasingProblem& problem, int nodes);

}  // namespace hinterland
