// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"

#include <hinterland/progress.hpp>

namespace hinterland {

/// Puts activities into years so that their value, sooner being worth more, is as
/// high as can be found within the budgets, and bounds it from above.
///
/// An activity is built with or after the one it comes after; activities of one trench in
/// one year dig once, in different years each digs anew. An activity that may not
/// stay unbuilt is built, its predecessors too: throws InfeasibleActivity where budgets
/// or years that are allowed do not let that be. No activity of value could be built
/// a year earlier than in the plan with what the plan leaves of the budgets.
///
/// Small cases are solved to proof by CBC. The others: Lagrange multipliers on
/// the budgets split the problem into trees, each solved exactly, and bound it
/// (M. L. Fisher, Management Science 27(1), 1981, 1-18); the plan is made by
/// worth per yuan at these prices, then improved by exchanges. In the bound the
/// digging of a trench is split among its activities, which is never more than what
/// they pay.
///
/// The bound is one of many that hold, as near as the search for prices came: a
/// bigger budget raises it at the same prices, and raises what is solved to
/// proof; where nothing is proven, two searches may end a little apart.
Phasing phase_activities(const Activities& activities, const Budgets& budgets,
                         const PhasingSettings& settings, const Progress& progress);

}  // namespace hinterland
