// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/number_range.hpp"
#include "network/village_roads.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/plan.hpp>

namespace hinterland {

/// The values that settings may have, from a study file or from a program.
inline constexpr NumberRange terrain_factor_range{1.0, 5.0};
inline constexpr NumberRange effort_range{0.0, 100.0};  ///< times the default search effort
inline constexpr NumberRange weight_range{0.0,
                                          1e6};  ///< only ratios matter, and sums must not overflow
inline constexpr NumberRange plan_year_range{1900.0, 2200.0};
inline constexpr NumberRange money_range{0.0,
                                         1e13};  ///< CNY; the sum of thirty years is exact in fen

// Each throws UsageError, naming the setting, its value and the permitted values, for a setting
// that no study file could have: a number that is not finite or out of range, budgets of different
// lengths, years outside the plan, unknown services. Each public step checks its own settings.
// O(settings).
void check_settings(const CoverageSettings& settings);
void check_settings(const ExtensionSettings& settings);
void check_settings(const PrioritySettings& settings);
void check_settings(const ScheduleSettings& settings, const ServiceCatalogue& catalogue);
void check_settings(const SitesSettings& settings);

/// The settings of all steps, before the first one runs.
void check_settings(const PlanSettings& settings, const ServiceCatalogue& catalogue);

}  // namespace hinterland
