// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"
#include "planning/schedule/plan_account.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace hinterland {

/// Activities × years, a trench counting once a year for each set of activities that may
/// share it.
std::size_t cells_of(const Activities& activities, const Budgets& budgets,
                     const SharedTrenches& trenches);

/// What the solver of integer programs found.
struct ExactPhasing {
  bool found = false;  ///< a plan, which keeps the budgets to the solver's tolerance
  Column<ActivityId, PlanYear> year;
  std::optional<std::int64_t> upper_bound;  ///< none: it came to no end
  bool is_impossible = false;               ///< what must be built cannot be
};

/// Looks for the plan of most worth among those of at least `known_value`.
///
///   allowed  as `affordable_years` gives it
///   nodes    of the search tree, at most
///
/// One thread, no clock: the same answer on every run.
ExactPhasing solve_phasing(const PhasingProblem& problem, int nodes);

}  // namespace hinterland
