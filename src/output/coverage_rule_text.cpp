// SPDX-License-Identifier: Apache-2.0
#include "output/coverage_rule_text.hpp"

#include "output/identifiers.hpp"

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

std::vector<ServiceId> deciding_by_catalogue(const ServiceCatalogue& catalogue) {
  std::vector<ServiceId> services;
  for (const ServiceId s : catalogue.of_group(ServiceGroup::public_service)) {
    if (catalogue.services[s].decides_coverage) services.push_back(s);
  }
  return services;
}

/// The services decide by the settings, or by the catalogue where these name none.
std::vector<ServiceId> deciding_by_study(const Study& study) {
  if (study.coverage.services.empty()) return deciding_by_catalogue(study.catalogue);
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
  const bool are_deciding = rule.services == deciding_by_catalogue(study.catalogue);
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

std::string metric_words(Metric metric, const Words& words) {
  switch (metric) {
    case Metric::straight:
      return words("按直线距离", "in a straight line");
    case Metric::road:
      return words("按路网距离", "along roads");
    case Metric::time:
      break;
  }
  return words("按出行时间", "by travel time");
}

}  // namespace

std::string rule_label(const Study& study, const CoverageRule& rule, const Words& words) {
  const std::string label = label_without_metric(study, rule, words);
  if (rule.is_applied) return words.fill("现行规则：{}", "this study: {}", label);
  if (rule.metric == study.coverage.metric) return label;
  return words.fill("{}，{}", "{}, {}", label, metric_words(rule.metric, words));
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
      {words.fill("不同覆盖规则的结果（{}）", "coverage by other rules ({})", words.money_unit()),
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
