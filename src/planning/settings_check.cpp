// SPDX-License-Identifier: Apache-2.0
#include "planning/settings_check.hpp"

#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"

#include <hinterland/error.hpp>
#include <hinterland/schedule.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

}  // namespace

std::optional<SettingFault> find_fault(const CoverageSettings& settings,
                                       const ServiceCatalogue& catalogue) {
  const Minutes core_time = settings.core_time.value_or(catalogue.travel.core_time);
  const Minutes band_time = settings.band_time.value_or(catalogue.travel.band_time);
  if (core_time > band_time) {
    return SettingFault{
        settings.core_time ? "core_time" : "band_time",
        filled_text("coverage.core_time, {:g}, is larger than coverage.band_time, {:g}. Set both.",
                    "coverage.core_time（{:g}）大于 coverage.band_time（{:g}）。请两项都设置。",
                    core_time.value, band_time.value)};
  }
  if (!settings.core_radius && !settings.band_radius) return std::nullopt;
  for (const ServiceId s : catalogue.of_group(ServiceGroup::public_service)) {
    const Service& service = catalogue.services[s];
    const Metres core = settings.core_radius.value_or(service.core_radius);
    const Metres band = settings.band_radius.value_or(service.band_radius);
    if (core <= band) continue;
    return SettingFault{
        settings.core_radius ? "core_radius" : "band_radius",
        filled_text(
            "the core radius of '{}', {:g} m, is larger than its band radius, {:g} m. Set both "
            "core_radius and band_radius.",
            "“{}”的核心圈半径{:g}米大于外围圈半径{:g}米。请同时设置 core_radius 和 "
            "band_radius。",
            service.id, core.value, band.value)};
  }
  return std::nullopt;
}

void check_settings(const CoverageSettings& settings, const ServiceCatalogue& catalogue) {
  require_value("coverage.metric", settings.metric, Metric::time);
  require_value("coverage.covered_by", settings.covered_by, CoveredBy::at_least);
  require_if_given("coverage.core_radius", settings.core_radius, length_range);
  require_if_given("coverage.band_radius", settings.band_radius, length_range);
  require_if_given("coverage.core_time", settings.core_time, duration_range);
  require_if_given("coverage.band_time", settings.band_time, duration_range);
  require_within("coverage.town_reach", settings.town_reach.value, length_range);
  require_within("coverage.area_step", settings.area_step.value, length_range);
  require_within("coverage.position_error", settings.position_error.value, length_range);
  if (const auto fault = find_fault(settings, catalogue)) {
    throw UsageError(
        filled_text("coverage.{}: {}", "coverage.{}：{}", fault->setting, fault->reason));
  }
}

void check_settings(const ExtensionSettings& settings) {
  require_within("extension.terrain_factor", settings.terrain_factor, terrain_factor_range);
  require_within("extension.across_limit", settings.across_limit.value, length_range);
  require_within("extension.effort", settings.effort, effort_range);
}

