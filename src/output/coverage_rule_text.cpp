// SPDX-License-Identifier: Apache-2.0
#include "output/coverage_rule_text.hpp"

#include "output/identifiers.hpp"

#include <hinterland/coverage.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

std::string listed(const std::vector<ServiceId>& services, const Study& study,
                   std::string_view separator) {
  std::string names;
  for (const ServiceId service : services) {
    if (!names.empty()) names += separator;
    names += name_of(study.catalogue.services[service], study.language);
  }
  return names;
}

/// The services decide by the settings, or by the catalogue where these name none.
std::vector<ServiceId> deciding_by_study(const Study& study) {
  if (study.coverage.services.empty()) return deciding_services(study.catalogue, {});
  std::vector<ServiceId> services;
  for (const std::string& name : study.coverage.services) {
    if (const auto service = study.catalogue.find(name)) services.push_back(*service);
  }
  return services;
}

std::string label_without_metric(const Study& study, const CoverageRule& rule, const Words& words) {
  const std::size_t count = rule.services.size();
  if (count == 1) {
    return words.fill("仅{}", "{} alone",
                      name_of(study.catalogue.services[rule.services.front()], study.language));
  }
  const bool are_deciding = rule.services == deciding_services(study.catalogue, {});
  switch (rule.covered_by) {
    case CoveredBy::any:
      if (are_deciding) return words.fill("指标库{}类中任一类", "any of the catalogue's {}", count);
      return words.fill("{}类公共服务中任一类", "any of {} public services", count);
    case CoveredBy::all:
      if (are_deciding) return words.fill("指标库{}类俱全", "all of the catalogue's {}", count);
      return listed(rule.services, study, words("和", " and "));
    case CoveredBy::at_least:
      break;
  }
  return words.fill("{1}类中至少{0}类", "at least {} of {}", rule.at_least, count);
}

/// "3公里", "3～5公里", "10分钟".
std::string limits_text(Metric metric, Impedance least, Impedance most, const Words& words) {
  const bool is_time = metric == Metric::time;
  const auto shown = [&](Impedance limit) {
    return fmt::format("{}", is_time ? limit.value : limit.value / 1e3);
  };
  const std::string range =
      least == most ? shown(most) : shown(least) + words("～", "–") + shown(most);
  return range + (is_time ? words("分钟", " minutes") : words("公里", " km"));
}

std::string band_text(const ServiceRadii& radii, const Words& words) {
  return limits_text(radii.metric, radii.least_band, radii.most_band, words);
}

/// "按路网距离5公里".
std::string metric_and_radius(const Study& study, const CoverageRule& rule, const Words& words) {
  CoverageSettings settings = study.coverage;
  settings.metric = rule.metric;
  const std::string radius = band_text(radii_of(rule.services, study.catalogue, settings), words);
  switch (rule.metric) {
    case Metric::straight:
      return words.fill("按直线距离{}", "{} in a straight line", radius);
    case Metric::road:
      return words.fill("按路网距离{}", "{} along roads", radius);
    case Metric::time:
      break;
  }
  return words.fill("按出行时间{}", "{} of travel", radius);
}

std::string metric_text(Metric metric, const Words& words) {
  switch (metric) {
    case Metric::straight:
      return words("直线距离", "straight-line distance");
    case Metric::road:
      return words("路网距离", "road distance");
    case Metric::time:
      break;
  }
  return words("出行时间", "travel time");
}

}  // namespace

std::string coverage_text(const ServiceRadii& radii, const Words& words) {
  if (!radii.given()) return "";
  return words.fill("服务半径按{}计：核心圈{}，外围圈{}", "Service radius by {}: core {}, band {}",
                    metric_text(radii.metric, words),
                    limits_text(radii.metric, radii.least_core, radii.most_core, words),
                    band_text(radii, words));
}

std::string covered_label(const ServiceRadii& radii, const Words& words) {
  const std::string label = words("服务半径内", "within the service radius");
  if (!radii.given()) return label;
  return words.fill("{}（{}）", "{} ({})", label, band_text(radii, words));
}

std::string undetermined_reason(const Figures& figures, const Words& words) {
  if (!figures.any_facility) return words("无设施", "no facility");
  if (!figures.radii.given()) return words("无城镇设施", "no town facility");
  return words("部分类别无设施资料", "facilities not known");
}

std::string rule_label(const Study& study, const CoverageRule& rule, const Words& words) {
  const std::string label = label_without_metric(study, rule, words);
  if (rule.is_applied) return words.fill("现行规则：{}", "this study: {}", label);
  if (rule.metric == study.coverage.metric) return label;
  return words.fill("{}，{}", "{}, {}", label, metric_and_radius(study, rule, words));
}

std::string deciding_line(const Study& study, const Figures& figures, const Words& words) {
  if (!figures.any_facility) return "";
  const std::vector<ServiceId> deciding = deciding_by_study(study);
  std::vector<ServiceId> others;
  for (const ServiceId s : study.catalogue.of_group(ServiceGroup::public_service)) {
    const bool is_absent =
        std::ranges::find(figures.without_facility, s) != figures.without_facility.end();
    if (!is_absent && std::ranges::find(deciding, s) == deciding.end()) others.push_back(s);
  }
  const CoverageSettings& settings = study.coverage;
  const Text required =
      deciding.size() == 1                    ? Text()
      : settings.covered_by == CoveredBy::any ? Text(" (any of them)", "（任一类）")
      : settings.covered_by == CoveredBy::all
          ? Text(" (all of them)", "（各类俱全）")
          : filled_text(" (at least {} of them)", "（至少{}类）", settings.at_least);
  const std::string names = listed(deciding, study, words("、", ", "));
  if (others.empty()) {
    return words.fill("决定服务半径的公共服务：{}{}。\n", "Services that decide coverage: {}{}.\n",
                      names, required);
  }
  return words.fill("决定服务半径的公共服务：{}{}；其余只作统计：{}。\n",
                    "Services that decide coverage: {}{}; only reported: {}.\n", names, required,
                    listed(others, study, words("、", ", ")));
}

std::string rule_table(const Study& study, const Figures& figures, const Words& words) {
  if (figures.coverage_rules.size() < 2) return "";
  AlignedTable table;
  table.add(
      {words.fill("不同覆盖规则的结果（{}）", "coverage by other rules (cost in {})", words.money_unit()),
       words("村庄", "villages"), "", words("人口", "people"), "", words("缺口", "gaps"),
       words("投资估算", "cost")});
  for (const CoverageRule& rule : figures.coverage_rules) {
    const std::string label = "  " + rule_label(study, rule, words);
    if (!rule.is_known) {
      table.add({label, "—", "", "—", "", "—", "—"});
      continue;
    }
    const bool counted = figures.villages_without_people < figures.all.villages;
    table.add(
        {label, grouped(rule.villages),
         percent(static_cast<double>(rule.villages), static_cast<double>(figures.all.villages)),
         counted ? grouped(rule.people.value) : "—",
         percent(rule.people.value, figures.all.people.value), grouped(rule.gaps),
         rule.cost ? words.money(*rule.cost) : "—"});
  }
  return table.text();
}

}  // namespace hinterland
