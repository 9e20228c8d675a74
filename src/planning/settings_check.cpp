// SPDX-License-Identifier: Apache-2.0
#include "planning/settings_check.hpp"

#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"

#include <hinterland/error.hpp>
#include <hinterland/schedule.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

constexpr NumberRange duration_range{0.0, 1e5};  // min

template <class Unit>
void require_if_given(std::string_view name, std::optional<Quantity<Unit>> value,
                      const NumberRange& range) {
  if (value) require_within(name, value->value, range);
}

template <class Word>
void require_value(std::string_view name, Word value, Word last) {
  if (value > last)
    throw UsageError(filled_text("{} is {}, which is no value of its enumeration",
                                 "{} 为 {}，不是该枚举的取值", name, static_cast<int>(value)));
}

/// Radii of `core` above `band` would leave the band empty.
template <class Unit>
void require_order(std::string_view core_name, std::optional<Quantity<Unit>> core,
                   std::string_view band_name, std::optional<Quantity<Unit>> band) {
  if (!core || !band || *core <= *band) return;
  throw UsageError(filled_text("{} is {}, which exceeds {}, {}", "{} 为 {}，大于 {}（{}）",
                               core_name, core->value, band_name, band->value));
}

}  // namespace

void check_settings(const CoverageSettings& settings) {
  require_value("coverage.metric", settings.metric, Metric::time);
  require_value("coverage.covered_by", settings.covered_by, CoveredBy::at_least);
  require_if_given("coverage.core_radius", settings.core_radius, length_range);
  require_if_given("coverage.band_radius", settings.band_radius, length_range);
  require_order("coverage.core_radius", settings.core_radius, "coverage.band_radius",
                settings.band_radius);
  require_if_given("coverage.core_time", settings.core_time, duration_range);
  require_if_given("coverage.band_time", settings.band_time, duration_range);
  require_order("coverage.core_time", settings.core_time, "coverage.band_time", settings.band_time);
  require_within("coverage.town_reach", settings.town_reach.value, length_range);
  require_within("coverage.area_step", settings.area_step.value, length_range);
  require_within("coverage.position_error", settings.position_error.value, length_range);
}

void check_settings(const ExtensionSettings& settings) {
  require_within("extension.terrain_factor", settings.terrain_factor, terrain_factor_range);
  require_within("extension.across_limit", settings.across_limit.value, length_range);
  require_within("extension.effort", settings.effort, effort_range);
}

/// `rank_gaps` checks the names of the criteria, and that not all weights are 0.
void check_settings(const PrioritySettings& settings) {
  for (const auto& [name, weight] : settings.weights)
    require_within("priority.weights: " + name, weight, weight_range);
  require_within("priority.variation.spread", settings.variation.spread, share_range);
  require_within("priority.variation.draws", settings.variation.draws, {1.0, 1e6});
  require_within("priority.variation.top_share", settings.variation.top_share, share_range);
}

namespace {

/// A sum of money for each year of the plan.
void check_budget(const std::string& name, const std::vector<Yuan>& budget, std::size_t years) {
  if (budget.size() != years) {
    throw UsageError(filled_text("{} has {} years, but the plan has {}",
                                 "{} 有 {} 年，而计划有 {} 年", name, budget.size(), years));
  }
  for (std::size_t y = 0; y < years; ++y)
    require_within(name + "[" + std::to_string(y) + "]", budget[y].value, money_range);
}

void require_infrastructure(std::string_view name, const std::string& id,
                            const ServiceCatalogue& catalogue) {
  const Text unknown = unknown_service(catalogue, id, ServiceGroup::infrastructure);
  if (!unknown.empty()) throw UsageError(filled_text("{}: {}", "{}：{}", name, unknown));
}

void check_target(const ScheduleTarget& target, const ScheduleSettings& settings,
                  const ServiceCatalogue& catalogue) {
  const int last = settings.first_year + static_cast<int>(settings.budget.size()) - 1;
  require_within("schedule.target.share", target.share, share_range);
  require_within("schedule.target.year", target.year,
                 {static_cast<double>(settings.first_year), static_cast<double>(last)});
  if (!target.service.empty())
    require_infrastructure("schedule.target.service", target.service, catalogue);
}

}  // namespace

/// `make_schedule` checks the counties and the pins, which depend on the tables.
void check_settings(const ScheduleSettings& settings, const ServiceCatalogue& catalogue) {
  const std::size_t years = settings.budget.size();
  require_within("schedule.budget: the number of years", static_cast<double>(years),
                 {0.0, static_cast<double>(max_plan_years)});
  require_value("schedule.value", settings.value, GapValue::people);
  if (!settings.given()) return;
  require_within("schedule.first_year", settings.first_year, plan_year_range);
  check_budget("schedule.budget", settings.budget, years);
  if (!settings.committed.empty()) {
    check_budget("schedule.committed", settings.committed, years);
    for (std::size_t y = 0; y < years; ++y)
      require_within("schedule.committed[" + std::to_string(y) + "]", settings.committed[y].value,
                     {0.0, settings.budget[y].value});
  }
  for (const auto& [id, budget] : settings.by_service) {
    require_infrastructure("schedule.by_service", id, catalogue);
    check_budget("schedule.by_service: " + id, budget, years);
  }
  for (const auto& [name, budget] : settings.by_county)
    check_budget("schedule.by_county: " + name, budget, years);
  require_within("schedule.discount_rate", settings.discount_rate, share_range);
  require_within("schedule.phasing.effort", settings.phasing.effort, effort_range);
  if (settings.target) check_target(*settings.target, settings, catalogue);
}

void check_settings(const SitesSettings& settings) {
  require_value("sites.movable", settings.movable, Movable::all);
  require_within("sites.near_seat", settings.near_seat.value, length_range);
  require_within("sites.gather", settings.gather.value, length_range);
  require_within("sites.least_people", settings.least_people.value, not_negative);
  require_within("sites.least_people_sparse", settings.least_people_sparse.value, not_negative);
}

void check_settings(const PlanSettings& settings, const ServiceCatalogue& catalogue) {
  check_settings(settings.coverage);
  check_settings(settings.roads, settings.travel);
  check_settings(settings.extension);
  check_settings(settings.priority);
  check_settings(settings.schedule, catalogue);
  check_settings(settings.sites);
}

}  // namespace hinterland
