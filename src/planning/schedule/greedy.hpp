// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"
#include "planning/schedule/plan_account.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Plans made greedily, by worth per yuan.
namespace hinterland {

/// Builds `activity`, and what it comes after, in `year`, or as near before it as
/// each is allowed; what is built by then stays. False: one is not allowed so
/// early, and nothing has changed. The constraints may be overdrawn after it.
bool build_by(PlanAccount& account, const PhasingProblem& problem, ActivityId activity,
              PlanYear year);

/// The same, but only where the budgets pay for it; else nothing changes.
bool build_within(PlanAccount& account, const PhasingProblem& problem, ActivityId activity,
                  PlanYear year);

/// The same in the first year of `from` .. `end` that the budgets let it: money may
/// be saved for it.
bool build_first(PlanAccount& account, const PhasingProblem& problem, PlanYear from, PlanYear end,
                 ActivityId activity);

/// The same, but what it comes after may be built in years before: each in the
/// first year it can be, one after the other.
bool build_spread(PlanAccount& account, const PhasingProblem& problem, ActivityId activity);

/// Builds what must be built, each activity as late as it may, so that it is in the
/// way of little, or else as early as the budgets let it. Throws InfeasibleActivity where
/// no such way was found.
void build_musts(PlanAccount& account, const PhasingProblem& problem);

/// Builds every activity of value as early as what is left of the budgets lets it,
/// until none could be built earlier.
void pull_forward(PlanAccount& account, const PhasingProblem& problem);

/// Spends the budgets year by year on what is worth most per yuan at these
/// prices. Returns the activities of value in the order in which they were asked.
///   price  of a fen in each year, constraint × year
std::vector<ActivityId> fill_years(PlanAccount& account, const PhasingProblem& problem,
                                   const std::vector<double>& price);

/// The prices, constraint × year, that would be right if only the first constraint
/// mattered and activities were divisible: the worth per fen of what is bought last.
std::vector<double> guess_multipliers(const Activities& activities, const Budgets& budgets,
                                      const std::vector<Fen>& digging);

}  // namespace hinterland
