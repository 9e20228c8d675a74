// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/number_range.hpp"
#include "network/village_roads.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/plan.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <string_view>

namespace hinterland {

/// The values that settings may have, from a study file or from a program.
inline constexpr NumberRange terrain_factor_range{1.0, 5.0};
inline constexpr NumberRange effort_range{0.0, 100.0};  ///< times the default search effort
inline constexpr NumberRange weight_range{0.0,
                                          1e6};  ///< only ratios matter, and sums must not overflow
inline constexpr NumberRange plan_year_range{1900.0, 2200.0};
inline constexpr NumberRange money_range{0.0,
                                         1e13};  ///< CNY; the sum of thirty years is exact in fen

/// A setting that contradicts others or the catalogue, by the name of its member in the struct;
/// empty: the struct as a whole.
struct SettingFault {
  std::string_view setting;
  Text reason;
  bool is_value = false;  ///< its value is wrong; false: it contradicts other settings
};

/// A core radius or time above that of the band, where the catalogue has the one not set. None: no
/// public service has such radii.
std::optional<SettingFault> find_fault(const CoverageSettings& settings,
                                       const ServiceCatalogue& catalogue);

/// A pin without an object, with two, or without a choice of years; a year outside the plan; a
/// service that the catalogue lacks. Villages and segments are looked up by `apply_pins`.
std::optional<SettingFault> find_fault(const SchedulePin& pin, const ScheduleSettings& settings,
                                       const ServiceCatalogue& catalogue);

// Each throws UsageError, naming the setting, its value and the permitted values, for a setting
// that no study file could have: a number that is not finite or out of range, budgets of different
// lengths, years outside the plan, unknown services. Each public step checks its own settings.
// O(settings).
void check_settings(const CoverageSettings& settings, const ServiceCatalogue& catalogue);
void check_settings(const ExtensionSettings& settings);
void check_settings(const PrioritySettings& settings);
void check_settings(const ScheduleSettings& settings, const ServiceCatalogue& catalogue);
void check_settings(const SitesSettings& settings);

/// The settings of all steps, before the first one runs.
void check_settings(const PlanSettings& settings, const ServiceCatalogue& catalogue);

}  // namespace hinterland
