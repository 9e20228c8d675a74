// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/building.hpp"

namespace hinterland {

/// Why each gap is not closed a year earlier, or, where it is not in the plan, in
/// the last: by trying to. Rows as in `Gaps`.
///
///   year  of each work, in a plan that keeps all budgets
Column<GapId, Wait> explain_waits(const Building& building, const GapExtensions& extensions,
                                  const Column<WorkId, PlanYear>& year);

}  // namespace hinterland
