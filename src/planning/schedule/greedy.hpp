// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"
#include "planning/schedule/plan_account.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Greedy schedules, by value per cost.
namespace hinterland {

/// Schedules `activity` and its unbuilt predecessors in `year`, or in the last allowed year before
/// it. Returns false, with no change, if one of them is not allowed so early. May violate budgets.
bool build_by(PlanAccount& account, const PhasingProblem& problem, ActivityId activity,
              PlanYear year);

/// The same if the budgets allow it; otherwise no change.
bool build_within(PlanAccount& account, const PhasingProblem& problem, ActivityId activity,
                  PlanYear year);

/// The same in the first year of `from` .. `end` that the budgets allow, so that money can be saved
/// for it.
bool build_first(PlanAccount& account, const PhasingProblem& problem, PlanYear from, PlanYear end,
                 ActivityId activity);

/// The same, but each predecessor may be scheduled earlier, in the first year that the budgets
/// allow.
bool build_spread(PlanAccount& account, const PhasingProblem& problem, ActivityId activity);

/// Schedules the mandatory activities, each as late as allowed or, failing that, as early as the
/// budgets allow. Throws InfeasibleActivity if neither works.
void build_mandatory(PlanAccount& account, const PhasingProblem& problem);

/// Moves every activity with a value as early as the remaining budgets allow, and every line as
/// late as its first successor, until none can be moved. A line stays earlier where the later year
/// cannot pay for it, or if it would pay for excavation that it shares now; a line without a
/// successor in the plan is left out if that is allowed.
void adjust_years(PlanAccount& account, const PhasingProblem& problem);

/// Fills the budgets year by year with the activities of highest value per cost at the multipliers.
/// Returns the activities with a value in the order in which they were considered.
///   price  multiplier per fen, [constraint × years + year]
std::vector<ActivityId> fill_years(PlanAccount& account, const PhasingProblem& problem,
                                   const std::vector<double>& price);

/// The multipliers, [constraint × years + year], that are optimal if only the first constraint is
/// binding and activities are divisible: the value per fen of the last activity bought.
std::vector<double> guess_multipliers(const Activities& activities, const Budgets& budgets,
                                      const std::vector<Fen>& excavation);

}  // namespace hinterland
