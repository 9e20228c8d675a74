// SPDX-License-Identifier: Apache-2.0
#include "output/field_dictionary.hpp"

#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace hinterland {

namespace {

using enum FieldType;

constexpr std::array<std::string_view, 11> layer_names = {
    "coverage",    "service_areas", "gaps",     "priorities",       "extensions", "sites",
    "relocations", "survey_list",   "problems", "village_services", "labels"};

constexpr std::array<std::string_view, 2> table_names = {"village_services", "labels"};

// clang-format off
constexpr FieldEntry entries[] = {
    // The village.
    {"village_feature", integer, 0, "", "村庄要素号", "number of the village",
     "number of the record in the layer of villages, as `feature`; a key where villages have no code",
     "coverage gaps priorities sites relocations survey_list village_services"},
    {"village_code", text, 0, "", "村庄代码", "village code",
     "code of the village, as in its layer", "coverage gaps priorities sites relocations survey_list village_services"},
    {"village", text, 0, "", "村庄", "village",
     "name of the village", "coverage gaps priorities sites relocations survey_list village_services"},
    {"town", text, 0, "", "乡镇", "town",
     "town of the village; of a segment: that of the downstream village with the largest "
     "population", "coverage service_areas gaps priorities extensions sites relocations survey_list village_services"},
    {"town_code", text, 0, "", "乡镇代码", "town code",
     "code of the town: that of its seat or boundary; otherwise the first nine digits of its "
     "villages' codes, if these agree",
     "coverage service_areas gaps priorities extensions sites relocations survey_list village_services"},
    {"county", text, 0, "", "县", "county",
     "county of the village; of a segment: as for the town",
     "coverage service_areas gaps priorities extensions sites relocations survey_list village_services"},
    {"county_code", text, 0, "", "县代码", "county code",
     "code of the county: that of its seat or boundary; otherwise the first six digits of its "
     "villages' codes, if these agree",
     "coverage service_areas gaps priorities extensions sites relocations survey_list village_services"},
    {"town_by", text, 0, "", "乡镇依据", "source of the town",
     "how the town was determined: `column`, `code`, `boundary` or `nearest_seat`; only present "
     "if the layer does not give it for all villages", "coverage"},
    {"county_by", text, 0, "", "县依据", "source of the county",
     "how the county was determined: `column`, `code`, `town`, `boundary` or `nearest_seat`; "
     "only present if the layer does not give it for all villages", "coverage"},
    {"people", integer, 0, "people", "人口", "people",
     "population of the village; of an area: of its villages; of a segment: of all downstream "
     "villages",
     "coverage service_areas gaps priorities extensions sites relocations survey_list village_services"},
    {"people_estimated", boolean, 0, "", "人口为估算", "people are estimated",
     "`people` of the village is estimated from the number of households; only present if the study "
     "has such villages", "coverage gaps priorities sites relocations survey_list village_services"},

    // Coverage.
    {"covered", boolean, 0, "", "是否在服务半径内", "covered",
     "lies within the service radius of town public facilities; null: cannot be determined",
     "coverage gaps survey_list"},
    {"borderline", boolean, 0, "", "是否临界村", "borderline",
     "the position error could change `covered`", "coverage"},
    {"critical_radius_m", real, 2, "m", "最小覆盖半径", "critical radius",
     "smallest service radius at which the village is covered, by the straight-line or road "
     "distance of the study, rounded up; null if travel time decides", "coverage gaps survey_list"},
    {"critical_minutes", real, 2, "min", "最短覆盖时限", "critical time",
     "if travel time decides: smallest time limit at which the village is covered, rounded up",
     "coverage gaps survey_list"},
    {"facility", text, 0, "", "判定依据设施", "deciding facility",
     "name of the facility that decides coverage; in village_services: of the public service, the "
     "nearest facility within whose radius the village lies, by the metric of the study, otherwise "
     "the one whose radius is exceeded least; where no road leads to any, the nearest in a straight "
     "line; without a name its code, without a code its service", "coverage village_services"},
    {"facility_code", text, 0, "", "设施代码", "facility code",
     "code of that facility, as in its layer", "coverage village_services"},
    {"fac_county", text, 0, "", "设施所在县", "county of the facility",
     "county in which that facility lies: by the boundary around it, without boundaries by the "
     "nearest seat; null: unknown, or outside all boundaries", "coverage"},
    {"other_county", boolean, 0, "", "外县设施", "facility of another county",
     "that facility lies in another county than the village", "coverage"},
    {"facility_service", text, 0, "", "判定依据设施的类别", "deciding service",
     "id of the service of the deciding facility", "coverage"},
    {"straight_m", real, 2, "m", "直线距离", "straight-line distance",
     "in coverage and village_services: to `facility`; in sites and relocations: from the village to "
     "the site", "coverage sites relocations village_services"},
    {"road_facility", text, 0, "", "路网最近设施", "nearest facility by road",
     "facility of the deciding service that is nearest by road; if straight-line distance "
     "decides, it may differ from `facility`", "coverage"},
    {"road_m", real, 2, "m", "路网距离", "road distance",
     "length of walk, road and walk to `road_facility`; in village_services: to the facility of the "
     "service that is nearest by road; null: no route", "coverage village_services"},
    {"walk_m", real, 2, "m", "步行距离", "walk",
     "part of `road_m` that is walked, at both ends", "coverage"},
    {"minutes", real, 2, "min", "出行时间", "time",
     "travel time on that route; the route is the fastest only if travel time decides",
     "coverage village_services"},
    {"detour", real, 3, "", "绕行系数", "detour ratio",
     "`road_m` divided by the straight-line distance to `road_facility`", "coverage"},
    {"cut_off", boolean, 0, "", "无路可达", "cut off",
     "within the service radius in a straight line, but not covered because no road leads to the "
     "village", "coverage"},
    {"nearest_road_m", real, 2, "m", "距最近道路距离", "distance to the nearest road",
     "straight-line; beyond the access limit the village is not connected to any road; null: no "
     "road within 100 km", "coverage"},
    {"zone", text, 0, "", "圈层", "zone",
     "`core`, `band` or `outside`, by the radii of the deciding service, `outside` also where no "
     "road leads to it; `unknown`: coverage cannot be determined; of an area: `core` or `band`; in "
     "village_services: by the radii of the service, null for infrastructure",
     "coverage service_areas village_services"},
    {"<svc>_fac", text, 0, "", "<svc>：最近设施", "<svc>: nearest facility",
     "town facility of the public service, chosen as `facility` in village_services", "coverage"},
    {"<svc>_m", real, 2, "m", "<svc>：直线距离", "<svc>: distance",
     "straight-line distance to it", "coverage"},
    {"<svc>_road", real, 2, "m", "<svc>：路网距离", "<svc>: road distance",
     "road distance to the facility that is nearest by road", "coverage"},
    {"<svc>_min", real, 2, "min", "<svc>：出行时间", "<svc>: time",
     "travel time on that route", "coverage"},
    {"<svc>_zone", text, 0, "", "<svc>：圈层", "<svc>: zone",
     "`core`, `band` or `outside`, by the radii of the service; `unknown`: no town facility of the "
     "service is known, or some are misplaced", "coverage"},
    {"<svc>_in", boolean, 0, "", "<svc>：村内已有", "<svc>: in the village",
     "the village has a facility of village level", "coverage"},

    // Service areas.
    {"area_km2", real, 2, "km²", "面积", "area", "area of the land", "service_areas"},
    {"reachable_road_km", real, 1, "km", "可达道路长度", "reachable roads",
     "length of the roads within reach, by the metric of the study; null: straight-line distance "
     "decides", "service_areas"},

    // All gaps of a village.
    {"gap_count", integer, 0, "", "缺口数", "gaps",
     "number of infrastructure services that are missing; above 0: a focus village; in "
     "coverage only present if gaps were determined", "coverage gaps"},
    {"missing", text, 0, "", "缺少的设施类别", "missing services",
     "ids of the missing services, separated by `;`; null: none is missing", "gaps"},
    {"missing_names", text, 0, "", "缺少的设施类别名称", "names of missing services",
     "names of the missing services, in the language of the study", "gaps"},
    {"gaps_inferred", integer, 0, "", "仅凭图上未见管线的缺口数", "inferred gaps",
     "number of gaps for which the only evidence is a network layer without a line nearby", "gaps"},
    {"gaps_without_cost", integer, 0, "", "未计投资的缺口数", "gaps without a cost",
     "number of gaps that cannot be closed by a line, or only at too high a cost, and have no "
     "alternative in the catalogue; not included in the cost", "gaps"},
    {"first_year", integer, 0, "", "最早年度", "first year",
     "first year in which a gap of the village is closed; null: none is closed, or the study has "
     "no budgets", "gaps"},
    {"last_year", integer, 0, "", "最晚年度", "last year",
     "last year in which a gap of the village is closed", "gaps"},
    {"gaps_not_in_plan", integer, 0, "", "近期未安排的缺口数", "gaps not in the plan",
     "number of gaps that are not closed in any year; null: the study has no budgets", "gaps"},
    {"<svc>_gap", boolean, 0, "", "<svc>：缺口", "<svc>: gap",
     "the infrastructure service is missing", "gaps"},
    {"<svc>_why", text, 0, "", "<svc>：接通判定", "<svc>: reason",
     "values as for `reason`", "gaps"},
    {"<svc>_evid", text, 0, "", "<svc>：判定依据", "<svc>: evidence",
     "evidence for it; values as for `evidence`", "gaps"},

    // One gap (village × service).
    {"rank", integer, 0, "", "排序", "rank", "1 has the most value for its cost", "priorities"},
    {"service", text, 0, "", "设施类别", "service",
     "id of the service in the catalogue", "priorities extensions survey_list village_services"},
    {"service_name", text, 0, "", "设施类别名称", "name of the service",
     "name of the service, in the language of the study",
     "priorities extensions survey_list village_services"},
    {"value_people", real, 2, "", "计入效益的人口", "people in the value",
     "people whom closing the gap serves, as the value counts them", "priorities"},
    {"people_basis", text, 0, "", "人口来源", "source of the people",
     "`counted`, `households` (estimated from them), `median` (unknown: the median of the villages "
     "whose people are known) or `village` (the value counts villages, or no people are known: 1)",
     "priorities"},
    {"weight", real, 3, "", "服务权重", "weight of the service",
     "weight of the service in the catalogue", "priorities"},
    {"score", real, 6, "0–1", "综合得分", "score",
     "weighted sum of the criteria; only if the study weights criteria", "priorities"},
    {"score_<criterion>", real, 4, "0–1", "分项得分：<criterion>", "score: <criterion>",
     "the criterion, scaled by rank, before weighting", "priorities"},
    {"value", real, 3, "", "效益值", "value",
     "value of closing the gap: `value_people` × `weight`, × (0.5 + `score`) where there is one",
     "priorities"},
    {"bundle", integer, 0, "", "项目包", "bundle",
     "number of the bundle, in the order of the list: gaps and the lines to them that are best "
     "built together; null: the gap has no cost", "priorities"},
    {"bundle_cost_cny", real, 2, "CNY", "项目包投资", "cost of the bundle",
     "lines, and works in the villages; each service bears the least share of the excavation of a "
     "shared trench that it can have", "priorities"},
    {"value_per_10k_cny", real, 8, "1/10,000 CNY", "每万元效益值", "value per 10,000 CNY",
     "sum of `value` of the bundle for each 10,000 CNY of `bundle_cost_cny`: the list is in "
     "decreasing order of it; null: no cost", "priorities"},
    {"rank_p5", integer, 0, "", "位次的第5百分位", "rank, 5th percentile",
     "5th percentile of the rank when the weights of the services are varied at random", "priorities"},
    {"rank_p95", integer, 0, "", "位次的第95百分位", "rank, 95th percentile",
     "95th percentile of the rank when the weights of the services are varied at random", "priorities"},
    {"top_probability", real, 3, "0–1", "进入前列概率", "probability of the top",
     "share of the random draws in which the gap is among the top of the list", "priorities"},
    {"nearest_source_m", real, 2, "m", "距最近接入点", "distance to the nearest source",
     "straight-line, to the nearest line, facility or connected village; null: there is no source",
     "priorities"},
    {"remedy", text, 0, "", "解决方式", "remedy",
     "how the gap is closed: `line`, `on_site` (no line is needed), `standalone` (the "
     "alternative in the catalogue) or `none`", "priorities"},
    {"standalone_reason", text, 0, "", "单村方案原因", "reason for stand-alone solution",
     "why it is not closed by a line: `line_too_expensive` (too expensive), `no_source` or `no_route` (no "
     "route)", "priorities"},
    {"alternative", text, 0, "", "单村方案", "alternative",
     "id of the alternative of a stand-alone gap", "priorities"},
    {"alt_name", text, 0, "", "单村方案名称", "name of the alternative",
     "name of the alternative, in the language of the study", "priorities"},
    {"segment", text, 0, "", "工程段", "segment",
     "id of a line segment, made of its service and its ends; of a gap: the last segment on the "
     "route to the village, null if no line is built", "priorities extensions"},
    {"cost_cny_low", real, 2, "CNY", "投资估算下限", "cost, low",
     "at the low prices of the catalogue; null: unknown", "gaps priorities extensions"},
    {"cost_cny", real, 2, "CNY", "投资估算", "cost",
     "at the middle prices; of a gap: its share of the lines and the cost in the village; of a "
     "village: the sum over its gaps; of a segment: its cost of construction",
     "gaps priorities extensions"},
    {"cost_cny_high", real, 2, "CNY", "投资估算上限", "cost, high",
     "at the high prices", "gaps priorities extensions"},
    {"cost_line_cny", real, 2, "CNY", "线路分摊投资", "cost, share of the lines",
     "part of `cost_cny`: the cost of each upstream segment, divided equally among all people "
     "downstream of it", "priorities"},
    {"cost_local_cny", real, 2, "CNY", "村内及入户投资", "cost in the village",
     "part of `cost_cny`: price per household, fixed items and fixed cost per village; or the "
     "cost of the alternative", "priorities"},
    {"saving_cny", real, 2, "CNY", "同沟敷设节省投资", "saved by sharing trenches",
     "share of the lines if each service had its own trenches, minus `cost_line_cny`; may be "
     "negative; of a village: the sum over its gaps", "gaps priorities"},
    {"project", text, 0, "", "项目编码", "project",
     "key of the project, as in `schedule.csv`: the code of the town (without one its name, "
     "`no_town` if the villages have neither town nor county), the service and the year "
     "(`unplanned`: not in the plan); null: nothing closes the gap", "priorities extensions"},
    {"planned_cny", real, 2, "CNY", "计划投资（线路计入工程段）", "planned cost (lines: see segments)",
     "what the plan pays in `year`: for a segment the line as built, with excavation paid again in "
     "each year of a trench; for a gap what is built in the village, without lines; for a village "
     "the sum over its gaps. Segments and gaps of a `project` add up to its investment in "
     "`schedule.csv`, those of a year to `spent_cny` in `run.json`; null: not in the plan",
     "gaps priorities extensions"},
    {"year", integer, 0, "", "年度", "year",
     "year of construction; null: not in the plan, or the study has no budgets",
     "priorities extensions"},
    {"delay_code", text, 0, "", "未提前原因码", "delay, code",
     "`none`, `no_schedule`, `budget`, `service_budget`, `county_budget`, `upstream`, `pinned`, "
     "`lower_priority` or `no_cost`", "priorities"},
    {"delay_reason", text, 0, "", "未提前原因", "reason for the delay",
     "the reason as a sentence, in the language of the study", "priorities"},
    {"shortfall_cny", real, 2, "CNY", "提前所缺资金", "money short for a year earlier",
     "what the budgets of the year before (not in the plan: of the last year) lack to close the gap "
     "then, with all other works as planned; null: money is not the reason", "priorities"},
    {"evidence", text, 0, "", "判定依据", "evidence",
     "`census_yes`, `census_no`, `census_being_built`, `census_planned`, `census_unclear` (not "
     "recognised), `line`, `facility`, `no_line` (no line nearby, the only evidence), `none` or `census_own` (a supply of its own)",
     "priorities village_services"},

    // Lines to build.
    {"upstream", text, 0, "", "上游工程段", "segment upstream",
     "id of the next segment towards the source; null: the segment starts at a source",
     "extensions"},
    {"trench", text, 0, "", "同沟段", "trench",
     "id shared by all segments in one trench; null: the segment has its own trench", "extensions"},
    {"trench_services", text, 0, "", "同沟设施类别", "services in the trench",
     "ids of all services in the shared trench, separated by `;`; null: the segment has its own "
     "trench", "extensions"},
    {"<svc>_tr", boolean, 0, "", "<svc>：同沟", "<svc>: in the trench",
     "the service is in the shared trench; only present for services that share one in this study",
     "extensions"},
    {"lane", integer, 0, "", "并行序号", "lane",
     "position among the lines on one way, from 0 at the left in the direction of the line: to draw "
     "them side by side, shift each to the right by `lane` - (`lanes` - 1) / 2 widths", "extensions"},
    {"lanes", integer, 0, "", "并行数", "lanes",
     "number of positions on that way; 1: no other line", "extensions"},
    {"alignment", text, 0, "", "敷设方式", "alignment", "`along_road` or `cross_country`", "extensions"},
    {"length_m", real, 2, "m", "长度", "length",
     "length of line on which the cost is based", "extensions"},

    // Sites of relocation communities.
    {"site", integer, 0, "", "选址序号", "site",
     "number of the site, in the order of selection; in gaps and priorities: of the site that the "
     "village would move to, or moves to if it is adopted; null: none",
     "gaps priorities sites relocations"},
    {"site_name", text, 0, "", "选址名称", "name of the site", "name of that site",
     "gaps priorities sites relocations"},
    {"adopted", boolean, 0, "", "是否采纳", "adopted",
     "the study adopts the site ([sites] `adopt`): its villages leave the plan", "sites"},
    {"role", text, 0, "", "角色", "role",
     "`site`, or `relocates` for a village that moves there", "sites"},
    {"site_kind", text, 0, "", "选址类型", "kind of site",
     "`central_village`, `near_seat` or `proposed`", "sites"},
    {"site_people", integer, 0, "people", "集中后人口", "people of the community",
     "population of the new community: of the host and all villages that move there; the same in "
     "all rows of a site", "sites"},
    {"villages", integer, 0, "villages", "村数", "villages",
     "of a site: villages that move there, without the host; of an area: villages in it; of a "
     "segment: downstream villages", "service_areas extensions sites"},
    {"farthest_m", real, 2, "m", "最远距离", "farthest distance",
     "of a site: straight-line distance to the farthest village that moves there", "sites"},

    // A village and a service.
    {"kind", text, 0, "", "类别", "kind",
     "`infrastructure` or `public` service", "village_services"},
    {"in_village", boolean, 0, "", "村内已有", "in the village",
     "the village has a facility of village level; null: infrastructure, or the study has none",
     "village_services"},
    {"reason", text, 0, "", "接通判定", "reason",
     "`connected_census`, `connected_line`, `connected_facility`, `being_built`, `planned`, `gap`, "
     "`outside_radius`, `cut_off`, `unknown`, `not_applicable` or `moves_to`; null: a public service",
     "village_services"},
    {"gap", boolean, 0, "", "缺口", "gap",
     "the infrastructure service is missing; null: a public service", "village_services"},

    // Problems.
    {"problem", text, 0, "", "问题类型", "problem", "id of the kind of problem", "problems"},
    {"text", text, 0, "", "说明", "explanation",
     "what is wrong and how it was handled, in the language of the study", "problems"},
    {"layer", text, 0, "", "图层", "layer", "name of the layer in the study file", "problems"},
    {"feature", integer, 0, "", "要素号", "feature",
     "number of the record as in QGIS ($id) and GDAL: from 0 in shapefiles and GeoJSON, from 1 "
     "in most other formats, in workbooks the row of the sheet; null: the whole layer", "problems"},
    {"record", text, 0, "", "记录", "record", "code or name of the record", "problems"},
    {"detail", text, 0, "", "详情", "detail", "the values concerned", "problems"},

    // Labels.
    {"field", text, 0, "", "字段", "field",
     "name of a field with coded values; `<svc>`: the short names of services in names of columns",
     "labels"},
    {"coded_value", text, 0, "", "值", "value", "value of the field", "labels"},
    {"label_zh", text, 0, "", "中文含义", "Chinese label", "its meaning in Chinese", "labels"},
    {"label_en", text, 0, "", "英文含义", "English label", "its meaning in English", "labels"},
};
// clang-format on

/// In the order of the enum.
constexpr std::array<std::string_view, 4> type_words = {"text", "integer", "number", "true, false"};

/// Whether a name matches a pattern: `<svc>_m` matches `clinic_m`.
bool fits(std::string_view pattern, std::string_view name) {
  const std::size_t open = pattern.find('<');
  if (open == std::string_view::npos) return pattern == name;
  const std::string_view before = pattern.substr(0, open);
  const std::string_view after = pattern.substr(pattern.find('>') + 1);
  return name.size() > before.size() + after.size() && name.starts_with(before) &&
         name.ends_with(after);
}

bool is_pattern(const FieldEntry& entry) { return entry.name.find('<') != std::string_view::npos; }

}  // namespace

