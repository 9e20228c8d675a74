// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/number_range.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/plan.hpp>

namespace hinterland {

/// The values that settings may have, from a study file or from a program.
inline constexpr NumberRange snap_range{0.0, 100.0};   ///< m
inline constexpr NumberRange access_range{0.0, 20e3};  ///< m; beyond, a search covers half a county
inline constexpr NumberRange walk_factor_range{1.0, 5.0};
inline constexpr NumberRange terrain_factor_range{1.0, 5.0};
inline constexpr NumberRange effort_range{0.0, 100.0};  ///< times the default search effort
inline constexpr NumberRange weight_range{0.0,
                                          1e6};  ///< only ratios matter, and sums must not overflow
inline constexpr NumberRange plan_year_range{1900.0, 2200.0};
inline constexpr NumberRange money_range{0.0,
                                         1e13};  ///< CNY; the sum of thirty years is exact in fen

/// Throws UsageError, naming the setting, its value and the values allowed, for a setting that no
/// study file could have: a number that is not finite or out of range, budgets of different
/// lengths, years outside the plan, unknown services. O(settings).
void check_settings(const PlanSettings& settings, const ServiceCatalogue& catalogue);

}  // namespace hinterland