/// `rank_gaps` checks the names of the criteria, and that not all weights are 0.
void check_settings(const PrioritySettings& settings) {
  require_value("priority.value", settings.value, ValueBasis::villages);
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
    throw UsageError(filled_text("{} has {} years, but the plan has {}", "{} 有{}年，而计划有{}年",
                                 name, budget.size(), years));
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

/// A pin must refer to either a village or a segment.
std::optional<SettingFault> fault_of_object(const SchedulePin& pin,
                                            const ServiceCatalogue& catalogue) {
  if (pin.village.empty() && pin.segment.empty()) {
    return SettingFault{
        "",
        {"a pin names neither a village nor a segment. Give village = \"...\", the code, or "
         "segment = \"...\", as in extensions.geojson.",
         "指定项既未写村庄也未写工程段。请写 village = \"...\"（村代码）或 segment = "
         "\"...\"（见 extensions.geojson）。"}};
  }
  if (!pin.village.empty() && !pin.segment.empty()) {
    return SettingFault{
        "segment",
        filled_text(
            "a pin names both the village '{}' and the segment '{}'. Split it into two pins.",
            "指定项同时写了村庄“{}”和工程段“{}”。请分成两项。", pin.village, pin.segment)};
  }
  if (pin.service.empty()) return std::nullopt;
  if (!pin.segment.empty()) {
    return SettingFault{
        "service", filled_text("the segment '{}' already belongs to one service. Remove 'service'.",
                               "工程段“{}”已属于一个类别。请删去“service”。", pin.segment)};
  }
  Text unknown = unknown_service(catalogue, pin.service, ServiceGroup::infrastructure);
  if (unknown.empty()) return std::nullopt;
  return SettingFault{"service", std::move(unknown), true};
}

/// The years of a pin must leave a choice and have an effect.
std::optional<SettingFault> fault_of_years(const SchedulePin& pin) {
  const auto forbidden = [&](int year) {
    return std::ranges::find(pin.not_in, year) != pin.not_in.end();
  };
  if (pin.never && !pin.years.empty()) {
    return SettingFault{
        "never",
        {"'never' and 'years' contradict each other: a pin can either require these years or "
         "exclude construction. Remove one of them.",
         "“never”与“years”矛盾：是在这些年份建，还是不建？请删去其一。"}};
  }
  if (!pin.years.empty() && std::ranges::all_of(pin.years, forbidden)) {
    return SettingFault{"not_in",
                        {"'not_in' excludes all years that 'years' allows. Leave at least one "
                         "year, or write never = true.",
                         "“not_in”排除了“years”的所有年份。请留下一年，或写 never = true。"}};
  }
  if (!pin.never && pin.years.empty() && pin.not_in.empty()) {
    return SettingFault{"",
                        {"a pin has no effect. Add years = [...], not_in = [...] or never = true.",
                         "指定项没有内容。请写 years = [...]、not_in = [...] 或 never = true。"}};
  }
  return std::nullopt;
}

std::optional<SettingFault> fault_of_plan_years(std::string_view setting,
                                                const std::vector<int>& years,
                                                const ScheduleSettings& settings) {
  const int last = settings.first_year + static_cast<int>(settings.budget.size()) - 1;
  for (const int year : years) {
    if (year >= settings.first_year && year <= last) continue;
    return SettingFault{
        setting,
        filled_text("the year {} is outside the plan, {} to {}. Choose one of its years, "
                    "or extend 'budget'.",
                    "{}年不在计划期（{}—{}年）内。请改用计划期内的年份，或延长“budget”。", year,
                    settings.first_year, last),
        true};
  }
  return std::nullopt;
}

}  // namespace

std::optional<SettingFault> find_fault(const SchedulePin& pin, const ScheduleSettings& settings,
                                       const ServiceCatalogue& catalogue) {
  if (auto fault = fault_of_plan_years("years", pin.years, settings)) return fault;
  if (auto fault = fault_of_plan_years("not_in", pin.not_in, settings)) return fault;
  if (auto fault = fault_of_object(pin, catalogue)) return fault;
  return fault_of_years(pin);
}

/// `make_schedule` looks up the counties, villages and segments in the tables.
void check_settings(const ScheduleSettings& settings, const ServiceCatalogue& catalogue) {
  const std::size_t years = settings.budget.size();
  require_within("schedule.budget: the number of years", static_cast<double>(years),
                 {0.0, static_cast<double>(max_plan_years)});
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
  for (std::size_t p = 0; p < settings.pins.size(); ++p) {
    const auto fault = find_fault(settings.pins[p], settings, catalogue);
    if (!fault) continue;
    const std::string member = fault->setting.empty() ? "" : "." + std::string(fault->setting);
    throw UsageError(filled_text("schedule.pins[{}]{}: {}", "schedule.pins[{}]{}：{}", p, member,
                                 fault->reason));
  }
}

void check_settings(const SitesSettings& settings) {
  require_value("sites.movable", settings.movable, Movable::all);
  require_value("sites.adopt", settings.adopt, Adopt::named);
  require_within("sites.near_seat", settings.near_seat.value, length_range);
  require_within("sites.gather", settings.gather.value, length_range);
  require_within("sites.min_people", settings.min_people.value, not_negative);
  require_within("sites.min_people_sparse", settings.min_people_sparse.value, not_negative);
}

void check_settings(const PlanSettings& settings, const ServiceCatalogue& catalogue) {
  check_settings(settings.coverage, catalogue);
  check_settings(settings.roads, settings.travel);
  check_settings(settings.extension);
  check_settings(settings.priority);
  check_settings(settings.schedule, catalogue);
  check_settings(settings.sites);
}

}  // namespace hinterland
