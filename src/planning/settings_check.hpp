// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/plan.hpp>

namespace hinterland {

/// Throws UsageError, naming the setting, its value and the values allowed, for a setting that no
/// study file could have: a number that is not finite or out of range, budgets of different
/// lengths, years outside the plan, unknown services. O(settings).
void check_settings(const PlanSettings& settings, const ServiceCatalogue& catalogue);

}  // namespace hinterland
