// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"

#include <hinterland/progress.hpp>

namespace hinterland {

/// Assigns activities to years, maximising the discounted value within the budgets, and gives an
/// upper bound of the value.
///
/// An activity is built in the year of its predecessor or later. Activities of one trench in the
/// same year excavate once; in different years each pays for excavation again. Mandatory activities
/// and their predecessors are built: throws InfeasibleActivity if budgets or allowed years prevent
/// that. No activity with a value can be moved a year earlier within the budgets left by the
/// schedule, and no line is built before its first successor if the later year can pay for it and
/// no excavation is shared meanwhile.
///
/// Small problems are solved to optimality by CBC. Otherwise Lagrangian relaxation of the budgets
/// decomposes the problem into trees, each solved exactly, which gives the bound (M. L. Fisher,
/// Management Science 27(1), 1981, 1-18); the schedule is filled by value per cost at the
/// multipliers, then improved by ruin and recreate. In the bound, the excavation of a trench is
/// split among its activities so that the shares never exceed what they pay.
///
/// The bound holds for any multipliers. With a larger budget the optimum rises, but unless both are
/// proven optimal, the bounds of two searches are not comparable to the last digit.
Phasing phase_activities(const Activities& activities, const Budgets& budgets,
                         const PhasingSettings& settings, const Progress& progress);

}  // namespace hinterland
