// SPDX-License-Identifier: Apache-2.0
#include "output/coverage_rule_text.hpp"

#include "output/identifiers.hpp"
#include "output/rounding.hpp"

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
    return fmt::format("{}", is_time ? shown_number(limit.value) : shown_km({limit.value}));
  };
  const std::string range =
      least == most ? shown(most) : shown(least) + words("～", "–") + shown(most);
  return range + (is_time ? words("分钟", " minutes") : words("公里", " km"));
}

std::string band_text(const ServiceRadii& radii, const Words& words) {
  return limits_text(radii.metric, radii.min_band, radii.max_band, words);
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
                    limits_text(radii.metric, radii.min_core, radii.max_core, words),
                    band_text(radii, words));
}

std::string after_move_text(const Figures& figures, const Words& words) {
  return figures.leaving.villages > 0 ? words("（集中后）", " after the move") : "";
}

std::string covered_label(const ServiceRadii& radii, const Words& words) {
  const std::string label = words("服务半径内", "within the service radius");
  if (!radii.given()) return label;
  return words.fill("{}（{}）", "{} ({})", label, band_text(radii, words));
}

std::string undetermined_reason(const Figures& figures, const Words& words) {
  switch (figures.coverage_doubt) {
    case CoverageDoubt::no_facility:
      return words("无设施", "no facility");
    case CoverageDoubt::misplaced:
      return words("设施位置有误", "facilities misplaced");
    case CoverageDoubt::too_many_required:
      return words("要求的类别过多", "too many services required");
    case CoverageDoubt::village_level:
      return words("设施均为村级", "all facilities are of village level");
    case CoverageDoubt::other_services:
      return words("决定类别均无城镇设施", "no town facility of the services that decide");
    case CoverageDoubt::services_missing:
    case CoverageDoubt::none:
      break;
  }
  return words("部分类别无城镇设施资料", "some services without town facilities");
}

std::string unknown_gaps_reason(const Figures& figures, const Words& words) {
  if (!figures.is_judged) return undetermined_reason(figures, words);
  return words("各类设施的接通情况均不明", "the status of all services is unknown");
}

std::string no_gaps_text(const Figures& figures, const Words& words) {
  if (!figures.is_judged)
    return words("不能判定哪些村在服务半径内，无法判定缺口。",
                 "Coverage cannot be determined, so gaps are unknown.");
  if (!figures.are_gaps_known())
    return words("各类设施的接通情况均不明，无法判定缺口。",
                 "The status of all services is unknown, so gaps are unknown.");
  if (figures.states.unknown == 0) return words("没有缺口。", "There are no gaps.");
  return words.fill("未发现缺口；另有{}项情况不明，其中{}项列入待补查清单。",
                    "No gaps were found; the status is unknown in {} cases, of which {} are in the "
                    "survey list.",
                    grouped(figures.states.unknown), grouped(figures.survey_cells));
}

std::string undetermined_text(const Study& study, const Figures& figures, const Words& words) {
  const auto deciding = [&] { return listed(deciding_by_study(study), study, words("、", ", ")); };
  switch (figures.coverage_doubt) {
    case CoverageDoubt::none:
      return "";
    case CoverageDoubt::no_facility:
      if (!study.layers.facilities.empty())
        return words("没有可用的公共服务设施，无法判定服务半径（原因见数据问题）。\n",
                     "No facility of a public service is usable, so coverage cannot be "
                     "determined; the problems in the data give the reason.\n");
      return words(
          "没有任何公共服务设施，无法判定服务半径（请加 [layers.facilities]，或设 [coverage] "
          "towns_as_facilities = true）。\n",
          "There is no facility of any public service, so coverage cannot be determined. Add "
          "[layers.facilities], or set [coverage] towns_as_facilities = true.\n");
    case CoverageDoubt::misplaced:
      return words(
          "设施，或判定其级别所依据的驻地，位置有误，无法判定服务半径（见数据问题，请先改正该图层"
          "的位置）。\n",
          "Facilities, or the seats that determine their level, are in the wrong place, so "
          "coverage "
          "cannot be determined. Correct the location of that layer first; see the problems in the "
          "data.\n");
    case CoverageDoubt::too_many_required:
      return words.fill(
          "现行规则要求至少{}类在服务半径内，而决定服务半径的只有{}，无法判定（请减少 [coverage] "
          "covered_by 要求的类别数，或在 services 中增列）。\n",
          "The study requires at least {} services within reach, but only these decide: {}. So "
          "coverage cannot be determined. Require fewer in [coverage] covered_by, or name more in "
          "services.\n",
          study.coverage.at_least, deciding());
    case CoverageDoubt::village_level:
      return words(
          "公共服务设施均为村级，而服务半径只按城镇设施判定，无法判定（其中有城镇设施的，请用字段 "
          "level 注明级别；或设 [coverage] towns_as_facilities = true）。\n",
          "All facilities of public services are of village level, and only those of towns decide "
          "coverage, so it cannot be determined. Set the level of those of towns with the field "
          "level, or set [coverage] towns_as_facilities = true.\n");
    case CoverageDoubt::other_services:
      return words.fill(
          "有城镇设施的类别均不决定服务半径，无法判定（请补充{}的城镇设施，或在 [coverage] "
          "services "
          "中改列）。\n",
          "No town facility is of a service that decides coverage, so it cannot be determined. Add "
          "town facilities of {}, or name other services in [coverage] services.\n",
          deciding());
    case CoverageDoubt::services_missing:
      break;
  }
  return words.fill(
      "决定服务半径的{}没有城镇设施资料，按现行规则无法判定（请补充其设施，或修改 [coverage] "
      "covered_by、services）。\n",
      "Coverage depends on {}, of which no town facility is known, so it cannot be determined. Add "
      "their facilities, or change covered_by or services in [coverage].\n",
      listed(figures.deciding_unknown, study, words("、", ", ")));
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

std::string assumption_text(const Study& study, const Words& words) {
  if (!study.coverage.towns_as_facilities) return "";
  return words("以乡镇驻地代表其全部公共服务设施。",
               "Each town seat represents all public services of its town.");
}

std::string rule_table(const Study& study, const Figures& figures, const Words& words) {
  if (figures.coverage_rules.size() < 2) return "";
  AlignedTable table;
  table.add({words.fill("不同覆盖规则的结果（{}）", "coverage by other rules (cost in {})",
                        words.money_unit()),
             words("村庄", "villages") + after_move_text(figures, words), "",
             words("人口", "people") + after_move_text(figures, words), "", words("缺口", "gaps"),
             words("投资估算", "cost")});
  const bool are_gaps_known = figures.are_gaps_known();
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
         percent(rule.people.value, figures.all.people.value),
         are_gaps_known ? grouped(rule.gaps) : "—",
         are_gaps_known && rule.cost ? words.money(*rule.cost) : "—"});
  }
  return table.text();
}

}  // namespace hinterland
