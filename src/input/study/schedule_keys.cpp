// SPDX-License-Identifier: Apache-2.0
#include "input/study/schedule_keys.hpp"

#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"
#include "planning/settings_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace hinterland {

namespace {

/// The years of the plan, as the file gives them.
struct PlanYears {
  int first = 0;
  int count = 0;

  int last() const { return first + count - 1; }
  bool has(int year) const { return year >= first && year <= last(); }
  Text text() const { return filled_text("{} to {}", "{}—{}年", first, last()); }
};

std::vector<Yuan> in_yuan(const std::vector<double>& numbers) {
  std::vector<Yuan> money;
  for (const double number : numbers) money.push_back({number});
  return money;
}

/// Reads an amount for each year of the plan.
std::vector<Yuan> read_money(const ConfigTable& table, const std::string& key,
                             const PlanYears& years) {
  std::vector<double> numbers;
  table.take(key, numbers, money_range);
  if (static_cast<int>(numbers.size()) != years.count) {
    table.refuse_value(key, filled_text("'{}' has {} entries, but the plan has {} years, {}. Give "
                                        "one for each year of 'budget'.",
                                        "“{}”有{}项，而计划有{}年（{}）。请按“budget”每年各给"
                                        "一项。",
                                        key, numbers.size(), years.count, years.text()));
  }
  return in_yuan(numbers);
}

void check_year(const ConfigTable& table, std::string_view key, int year, const PlanYears& years) {
  if (years.has(year)) return;
  table.refuse_value(
      key,
      filled_text(
          "the year {} is outside the plan, {}. Choose one of its years, or extend 'budget'.",
          "{}年不在计划期（{}）内。请改用计划期内的年份，或延长“budget”。", year, years.text()));
}

void check_infrastructure(const ConfigTable& table, std::string_view key, const std::string& id,
                          const ServiceCatalogue& catalogue, bool is_key) {
  const Text unknown = unknown_service(catalogue, id, ServiceGroup::infrastructure);
  if (unknown.empty()) return;
  is_key ? table.refuse_key(key, unknown) : table.refuse_value(key, unknown);
}

/// Reads `budget` and `first_year`; without them there is no plan.
PlanYears read_years(const ConfigTable& table, ScheduleSettings& settings) {
  std::vector<double> budget;
  table.take("budget", budget, money_range);
  const bool from = table.take("first_year", settings.first_year, plan_year_range);
  if (budget.size() > max_plan_years) {
    table.refuse_value("budget",
                       filled_text("'budget' has {} years, but a plan has {} at most",
                                   "“budget”有{}年；计划最多{}年", budget.size(), max_plan_years));
  }
  if (!budget.empty() && !from) {
    table.refuse_key("budget",
                     {"'budget' has a sum for each year, but the first year is not set. Add "
                      "first_year = 2026, or another year.",
                      "“budget”按年给出，但未说明从哪一年起。请写 first_year = 2026 或其他年份。"});
  }
  settings.budget = in_yuan(budget);
  return {settings.first_year, static_cast<int>(budget.size())};
}

/// Rejects keys that require years.
void refuse_without_years(const ConfigTable& table) {
  for (const char* key : {"first_year", "committed", "by_service", "by_county", "target", "pins"}) {
    if (!table.has(key)) continue;
    table.refuse_key(key,
                     filled_text("'{}' needs the years of the plan, but [schedule] has no "
                                 "'budget'. Add budget = [...], in CNY, one sum for each year.",
                                 "“{}”须有计划年份，而 [schedule] 没有“budget”。请写 budget = "
                                 "[...]，以元计，每年一项。",
                                 key));
  }
}

void read_committed(const ConfigTable& table, ScheduleSettings& settings, const PlanYears& years) {
  if (!table.has("committed")) return;
  settings.committed = read_money(table, "committed", years);
  for (std::size_t y = 0; y < settings.committed.size(); ++y) {
    if (settings.committed[y] <= settings.budget[y]) continue;
    table.refuse_value(
        "committed",
        filled_text("in {} the committed sum, {} CNY, exceeds the budget, {} CNY. Raise the budget "
                    "of that year, or move committed sums to another year.",
                    "{}年既定项目{}元，超过当年预算{}元。请提高当年预算，或将既定项目移到其他"
                    "年份。",
                    years.first + static_cast<int>(y), settings.committed[y].value,
                    settings.budget[y].value));
  }
}

void read_budgets(const ConfigTable& table, ScheduleSettings& settings, const PlanYears& years,
                  const ServiceCatalogue& catalogue) {
  const ConfigTable by_service = table.table("by_service");
  for (const std::string& id : by_service.keys()) {
    check_infrastructure(by_service, id, id, catalogue, true);
    settings.by_service[id] = read_money(by_service, id, years);
  }
  const ConfigTable by_county = table.table("by_county");
  for (const std::string& name : by_county.keys()) {
    settings.by_county[name] = read_money(by_county, name, years);
  }
}

std::optional<ScheduleTarget> read_target(const ConfigTable& schedule, const PlanYears& years,
                                          const ServiceCatalogue& catalogue) {
  if (!schedule.has("target")) return std::nullopt;
  const ConfigTable table = schedule.table("target");
  ScheduleTarget target;
  table.take("share", target.share, share_range);
  table.take("year", target.year, plan_year_range);
  const bool named = table.take("service", target.service);
  table.require({"share", "year"});
  table.finish();
  check_year(table, "year", target.year, years);
  if (named) check_infrastructure(table, "service", target.service, catalogue, false);
  return target;
}

std::vector<int> read_pin_years(const ConfigTable& table, const char* key) {
  std::vector<double> numbers;
  table.take(key, numbers, plan_year_range);
  std::vector<int> found;
  for (const double number : numbers) {
    if (number != std::floor(number)) {
      table.refuse_value(key,
                         filled_text("'{}' contains {}, which is not a year. Write whole years",
                                     "“{}”中的 {} 不是年份。请写整年", key, number));
    }
    found.push_back(static_cast<int>(number));
  }
  return found;
}

SchedulePin read_pin(const ConfigTable& table, const ScheduleSettings& settings,
                     const ServiceCatalogue& catalogue) {
  SchedulePin pin;
  table.take("village", pin.village);
  table.take("service", pin.service);
  table.take("segment", pin.segment);
  pin.years = read_pin_years(table, "years");
  pin.not_in = read_pin_years(table, "not_in");
  table.take("never", pin.never);
  table.finish();
  if (const auto fault = find_fault(pin, settings, catalogue)) {
    if (fault->setting.empty()) table.refuse(fault->reason);
    if (fault->is_value) table.refuse_value(fault->setting, fault->reason);
    table.refuse_key(fault->setting, fault->reason);
  }
  return pin;
}

}  // namespace

ScheduleSettings read_schedule(const ConfigTable& table, const ServiceCatalogue& catalogue) {
  ScheduleSettings settings;
  const PlanYears years = read_years(table, settings);
  for (const char* key : {"committed", "by_service", "by_county", "target", "pins"}) table.has(key);
  table.take("carry_over", settings.carry_over);
  table.take("discount_rate", settings.discount_rate, share_range);
  if (std::ranges::count(table.keys(), "value") > 0) {
    table.refuse_key("value", {"the value of a gap is that of the list of priorities: give it as "
                               "'value' in [priority]",
                               "缺口的效益值与排序清单一致：请改写为 [priority] 的“value”"});
  }
  table.take("effort", settings.phasing.effort, effort_range);
  table.finish();
  if (!settings.given()) {
    refuse_without_years(table);
    return settings;
  }
  read_committed(table, settings, years);
  read_budgets(table, settings, years, catalogue);
  settings.target = read_target(table, years, catalogue);
  for (const ConfigTable& pin : table.tables("pins")) {
    settings.pins.push_back(read_pin(pin, settings, catalogue));
  }
  return settings;
}

}  // namespace hinterland