std::span<const FieldEntry> field_dictionary() { return entries; }

std::span<const std::string_view> dictionary_layers() { return layer_names; }

bool is_table(std::string_view layer) {
  return std::ranges::find(table_names, layer) != table_names.end();
}

bool is_in_layer(const FieldEntry& entry, std::string_view layer) {
  return fmt::format(" {} ", entry.layers).find(fmt::format(" {} ", layer)) != std::string::npos;
}

const FieldEntry* find_field(std::string_view layer, std::string_view name) {
  const FieldEntry* found = nullptr;
  for (const FieldEntry& entry : entries) {
    if (!is_in_layer(entry, layer) || !fits(entry.name, name)) continue;
    if (!is_pattern(entry)) return &entry;
    if (found == nullptr || entry.name.size() > found->name.size()) found = &entry;
  }
  return found;
}

std::string_view describe(FieldType type) { return type_words[static_cast<std::size_t>(type)]; }

std::string field_table(std::string_view layer) {
  if (!layer.empty() && std::ranges::find(layer_names, layer) == layer_names.end()) {
    throw UsageError(filled_text("no layer '{}' among the outputs. They are: {}.",
                                 "结果中没有图层“{}”。可选：{}。", layer,
                                 listed_text(layer_names)));
  }
  std::string table = "| field | type | unit | 中文 | English | meaning | layers |\n";
  table += "|---|---|---|---|---|---|---|\n";
  for (const FieldEntry& entry : entries) {
    if (!layer.empty() && !is_in_layer(entry, layer)) continue;
    fmt::format_to(std::back_inserter(table), "| `{}` | {} | {} | {} | {} | {} | {} |\n",
                   entry.name, describe(entry.type), entry.unit, entry.alias_zh, entry.alias_en,
                   entry.meaning, entry.layers);
  }
  return table;
}

}  // namespace hinterland
