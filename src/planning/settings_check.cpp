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

constexpr NumberRange length_range{0.0, 4e7};    // m; once around the Earth
constexpr NumberRange duration_range{0.0, 1e5};  // min

/// Refuses a value outside the range; NaN is outside every range.
void require(std::string_view name, double value, const NumberRange& range) {
  if (value >= range.least && value <= range.most) return;
  throw UsageError(range.most == not_negative.most
                       ? filled_text("{} is {}, but must be at least {}", "{} 为 {}，应不小于 {}",
                                     name, value, range.least)
                       : filled_text("{} is {}, but must be between {} and {}",
                                     "{} 为 {}，应在 {} 与 {} 之间", name, value, range.least,
                                     range.most));
}

template <class Unit>
void require(std::string_view name, std::optional<Quantity<Unit>> value, const NumberRange& range) {
  if (value) require(name, value->value, range);
}

/// Radii of `core` above `band` would leave the band empty.
template <class Unit>
void require_order(std::string_view core_name, std::optional<Quantity<Unit>> core,
                   std::string_view band_name, std::optional<Quantity<Unit>> band) {
  if (!core || !band || *core <= *band) return;
  throw UsageError(filled_text("{} is {}, which exceeds {}, {}", "{} 为 {}，大于 {}（{}）",
                               core_name, core->value, band_name, band->value));
}

void check_coverage(const CoverageSettings& settings) {
  require("coverage.core_radius", settings.core_radius, length_range);
  require("coverage.band_radius", settings.band_radius, length_range);
  require_order("coverage.core_radius", settings.core_radius, "coverage.band_radius",
                settings.band_radius);
  require("coverage.core_time", settings.core_time, duration_range);
  require("coverage.band_time", settings.band_time, duration_range);
  require_order("coverage.core_time", settings.core_time, "coverage.band_time", settings.band_time);
  require("coverage.town_reach", settings.town_reach.value, length_range);
  require("coverage.area_step", settings.area_step.value, length_range);
  require("coverage.position_error", settings.position_error.value, length_range);
}

void check_roads(const RoadSettings& roads, const TravelSettings& travel) {
  require("roads.snap_tolerance", roads.snap_tolerance.value, snap_range);
  require("travel.access_limit", travel.access_limit.value, access_range);
  require("travel.walk_factor", travel.walk_factor, walk_factor_range);
  require("travel.walking_kmh", travel.walking_kmh, {0.1, 1000.0});
}

void check_extension(const ExtensionSettings& settings) {
  require("extension.terrain_factor", settings.terrain_factor, terrain_factor_range);
  require("extension.across_limit", settings.across_limit.value, length_range);
  require("extension.effort", settings.effort, effort_range);
}

/// `rank_gaps` checks the names of the criteria, and that not all weights are 0.
void check_priority(const PrioritySettings& settings) {
  for (const auto& [name, weight] : settings.weights)
    require("priority.weights: " + name, weight, weight_range);
  require("priority.doubt.spread", settings.doubt.spread, share_range);
  require("priority.doubt.draws", settings.doubt.draws, {1.0, 1e6});
  require("priority.doubt.top_share", settings.doubt.top_share, share_range);
}

/// A sum of money for each year of the plan.
void check_budget(const std::string& name, const std::vector<Yuan>& budget, std::size_t years) {
  if (budget.size() != years) {
    throw UsageError(filled_text("{} has {} years, but the plan has {}",
                                 "{} 有 {} 年，而计划有 {} 年", name, budget.size(), years));
  }
  for (std::size_t y = 0; y < years; ++y)
    require(name + "[" + std::to_string(y) + "]", budget[y].value, money_range);
}

void require_infrastructure(std::string_view name, const std::string& id,
                            const ServiceCatalogue& catalogue) {
  const Text unknown = unknown_service(catalogue, id, ServiceGroup::infrastructure);
  if (!unknown.empty()) throw UsageError(filled_text("{}: {}", "{}：{}", name, unknown));
}

void check_target(const ScheduleTarget& target, const ScheduleSettings& settings,
                  const ServiceCatalogue& catalogue) {
  const int last = settings.first_year + static_cast<int>(settings.budget.size()) - 1;
  require("schedule.target.share", target.share, share_range);
  require("schedule.target.year", target.year,
          {static_cast<double>(settings.first_year), static_cast<double>(last)});
  if (!target.service.empty())
    require_infrastructure("schedule.target.service", target.service, catalogue);
}

/// `make_schedule` checks the counties and the pins, which depend on the tables.
void check_schedule(const ScheduleSettings& settings, const ServiceCatalogue& catalogue) {
  const std::size_t years = settings.budget.size();
  require("schedule.budget: the number of years", static_cast<double>(years),
          {0.0, static_cast<double>(max_plan_years)});
  if (!settings.given()) return;
  require("schedule.first_year", settings.first_year, plan_year_range);
  check_budget("schedule.budget", settings.budget, years);
  if (!settings.committed.empty()) {
    check_budget("schedule.committed", settings.committed, years);
    for (std::size_t y = 0; y < years; ++y)
      require("schedule.committed[" + std::to_string(y) + "]", settings.committed[y].value,
              {0.0, settings.budget[y].value});
  }
  for (const auto& [id, budget] : settings.by_service) {
    require_infrastructure("schedule.by_service", id, catalogue);
    check_budget("schedule.by_service: " + id, budget, years);
  }
  for (const auto& [name, budget] : settings.by_county)
    check_budget("schedule.by_county: " + name, budget, years);
  require("schedule.discount_rate", settings.discount_rate, share_range);
  require("schedule.phasing.effort", settings.phasing.effort, effort_range);
  if (settings.target) check_target(*settings.target, settings, catalogue);
}

void check_sites(const SitesSettings& settings) {
  require("sites.near_seat", settings.near_seat.value, length_range);
  require("sites.gather", settings.gather.value, length_range);
  require("sites.least_people", settings.least_people.value, not_negative);
  require("sites.least_people_sparse", settings.least_people_sparse.value, not_negative);
}

}  // namespace

void check_settings(const PlanSettings& settings, const ServiceCatalogue& catalogue) {
  check_coverage(settings.coverage);
  check_roads(settings.roads, settings.travel);
  check_extension(settings.extension);
  check_priority(settings.priority);
  check_schedule(settings.schedule, catalogue);
  check_sites(settings.sites);
}

}  // namespace hinterland
