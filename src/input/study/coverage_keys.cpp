// SPDX-License-Identifier: Apache-2.0
#include "input/study/coverage_keys.hpp"

#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace hinterland {

namespace {

/// "any", "all" or "at_least N".
void read_covered_by(const ConfigTable& table, CoverageSettings& settings) {
  std::string text;
  if (!table.take("covered_by", text)) return;
  constexpr std::string_view at_least = "at_least ";
  if (text == "any") {
    settings.covered_by = CoveredBy::any;
  } else if (text == "all") {
    settings.covered_by = CoveredBy::all;
  } else {
    int number = 0;
    const char* last = text.data() + text.size();
    const char* first = text.starts_with(at_least) ? text.data() + at_least.size() : last;
    const auto [rest, error] = std::from_chars(first, last, number);
    if (error != std::errc() || rest != last || number < 1) {
      table.refuse_value(
          "covered_by", filled_text("'covered_by' must be \"any\", \"all\" or \"at_least N\" with "
                                    "N of at least 1, and is \"{}\"",
                                    "“covered_by”应为 \"any\"、\"all\" 或 \"at_least N\"（N 不小于 "
                                    "1），现为 \"{}\"",
                                    text));
    }
    settings.covered_by = CoveredBy::at_least;
    settings.at_least = number;
  }
}

void check_services(const ConfigTable& table, const CoverageSettings& settings,
                    const ServiceCatalogue& catalogue) {
  for (const std::string& id : settings.services) {
    const Text unknown = unknown_service(catalogue, id, ServiceGroup::public_service);
    if (!unknown.empty()) table.refuse_value("services", unknown);
  }
  const auto named = static_cast<int>(settings.services.size());
  if (settings.covered_by == CoveredBy::at_least && named > 0 && settings.at_least > named) {
    table.refuse_value(
        "covered_by",
        filled_text("'covered_by' asks for {} services where 'services' names {}. Ask "
                    "for fewer, or name more",
                    "“covered_by”要求 {} 类服务，而“services”只列了 {} 类。请减少要求，"
                    "或增列类别",
                    settings.at_least, named));
  }
}

/// The radii of the study against each other, and against those of the
/// catalogue that stay where the study names only one.
void check_radii(const ConfigTable& table, const CoverageSettings& settings,
                 const ServiceCatalogue& catalogue) {
  if (!settings.core_radius && !settings.band_radius) return;
  for (ServiceId s : catalogue.of_group(ServiceGroup::public_service)) {
    const Service& service = catalogue.services[s];
    const Metres core = settings.core_radius.value_or(service.core_radius);
    const Metres band = settings.band_radius.value_or(service.band_radius);
    if (core <= band) continue;
    table.refuse_value(
        settings.core_radius ? "core_radius" : "band_radius",
        filled_text("the core radius of '{}', {} m, is beyond its band radius, {} m. Set both "
                    "core_radius and band_radius.",
                    "“{}”的核心圈半径 {} 米大于外围圈半径 {} 米。请同时设置 core_radius 和 "
                    "band_radius。",
                    service.id, core.value, band.value));
  }
}

/// Minutes alone where radii decide, or radii alone where minutes do, would change nothing.
void check_measure(const ConfigTable& table, const CoverageSettings& settings,
                   const TravelRules& rules) {
  const bool any_time = settings.core_time || settings.band_time;
  const bool any_radius = settings.core_radius || settings.band_radius;
  if (settings.metric != Metric::time && any_time && !any_radius) {
    const char* key = settings.band_time ? "band_minutes" : "core_minutes";
    const char* radius = settings.band_time ? "band_radius" : "core_radius";
    table.refuse_key(key, filled_text("'{0}' counts only with metric = \"time\". Write that, or "
                                      "give '{1}' as a length",
                                      "“{0}”只在 metric = \"time\" 时起作用。请写 metric = "
                                      "\"time\"，或以长度给出“{1}”",
                                      key, radius));
  }
  if (settings.metric == Metric::time && any_radius && !any_time) {
    const char* key = settings.band_radius ? "band_radius" : "core_radius";
    const char* minutes = settings.band_radius ? "band_minutes" : "core_minutes";
    const Metres radius = settings.band_radius ? *settings.band_radius : *settings.core_radius;
    const AccessSettings usual{.metric = Metric::time, .band_time = rules.band_time};
    table.refuse_key(key, filled_text("metric = \"time\" decides by minutes, and '{0}' would count "
                                      "for nothing. Write {1} = {2:.3g}, or metric = \"road\"",
                                      "metric = \"time\" 按分钟判定，“{0}”不起作用。请写 {1} = "
                                      "{2:.3g}，或用 metric = \"road\"",
                                      key, minutes, usual.of(radius).value));
  }
}

void take_minutes(const ConfigTable& table, std::string_view key, std::optional<Minutes>& value) {
  double minutes = 0.0;
  if (table.take(key, minutes, {0.0, 24.0 * 60.0})) value = Minutes{minutes};
}

/// The metric, and the times that take the place of radii where time decides.
void read_metric(const ConfigTable& table, CoverageSettings& settings, const StudyLayers& layers,
                 const TravelRules& rules) {
  if (const auto word = table.take_word("metric", {"straight", "road", "time"})) {
    settings.metric = static_cast<Metric>(*word);
  }
  take_minutes(table, "core_minutes", settings.core_time);
  take_minutes(table, "band_minutes", settings.band_time);
  const Minutes core = settings.core_time.value_or(rules.core_time);
  const Minutes band = settings.band_time.value_or(rules.band_time);
  if (core > band) {
    table.refuse_value(settings.core_time ? "core_minutes" : "band_minutes",
                       filled_text("core_minutes, {}, is beyond band_minutes, {}. Set both.",
                                   "core_minutes（{}）大于 band_minutes（{}）。请两项都设置。",
                                   core.value, band.value));
  }
  const bool roads = layers.roads.given() || layers.networks.contains(rules.road_service);
  if (settings.metric == Metric::straight || roads) return;
  table.refuse_value(
      "metric",
      filled_text("distances along roads need roads. Add [layers.roads]{}, or leave 'metric' at "
                  "\"straight\".",
                  "按路网距离判定须有道路。请加 [layers.roads]{}，或用 metric = \"straight\"。",
                  rules.road_service.empty()
                      ? Text()
                      : filled_text(" or [layers.networks.{}]", " 或 [layers.networks.{}]",
                                    rules.road_service)));
}

}  // namespace

CoverageSettings read_coverage(const ConfigTable& table, const StudyLayers& layers,
                               const ServiceCatalogue& catalogue) {
  CoverageSettings settings;
  read_metric(table, settings, layers, catalogue.travel);
  read_covered_by(table, settings);
  table.take("services", settings.services);
  table.take("core_radius", settings.core_radius);
  table.take("band_radius", settings.band_radius);
  table.take("town_reach", settings.town_reach);
  table.take("towns_as_facilities", settings.towns_as_facilities);
  table.take("position_error", settings.position_error);
  table.take("area_step", settings.area_step);
  table.finish();
  check_services(table, settings, catalogue);
  check_measure(table, settings, catalogue.travel);
  check_radii(table, settings, catalogue);
  if (settings.towns_as_facilities && !layers.towns.given()) {
    table.refuse_key(
        "towns_as_facilities",
        {"'towns_as_facilities' lets town seats stand for facilities, and the study "
         "has no [layers.towns]. Add it.",
         "“towns_as_facilities”以驻地代替设施，而配置文件没有 [layers.towns]。请补上。"});
  }
  return settings;
}

}  // namespace hinterland
