// SPDX-License-Identifier: Apache-2.0
#include "output/value_labels.hpp"

#include "output/field_dictionary.hpp"
#include "output/layers.hpp"
#include "output/output_layer.hpp"

#include <hinterland/problem.hpp>

#include <algorithm>
#include <iterator>
#include <memory>
#include <span>

namespace hinterland {

namespace {

struct FixedLabel {
  std::string_view value;
  std::string_view zh;
  std::string_view en;
};

constexpr FixedLabel zone_labels[] = {{"core", "核心圈", "core"},
                                      {"band", "外围圈", "band"},
                                      {"outside", "服务半径外", "outside"},
                                      {"unknown", "情况不明", "unknown"}};

constexpr FixedLabel reason_labels[] = {
    {"connected_census", "已接通（普查）", "connected, by the census"},
    {"connected_line", "已接通（管线）", "connected, by a line nearby"},
    {"connected_facility", "已接通（设施）", "connected, by a facility nearby"},
    {"being_built", "在建", "being built"},
    {"planned", "已列入计划", "planned"},
    {"gap", "缺口", "gap"},
    {"outside_radius", "服务半径外", "outside the service radius"},
    {"cut_off", "无路可达", "no road leads there"},
    {"unknown", "情况不明", "unknown"},
    {"not_applicable", "不适用", "not applicable"},
    {"moves_to", "随村集中，不单独建设", "the village moves to an adopted site"}};

constexpr FixedLabel evidence_labels[] = {
    {"census_yes", "普查：是", "census: yes"},
    {"census_no", "普查：否", "census: no"},
    {"census_being_built", "普查：在建", "census: being built"},
    {"census_planned", "普查：计划建设", "census: planned"},
    {"census_unclear", "普查：无法识别", "census: not recognised"},
    {"line", "图上有管线", "line on the map"},
    {"facility", "有设施", "facility nearby"},
    {"no_line", "图上未见管线", "no line on the map"},
    {"none", "无依据", "no evidence"},
    {"census_own", "普查：自备", "census: own supply"}};

constexpr FixedLabel people_basis_labels[] = {
    {"counted", "统计人口", "counted"},
    {"households", "按户数推算", "estimated from households"},
    {"median", "人口不明，按中位数计", "unknown: the median"},
    {"village", "按村计", "one for the village"}};

constexpr FixedLabel unit_labels[] = {{"column", "图层字段", "column of the layer"},
                                      {"code", "代码", "code"},
                                      {"town", "所属乡镇", "its town"},
                                      {"boundary", "行政区界线", "boundary"},
                                      {"nearest_seat", "最近驻地", "nearest seat"}};

constexpr FixedLabel remedy_labels[] = {{"line", "管线接入", "line"},
                                        {"on_site", "村内配建", "on site"},
                                        {"standalone", "单村方案", "stand-alone"},
                                        {"none", "无", "none"}};

constexpr FixedLabel standalone_labels[] = {
    {"line_too_expensive", "接入成本过高", "line too expensive"},
    {"no_source", "无接入点", "no source"},
    {"no_route", "无可行路由", "no route"}};

constexpr FixedLabel delay_labels[] = {
    {"none", "第一年建成", "closed in the first year"},
    {"no_schedule", "未设年度预算", "no budgets"},
    {"budget", "预算不足", "budget"},
    {"service_budget", "该类设施预算不足", "budget of the service"},
    {"county_budget", "该县预算不足", "budget of the county"},
    {"upstream", "上游工程段未建", "upstream line"},
    {"pinned", "配置文件指定", "set in the study"},
    {"lower_priority", "资金用于效益更高的缺口", "lower priority"},
    {"no_cost", "无法估算投资", "unknown cost"}};

constexpr FixedLabel alignment_labels[] = {{"along_road", "沿路敷设", "along a road"},
                                           {"cross_country", "非沿路敷设", "across country"}};

constexpr FixedLabel role_labels[] = {{"site", "承载村", "site"},
                                      {"relocates", "集中", "relocates"}};

constexpr FixedLabel site_kind_labels[] = {{"central_village", "中心村", "central village"},
                                           {"near_seat", "驻地附近", "near a seat"},
                                           {"proposed", "备选点", "proposed"}};

constexpr FixedLabel kind_labels[] = {{"infrastructure", "基础设施", "infrastructure"},
                                      {"public", "公共服务", "public service"}};

struct CodedField {
  std::string_view name;  ///< in the dictionary
  std::span<const FixedLabel> labels;
};

constexpr CodedField fixed_fields[] = {{"town_by", unit_labels},
                                       {"county_by", unit_labels},
                                       {"zone", zone_labels},
                                       {"<svc>_zone", zone_labels},
                                       {"reason", reason_labels},
                                       {"<svc>_why", reason_labels},
                                       {"evidence", evidence_labels},
                                       {"<svc>_evid", evidence_labels},
                                       {"people_basis", people_basis_labels},
                                       {"remedy", remedy_labels},
                                       {"standalone_reason", standalone_labels},
                                       {"delay_code", delay_labels},
                                       {"alignment", alignment_labels},
                                       {"role", role_labels},
                                       {"site_kind", site_kind_labels},
                                       {"kind", kind_labels}};

/// Coded fields whose values depend on the catalogue or are the kinds of problems.
constexpr std::string_view other_fields[] = {"service", "facility_service", "alternative",
                                             "problem"};

template <class Named>
ValueLabel named_label(const Named& named, std::string_view value) {
  const auto or_else = [](const std::string& name, const std::string& other) {
    return name.empty() ? other : name;
  };
  return {std::string(value), or_else(or_else(named.name_zh, named.name_en), named.id),
          or_else(or_else(named.name_en, named.name_zh), named.id)};
}

std::vector<ValueLabel> labels_of_alternatives(const ServiceCatalogue& catalogue) {
  std::vector<ValueLabel> labels;
  for (const Service& service : catalogue.services) {
    const std::optional<Standalone>& other = service.price.standalone;
    if (!other) continue;
    const bool is_known = std::ranges::find(labels, other->id, &ValueLabel::value) != labels.end();
    if (!is_known) labels.push_back(named_label(*other, other->id));
  }
  return labels;
}

std::vector<ValueLabel> labels_of_problems() {
  std::vector<ValueLabel> labels;
  constexpr auto last = static_cast<std::size_t>(ProblemKind::village_not_in_census);
  for (std::size_t i = 0; i <= last; ++i) {
    const auto kind = static_cast<ProblemKind>(i);
    labels.push_back({std::string(identifier(kind)), std::string(describe(kind, Language::zh)),
                      std::string(describe(kind, Language::en))});
  }
  return labels;
}

constexpr std::string_view short_name_field = "<svc>";

/// A row of the table of labels.
struct LabelRow {
  std::string field;
  ValueLabel label;
};

std::vector<LabelRow> label_rows(const ServiceCatalogue& catalogue,
                                 const Column<ServiceId, std::string>& short_names) {
  std::vector<LabelRow> rows_found;
  std::vector<std::string_view> entries = coded_fields();
  entries.push_back(short_name_field);
  for (const std::string_view entry : entries) {
    const std::vector<ValueLabel> labels = value_labels(entry, catalogue, short_names);
    for (const std::string& column : column_names(entry, catalogue, short_names)) {
      for (const ValueLabel& label : labels) rows_found.push_back({column, label});
    }
  }
  return rows_found;
}

}  // namespace

std::vector<ValueLabel> value_labels(std::string_view field, const ServiceCatalogue& catalogue,
                                     const Column<ServiceId, std::string>& short_names) {
  std::vector<ValueLabel> labels;
  const auto* const fixed = std::ranges::find(fixed_fields, field, &CodedField::name);
  if (fixed != std::end(fixed_fields)) {
    for (const FixedLabel& label : fixed->labels) {
      labels.push_back({std::string(label.value), std::string(label.zh), std::string(label.en)});
    }
  } else if (field == "problem") {
    labels = labels_of_problems();
  } else if (field == "alternative") {
    labels = labels_of_alternatives(catalogue);
  } else if (field == "service" || field == "facility_service" || field == short_name_field) {
    for (const ServiceId service : rows(catalogue.services)) {
      const bool is_short = field == short_name_field;
      const bool is_facility = field == "facility_service";
      const Service& of = catalogue.services[service];
      if (is_facility && of.group != ServiceGroup::public_service) continue;
      labels.push_back(named_label(of, is_short ? short_names[service] : of.id));
    }
  }
  return labels;
}

std::vector<std::string_view> coded_fields() {
  std::vector<std::string_view> names;
  for (const FieldEntry& entry : field_dictionary()) {
    const bool is_coded =
        std::ranges::find(fixed_fields, entry.name, &CodedField::name) != std::end(fixed_fields) ||
        std::ranges::find(other_fields, entry.name) != std::end(other_fields);
    if (is_coded) names.push_back(entry.name);
  }
  return names;
}

std::vector<std::string> column_names(std::string_view entry, const ServiceCatalogue& catalogue,
                                      const Column<ServiceId, std::string>& short_names) {
  const bool is_pattern_of_services =
      entry.starts_with(short_name_field) && entry.size() > short_name_field.size();
  if (!is_pattern_of_services) return {std::string(entry)};
  const auto known = std::ranges::find(field_dictionary(), entry, &FieldEntry::name);
  const ServiceGroup group =
      is_in_layer(*known, "coverage") ? ServiceGroup::public_service : ServiceGroup::infrastructure;
  std::vector<std::string> names;
  for (const ServiceId service : catalogue.of_group(group)) {
    names.push_back(short_names[service] + std::string(entry.substr(short_name_field.size())));
  }
  return names;
}

OutputLayer labels_layer(const Study& study, const OutputKeys& keys) {
  const auto table =
      std::make_shared<const std::vector<LabelRow>>(label_rows(study.catalogue, keys.short_names));
  LayerBuilder layer("labels", table->size());
  layer.text("field", [table](std::size_t row) { return (*table)[row].field; });
  layer.text("coded_value", [table](std::size_t row) { return (*table)[row].label.value; });
  layer.text("label_zh", [table](std::size_t row) { return (*table)[row].label.zh; });
  layer.text("label_en", [table](std::size_t row) { return (*table)[row].label.en; });
  return layer.take();
}

}  // namespace hinterland
