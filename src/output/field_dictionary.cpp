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

constexpr std::array<std::string_view, 8> layer_names = {"coverage",    "service_areas", "gaps",
                                                         "priorities",  "extensions",    "sites",
                                                         "survey_list", "problems"};

// clang-format off
constexpr FieldEntry entries[] = {
    // Which village.
    {"village_code", text, 0, "", "村庄代码", "village code",
     "code of the village, as its layer has it", "coverage gaps priorities sites survey_list"},
    {"village", text, 0, "", "村庄", "village",
     "name of the village", "coverage gaps priorities sites survey_list"},
    {"town", text, 0, "", "乡镇", "town",
     "name of the town it belongs to; of a segment: that of the village behind it with most people",
     "coverage service_areas gaps priorities extensions sites survey_list"},
    {"county", text, 0, "", "县", "county",
     "name of the county it belongs to, of a segment as with the town",
     "coverage service_areas gaps priorities extensions sites survey_list"},
    {"town_by", text, 0, "", "乡镇依据", "town known by",
     "what tells the town: `column`, `code`, `boundary` or `nearest_seat`; only where the layer does "
     "not tell all", "coverage"},
    {"county_by", text, 0, "", "县依据", "county known by",
     "what tells the county: `column`, `code`, `town`, `boundary` or `nearest_seat`; only where the "
     "layer does not tell all", "coverage"},
    {"people", integer, 0, "people", "人口", "people",
     "who live there; of a site: its host and all who gather; of an area: of its villages; of a "
     "segment: of the villages behind it",
     "coverage service_areas gaps priorities extensions sites survey_list"},
    {"people_estimated", boolean, 0, "", "人口为估算", "people are estimated",
     "`people` is an estimate from the households, or a sum with one in it; only where the study has "
     "such villages", "coverage gaps priorities sites survey_list"},

    // Coverage.
    {"covered", boolean, 0, "", "是否覆盖", "covered",
     "inside the service radius of town public facilities", "coverage survey_list"},
    {"borderline", boolean, 0, "", "临界", "borderline",
     "the position error could flip it", "coverage"},
    {"switch_radius_m", real, 2, "m", "临界半径", "switch radius",
     "least service radius at which the village is covered, straight or along roads as the study "
     "measures; none where time decides", "coverage gaps survey_list"},
    {"switch_minutes", real, 2, "min", "临界时间", "switch time",
     "where time decides: least time limit at which the village is covered",
     "coverage gaps survey_list"},
    {"facility", text, 0, "", "决定设施", "facility that decides",
     "name of the facility that decides, else its code, else its service", "coverage"},
    {"facility_service", text, 0, "", "决定设施的服务", "service that decides",
     "id of the service of that facility", "coverage"},
    {"straight_m", real, 2, "m", "直线距离", "straight distance",
     "in coverage to the facility that decides, in sites from the village to the site",
     "coverage sites"},
    {"road_facility", text, 0, "", "沿路最近设施", "nearest facility along roads",
     "of the service that decides; where straight distance decides, it may be another than "
     "`facility`", "coverage"},
    {"road_m", real, 2, "m", "路程", "way along roads",
     "walk, road and walk to `road_facility`; none: no way", "coverage"},
    {"walk_m", real, 2, "m", "步行距离", "walk",
     "of `road_m`, what is walked at both ends", "coverage"},
    {"minutes", real, 2, "min", "出行时间", "time",
     "for that way; the quickest way only where time decides", "coverage"},
    {"detour", real, 3, "", "绕行系数", "detour ratio",
     "`road_m` by the straight distance to `road_facility`", "coverage"},
    {"nearest_road_m", real, 2, "m", "距最近道路", "distance to the nearest road",
     "straight; beyond the access limit the village is joined to no road; none: no road within "
     "100 km", "coverage"},
    {"zone", text, 0, "", "圈层", "zone",
     "`core`, `band` or `outside` by the radii of the service that decides; of an area: `core` or "
     "`band`", "coverage service_areas"},
    {"<service>_facility", text, 0, "", "<service>：最近设施", "<service>: nearest facility",
     "nearest town facility of the public service, as the study measures", "coverage"},
    {"<service>_m", real, 2, "m", "<service>：距离", "<service>: distance",
     "straight distance to it", "coverage"},
    {"<service>_road_m", real, 2, "m", "<service>：路程", "<service>: way along roads",
     "to the facility that is nearest along roads", "coverage"},
    {"<service>_minutes", real, 2, "min", "<service>：出行时间", "<service>: time",
     "for that way", "coverage"},
    {"<service>_zone", text, 0, "", "<service>：圈层", "<service>: zone",
     "`core`, `band` or `outside` by the radii of the service", "coverage"},
    {"<service>_in_village", boolean, 0, "", "<service>：村内已有", "<service>: in the village",
     "a facility of village level is there already", "coverage"},

    // Service areas.
    {"area_km2", real, 2, "km²", "面积", "area", "of the land", "service_areas"},
    {"road_km", real, 1, "km", "可达道路长度", "roads reached",
     "length of the roads in reach, by the metric of the study; none: the straight line decides",
     "service_areas"},

    // Gaps of a village.
    {"gap_count", integer, 0, "", "缺口数", "gaps",
     "infrastructure services that are missing", "gaps"},
    {"missing", text_list, 0, "", "缺少的服务", "missing services",
     "ids of the services that are missing", "gaps"},
    {"missing_names", text_list, 0, "", "缺少的服务名称", "names of missing services",
     "their names, in the language of the study", "gaps"},
    {"gaps_on_absence", integer, 0, "", "仅凭图上无线的缺口数", "gaps that rest on absence",
     "of the gaps, those known only by a network that shows no line near", "gaps"},
    {"gaps_without_cost", integer, 0, "", "未计价的缺口数", "gaps without a cost",
     "of the gaps, those that cannot be joined, or only too dearly, and that have no alternative in "
     "the catalogue; they "
     "are not in the sum", "gaps"},
    {"first_year", integer, 0, "", "最早年度", "first year",
     "in which one of its gaps is closed; none: none is, or the study gives no budgets", "gaps"},
    {"last_year", integer, 0, "", "最晚年度", "last year",
     "in which one of its gaps is closed", "gaps"},
    {"gaps_not_in_plan", integer, 0, "", "未列入计划的缺口数", "gaps not in the plan",
     "that are closed in no year; none: the study gives no budgets", "gaps"},
    {"<service>_reason", text, 0, "", "<service>：原因", "<service>: reason",
     "`connected_census`, `connected_line`, `connected_facility`, `being_built`, `planned`, `gap`, "
     "`outside_radius`, `unknown` or `not_applicable`", "gaps"},
    {"<service>_evidence", text, 0, "", "<service>：依据", "<service>: evidence",
     "how we know, as `evidence`", "gaps"},

    // One village × service.
    {"rank", integer, 0, "", "排名", "rank", "1 is the most urgent", "priorities"},
    {"service", text, 0, "", "服务", "service",
     "id of the service in the catalogue", "priorities extensions survey_list"},
    {"service_name", text, 0, "", "服务名称", "name of the service",
     "in the language of the study", "priorities extensions survey_list"},
    {"score", real, 6, "0–1", "得分", "score", "weighted sum of the parts", "priorities"},
    {"part_<criterion>", real, 4, "0–1", "分项：<criterion>", "part: <criterion>",
     "the criterion, scaled by rank, before its weight", "priorities"},
    {"rank_low", integer, 0, "", "排名下限", "rank, low",
     "5 % of the draws of the weights rank it before this", "priorities"},
    {"rank_high", integer, 0, "", "排名上限", "rank, high",
     "5 % of the draws of the weights rank it after this", "priorities"},
    {"top_chance", real, 3, "0–1", "居前概率", "chance of the top",
     "share of the draws that put it in the top of the list", "priorities"},
    {"source_m", real, 2, "m", "距最近接入点", "distance to the source",
     "straight, to the nearest line, facility or connected village; none: there is no source",
     "priorities"},
    {"remedy", text, 0, "", "解决方式", "remedy",
     "what closes the gap: `line`, `on_site` (no line is needed), `stand_alone` (the catalogue's "
     "alternative) or `none`", "priorities"},
    {"cause", text, 0, "", "独立原因", "cause",
     "why it is not joined by a line: `too_dear`, `no_source` or `no_way`", "priorities"},
    {"alternative", text, 0, "", "单村方案", "alternative",
     "id of the alternative, of a gap that stands alone", "priorities"},
    {"alternative_name", text, 0, "", "单村方案名称", "name of the alternative",
     "in the language of the study", "priorities"},
    {"segment", text, 0, "", "线段", "segment",
     "name of a stretch of line; of a gap: the last on the way to the village, none where nothing "
     "has to be laid", "priorities extensions"},
    {"cost_cny_low", real, 2, "CNY", "造价低值", "cost, low",
     "at the low prices of the catalogue; none: nobody knows it", "gaps priorities extensions"},
    {"cost_cny", real, 2, "CNY", "造价", "cost",
     "at the middle prices: of a gap its share of the lines and what is needed in the village, of "
     "a village the sum over its gaps, of a segment what it takes to build it",
     "gaps priorities extensions"},
    {"cost_cny_high", real, 2, "CNY", "造价高值", "cost, high",
     "at the high prices", "gaps priorities extensions"},
    {"line_cny", real, 2, "CNY", "线路分摊", "share of the lines",
     "of `cost_cny`: the cost of each segment upstream, split equally among the people behind it",
     "priorities"},
    {"local_cny", real, 2, "CNY", "村内造价", "cost in the village",
     "of `cost_cny`: households, fixed items, what the village needs once; or its alternative",
     "priorities"},
    {"saving_cny", real, 2, "CNY", "同沟节省", "saved by sharing trenches",
     "share of the lines if each service dug for itself, less `line_cny`; may be negative; of a "
     "village the sum over its gaps",
     "gaps priorities"},
    {"year", integer, 0, "", "年度", "year",
     "in which it is built; none: not in the plan, or the study gives no budgets",
     "priorities extensions"},
    {"wait", text, 0, "", "未能提前的原因码", "why not earlier, code",
     "`none`, `no_schedule`, `budget`, `service_budget`, `county_budget`, `upstream`, `pinned`, "
     "`worth_less` or `no_cost`", "priorities"},
    {"why_not_earlier", text, 0, "", "为何不更早", "why not earlier",
     "the same in a sentence, in the language of the study", "priorities"},
    {"evidence", text, 0, "", "依据", "evidence",
     "`census_yes`, `census_no`, `census_being_built`, `census_planned`, `census_unclear` (not "
     "understood), `line`, `facility`, `no_line` (absence alone) or `nothing`",
     "priorities"},

    // Lines to build.
    {"upstream", text, 0, "", "上游线段", "segment upstream",
     "name of the segment that it hangs on; none: it starts at a source", "extensions"},
    {"trench", text, 0, "", "管沟", "trench",
     "name that the segments in one shared trench have in common; none: a trench of its own",
     "extensions"},
    {"trench_services", text_list, 0, "", "同沟服务", "services in the trench",
     "ids of all services in the shared trench", "extensions"},
    {"ground", text, 0, "", "走向", "ground", "`along_road` or `across_country`", "extensions"},
    {"length_m", real, 2, "m", "长度", "length", "of line, as it is paid for", "extensions"},

    // Sites of new communities.
    {"site", integer, 0, "", "选址序号", "site",
     "number of the site, 1 was chosen first", "sites"},
    {"site_name", text, 0, "", "选址名称", "name of the site", "name of the site", "sites"},
    {"role", text, 0, "", "角色", "role",
     "`site`, or `gathers` for a village that moves there", "sites"},
    {"site_kind", text, 0, "", "选址类型", "kind of site",
     "`central_village`, `near_seat` or `proposed`", "sites"},
    {"villages", integer, 0, "villages", "村数", "villages",
     "of a site: those that gather, without its host; of an area: those in it; of a segment: those "
     "behind it", "service_areas extensions sites"},
    {"farthest_m", real, 2, "m", "最远距离", "farthest way",
     "of a site: straight distance of the farthest village that gathers", "sites"},

    // Problems.
    {"problem", text, 0, "", "问题类型", "problem", "id of what is wrong", "problems"},
    {"text", text, 0, "", "说明", "explanation",
     "what is wrong and what was done, in the language of the study", "problems"},
    {"layer", text, 0, "", "图层", "layer", "as the study names it", "problems"},
    {"feature", integer, 0, "", "要素号", "feature",
     "number of the record as QGIS ($id) and GDAL count: from 0 in shapefiles and GeoJSON, from 1 in most others; none: the whole layer", "problems"},
    {"record", text, 0, "", "记录", "record", "its code or name", "problems"},
    {"detail", text, 0, "", "详情", "detail", "the values", "problems"},
};
// clang-format on

/// In the order of the enum.
constexpr std::array<std::string_view, 5> type_words = {"text", "list of texts", "integer",
                                                        "number", "true, false"};

/// Whether a name has the form of a pattern: `<service>_m` fits `clinic_m`.
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
