// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/map_layers.hpp"

#include "output/base_layers.hpp"
#include "output/identifiers.hpp"
#include "output/qgis/layer_maker.hpp"
#include "output/service_works.hpp"
#include "output/short_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace hinterland {

std::vector<OutputLayer> map_tables(const Results& source) {
  std::vector<OutputLayer> tables = source.layers;
  std::ranges::move(base_layers(source.study, source.findings, source.figures),
                    std::back_inserter(tables));
  return tables;
}

namespace {

constexpr double names_of_villages = 100'000.0;
constexpr double line_width = 0.8;

/// "3～5", "≥6".
std::string class_range(const std::vector<GapClass>& classes, std::size_t row, const Words& words) {
  const std::size_t from = classes[row].from;
  if (row + 1 == classes.size()) return words.fill("≥{}", "≥ {}", from);
  const std::size_t to = classes[row + 1].from - 1;
  return from == to ? fmt::format("{}", from) : words.fill("{}～{}", "{}–{}", from, to);
}

constexpr double none_found = -1.0;
constexpr double all_unknown = -2.0;

/// Tells villages of which something is unknown from those without a gap, as `gap_state` does: an
/// expression of QGIS, with its values by row.
void add_gap_states(MapStyle& style, const OutputLayer& gaps) {
  std::vector<const OutputField*> states;
  std::string names;
  const OutputField* count = nullptr;
  for (const OutputField& field : gaps.fields) {
    if (field.name == style.field) count = &field;
    if (!field.name.ends_with("_why")) continue;
    names += fmt::format("{}\"{}\"", states.empty() ? "" : ", ' ', ", field.name);
    states.push_back(&field);
  }
  if (count == nullptr || states.empty()) return;
  style.expression = fmt::format(
      "with_variable('states', concat({}), CASE WHEN \"{}\" > 0 THEN \"{}\" "
      "WHEN strpos(@states, 'unknown') = 0 THEN 0 "
      "WHEN regexp_match(@states, 'connected|being_built|planned') > 0 THEN {} ELSE {} END)",
      names, style.field, style.field, none_found, all_unknown);
  OutputCell cell;
  for (std::size_t row = 0; row < gaps.rows; ++row) {
    cell.clear();
    count->value(row, cell);
    const double number = cell.kind() == OutputCell::Kind::integer
                              ? static_cast<double>(cell.integer())
                              : (cell.kind() == OutputCell::Kind::real ? cell.real() : 0.0);
    bool any_known = false;
    bool any_unknown = false;
    for (const OutputField* const state : states) {
      cell.clear();
      state->value(row, cell);
      if (cell.kind() != OutputCell::Kind::text) continue;
      const std::string_view text = cell.text();
      any_unknown |= text == identifier(Reason::unknown);
      any_known |= text.starts_with("connected") || text == identifier(Reason::being_built) ||
                   text == identifier(Reason::planned);
    }
    const double without_gap = !any_unknown ? 0.0 : (any_known ? none_found : all_unknown);
    style.values.push_back(number > 0.0 ? number : without_gap);
  }
}

void add_gaps(MapGroup& group, const LayerMaker& make) {
  const Words& words = make.words();
  if (!make.has("gaps", "gap_count")) return;
  MapLayer layer = make.layer("gaps", words("各村缺口", "Gaps by village"));
  layer.style.kind = ClassKind::ranges;
  layer.style.field = "gap_count";
  const auto& colours = palette().villages;
  add_gap_states(layer.style, *make.table("gaps"));
  if (!layer.style.expression.empty()) {
    layer.style.classes.push_back({words("情况不明", "unknown"), "", all_unknown, all_unknown,
                                   dot_symbol(colours.unknown, 1.8)});
    layer.style.classes.push_back({words("未发现缺口，部分情况不明", "no known gap, some unknown"),
                                   "", none_found, none_found, ring_symbol(colours.no_gap, 1.8)});
  }
  layer.style.classes.push_back({words("无缺口", "no gap"), "", 0, 0,
                                 dot_symbol(colours.no_gap, 1.8), true,
                                 words("未发现缺口", "no known gap")});
  for (std::size_t row = 0; row < colours.gaps.size(); ++row) {
    const GapClass& gaps = colours.gaps[row];
    const bool is_last = row + 1 == colours.gaps.size();
    MapSymbol symbol = dot_symbol(gaps.colour, 2.8);
    if (make.has("gaps", "people"))
      symbol.size_expression = "1.0 + 0.042 * sqrt(coalesce(\"people\", 400))";
    layer.style.classes.push_back(
        {words.fill("重点村（缺口{}项）", "focus village, {} gaps",
                    class_range(colours.gaps, row, words)),
         "", static_cast<double>(gaps.from),
         is_last ? 9999.0 : static_cast<double>(colours.gaps[row + 1].from - 1), symbol});
  }
  if (make.has("gaps", "people"))
    layer.legend_title =
        words("各村缺口（重点村的点越大，人口越多）", "Gaps by village (dot size: people)");
  layer.style.first_below = "people";
  layer.style.label = label_style("village", 7.5, names_of_villages);
  layer.display = "\"village\"";
  layer.tip = make.tip("gaps", "\"village\"",
                       {"town", "people", "gap_count", "missing_names", "cost_cny", "planned_cny",
                        "first_year", "last_year", "gaps_inferred", "covered"});
  if (make.has("gaps", "covered")) {
    layer.tip += fmt::format(
        "[% CASE WHEN \"gap_count\" > 0 AND NOT \"covered\" THEN '<br>{}' ELSE '' END %]",
        words("缺路按直线距离判定，故计缺口", "a missing road is judged in a straight line"));
  }
  group.layers.push_back(std::move(layer));
}

struct RankClass {
  int from, to;
};

void add_priorities(MapGroup& group, const LayerMaker& make) {
  const Words& words = make.words();
  if (!make.has("priorities", "rank")) return;
  constexpr std::array<RankClass, 4> ranks = {{{1, 10}, {11, 50}, {51, 200}, {201, 9'999'999}}};
  MapLayer layer = make.layer("priorities", words("缺口排序", "Gaps by rank"));
  layer.is_visible = false;
  layer.style.kind = ClassKind::ranges;
  layer.style.field = "rank";
  layer.style.first_below = "rank";
  const auto& gaps = palette().villages.gaps;
  for (std::size_t row = 0; row < ranks.size(); ++row) {
    const auto [from, to] = ranks[row];
    const bool is_last = row + 1 == ranks.size();
    const Colour colour = is_last || row >= gaps.size() ? palette().villages.unknown
                                                        : gaps[gaps.size() - 1 - row].colour;
    layer.style.classes.push_back({is_last ? words.fill("第{}位及以后", "rank {} and later", from)
                                           : words.fill("第{}～{}位", "rank {}–{}", from, to),
                                   "", static_cast<double>(from), static_cast<double>(to),
                                   dot_symbol(colour, 3.4 - 0.5 * static_cast<double>(row))});
  }
  LabelStyle label = label_style("rank", 7.0, 50'000.0);
  label.expression = "\"rank\" || ' ' || coalesce(\"service_name\", '')";
  layer.style.label = std::move(label);
  layer.display = "\"rank\" || ' ' || coalesce(\"village\", '')";
  layer.tip = make.tip("priorities", layer.display,
                       {"town", "service_name", "value", "value_per_10k_cny", "remedy", "cost_cny",
                        "planned_cny", "year", "delay_reason", "evidence"});
  group.layers.push_back(std::move(layer));
}

/// The symbols of what is known about a service in a village; `line`: what its lines are.
std::vector<StyleClass> reason_classes(const Words& words, const Text& line) {
  const auto& colours = palette().villages;
  const Colour gap = colours.gaps[colours.gaps.size() / 2].colour;
  const Colour begun = palette().years.front();
  return {{words("缺口", "gap"), "gap", 0, 0, dot_symbol(gap, 2.8)},
          {words("已接通（普查）", "connected (census)"), "connected_census", 0, 0,
           dot_symbol(colours.no_gap, 2.0)},
          {words.fill("已接通（{}）", "connected ({})", line), "connected_line", 0, 0,
           dot_symbol(colours.no_gap, 2.0, "square")},
          {words("已接通（设施）", "connected (facility)"), "connected_facility", 0, 0,
           dot_symbol(colours.no_gap, 2.2, "triangle")},
          {words("在建", "being built"), "being_built", 0, 0, dot_symbol(begun, 2.2, "diamond")},
          {words("已列入计划", "planned"), "planned", 0, 0, ring_symbol(begun, 2.0, "diamond")},
          {words("服务半径外", "outside the radius"), "outside_radius", 0, 0,
           ring_symbol(colours.outside, 1.4, "triangle")},
          {words("无路可达", "no road leads there"), "cut_off", 0, 0,
           ring_symbol(colours.outside, 2.0, "square")},
          {words("情况不明", "unknown"), "unknown", 0, 0, ring_symbol(colours.unknown, 2.0)},
          {words("不适用", "not applicable"), "not_applicable", 0, 0,
           ring_symbol(colours.outside, 1.4)},
          {words("随村集中，不单独建设", "moves to an adopted site"), "moves_to", 0, 0,
           ring_symbol(palette().sites.moves, 1.8)},
          {words("其他", "other"), "", 0, 0, ring_symbol(colours.outside, 1.4)}};
}

/// What the lines of the service of a field are: water_why, of water supply, has 管线.
Text lines_of_field(std::string_view field, const ServiceCatalogue& catalogue) {
  const Column<ServiceId, std::string> names = short_names(catalogue);
  for (const ServiceId service : rows(names)) {
    if (names[service] == field.substr(0, field.rfind('_')))
      return line_noun(catalogue.services[service].id);
  }
  return line_noun("");
}

/// A group of hidden layers, one for each service.
MapGroup reasons_group(const LayerMaker& make, const ServiceCatalogue& catalogue) {
  MapGroup group{make.words()("各类设施接通判定", "Connection by service"), false, {}};
  const OutputLayer* const gaps = make.table("gaps");
  if (gaps == nullptr) return group;
  for (const OutputField& field : gaps->fields) {
    const std::string_view name = field.name;
    if (!name.ends_with("_why")) continue;
    MapLayer layer = make.layer("gaps", make.labels().alias("gaps", name));
    layer.id = "gaps_" + field.name;
    layer.is_visible = false;
    layer.is_first = false;
    layer.is_kept_alone = false;
    layer.style.kind = ClassKind::values;
    layer.style.field = name;
    layer.style.classes = reason_classes(make.words(), lines_of_field(name, catalogue));
    layer.style.label = label_style("village", 7.5, names_of_villages);
    layer.display = "\"village\"";
    layer.tip = make.tip("gaps", "\"village\"", {"town", "people", name});
    group.layers.push_back(std::move(layer));
  }
  return group;
}

/// The width of a line, smaller on maps of large areas, where many lines are close together.
std::string width_by_scale(double width) {
  return fmt::format("{} * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))", width);
}

/// Places lines on one way side by side, also if they run in opposite directions.
std::string lane_offset(const LayerMaker& make) {
  if (!make.has("extensions", "lane") || !make.has("extensions", "lanes")) return "";
  return fmt::format(
      "(coalesce(\"lane\", 0) - (coalesce(\"lanes\", 1) - 1) / 2.0) * {} * CASE WHEN "
      "azimuth(start_point($geometry), end_point($geometry)) < pi() THEN 1 ELSE -1 END",
      width_by_scale(line_width));
}

MapSymbol planned_line(const LayerMaker& make, Colour colour, double width) {
  MapSymbol symbol = line_symbol(colour, width);
  symbol.width_expression = width_by_scale(width);
  symbol.offset_expression = lane_offset(make);
  return symbol;
}

std::string extension_tip(const LayerMaker& make) {
  return make.tip("extensions", "\"service_name\"",
                  {"segment", "project", "year", "length_m", "cost_cny", "planned_cny", "villages",
                   "people", "alignment", "trench_services", "town"});
}

MapLayer extensions_by_year(const LayerMaker& make) {
  const Words& words = make.words();
  const auto& years = make.source().findings.schedule.years;
  MapLayer layer = make.layer("extensions", words("按建设年度", "By year"));
  layer.legend_title = words("延伸工程（按建设年度）", "Lines to build, by year");
  layer.style.kind = ClassKind::values;
  layer.style.field = "year";
  for (std::size_t year = 0; year < years.size(); ++year) {
    layer.style.classes.push_back(
        {words.fill("{}年建设", "built in {}", years[year].year),
         fmt::format("{}", years[year].year), 0, 0,
         planned_line(make, year_colour(palette(), year, years.size()), line_width)});
  }
  MapSymbol rest = planned_line(make, palette().unplanned, 0.45);
  rest.dashes = {1.3, 0.9};
  layer.style.classes.push_back(
      {years.empty() ? words("延伸工程", "line to build") : words("近期未安排", "not in the plan"),
       "", 0, 0, std::move(rest)});
  layer.display = "\"segment\"";
  layer.tip = extension_tip(make);
  return layer;
}

MapLayer extensions_by_service(const LayerMaker& make) {
  const Study& study = make.source().study;
  MapLayer layer = make.layer("extensions", make.words()("按设施类别", "By service"));
  layer.id = "extensions_by_service";
  layer.is_visible = false;
  layer.is_first = false;
  layer.style.kind = ClassKind::values;
  layer.style.field = "service";
  for (const ServiceId service : make.source().findings.matrix.services) {
    const Service& known = study.catalogue.services[service];
    MapSymbol symbol = planned_line(make, service_colour(palette(), known.id), line_width);
    layer.style.classes.push_back(
        {std::string(name_of(known, study.language)), known.id, 0, 0, std::move(symbol)});
  }
  LabelStyle label = label_style("service_name", 7.0, 25'000.0);
  label.priority = 3;
  layer.style.label = std::move(label);
  layer.display = "\"segment\"";
  layer.tip = extension_tip(make);
  return layer;
}

MapGroup extensions_group(const LayerMaker& make) {
  MapGroup group{make.words()("延伸工程", "Extensions"), true, {}};
  if (make.table("extensions") == nullptr) return group;
  group.layers.push_back(extensions_by_year(make));
  group.layers.push_back(extensions_by_service(make));
  return group;
}

MapGroup sites_group(const LayerMaker& make) {
  const Words& words = make.words();
  const Colour colour = palette().sites.site;
  MapGroup group{words("农村新型社区选址", "Sites of new communities"), true, {}};
  if (make.has("sites", "role")) {
    MapLayer layer =
        make.layer("sites", words("选址和拟集中村", "Sites and villages that may move"));
    layer.style.kind = ClassKind::values;
    layer.style.field = "role";
    layer.style.classes = {
        {words("建议选址", "recommended site"), "site", 0, 0, dot_symbol(colour, 5.2, "pentagon")},
        {words("拟集中村", "village that may move"), "relocates", 0, 0,
         dot_symbol(palette().sites.moves, 1.2)}};
    LabelStyle label = label_style("site_name", 8.0, 200'000.0);
    // Closer, a village at the site has its own label.
    label.expression = fmt::format(
        "CASE WHEN \"role\" = 'site' AND (\"village\" IS NULL OR coalesce(@map_scale, 1e9) > {}) "
        "THEN "
        "\"site_name\" END",
        names_of_villages);
    label.colour = colour;
    label.priority = 8;
    layer.style.label = std::move(label);
    layer.display = "coalesce(\"village\", \"site_name\")";
    layer.tip = make.tip("sites", layer.display,
                         {"role", "site_name", "site_kind", "people", "site_people", "villages",
                          "straight_m", "farthest_m", "town"});
    group.layers.push_back(std::move(layer));
  }
  if (make.table("relocations") != nullptr) {
    MapLayer layer = make.layer("relocations", words("拟集中村至选址", "May move to a site"));
    MapSymbol arrow = line_symbol(palette().sites.moves, 0.35);
    arrow.has_arrow = true;
    layer.style.classes = {{layer.title, "", 0, 0, std::move(arrow)}};
    layer.display = "\"village\"";
    layer.tip = make.tip("relocations", "\"village\"", {"site_name", "people", "straight_m"});
    group.layers.push_back(std::move(layer));
  }
  return group;
}

/// Whether the layer of gaps has the village of a row of the coverage layer, as an expression.
std::string is_among_gaps(const LayerMaker& make) {
  std::string condition;
  const auto add = [&](std::string_view field, std::string_view test) {
    if (!make.has("coverage", field)) return;
    condition += (condition.empty() ? "" : " OR ") + std::string(test);
  };
  add("covered", "coalesce(\"covered\", false)");
  add("cut_off", "coalesce(\"cut_off\", false)");
  add("gap_count", "coalesce(\"gap_count\", 0) > 0");
  return condition;
}

MapGroup coverage_group(const LayerMaker& make) {
  const Words& words = make.words();
  MapGroup group{words("服务半径", "Coverage"), true, {}};
  if (!make.has("coverage", "zone")) return group;
  MapLayer layer = make.layer("coverage", words("全部村庄", "All villages"));
  const auto& colours = palette().villages;
  layer.style.kind = ClassKind::values;
  layer.style.field = "zone";
  layer.style.classes = {
      {words("核心圈", "core zone"), "core", 0, 0, dot_symbol(colours.no_gap, 1.8)},
      {words("外围圈", "band"), "band", 0, 0, ring_symbol(colours.no_gap, 1.8)},
      {words("服务半径外", "outside the radius"), "outside", 0, 0,
       ring_symbol(colours.outside, 1.5)},
      {words("服务半径情况不明", "coverage unknown"), "unknown", 0, 0,
       ring_symbol(colours.unknown, 1.5)}};
  const std::string is_twice = is_among_gaps(make);
  if (make.has("gaps", "gap_count")) {
    layer.legend_title = words("服务半径外的村", "Villages outside the radius");
    for (StyleClass& each : layer.style.classes) {
      each.is_in_legend = each.value != "core" && each.value != "band";
      // A dot that the symbol in the layer of gaps covers.
      if (each.is_in_legend && !is_twice.empty())
        each.symbol.size_expression =
            fmt::format("CASE WHEN {} THEN 0 ELSE {} END", is_twice, each.symbol.size);
    }
  }
  LabelStyle label = label_style("village", 7.0, names_of_villages);
  if (!is_twice.empty())
    label.expression = fmt::format("CASE WHEN {} THEN NULL ELSE \"village\" END", is_twice);
  label.colour = palette().page.faint;
  label.priority = 3;
  layer.style.label = std::move(label);
  layer.display = "\"village\"";
  layer.tip = make.tip("coverage", "\"village\"",
                       {"town", "people", "covered", "zone", "cut_off", "gap_count", "facility",
                        "straight_m", "road_m", "minutes", "borderline"});
  group.layers.push_back(std::move(layer));
  return group;
}

MapGroup review_group(const LayerMaker& make) {
  const Words& words = make.words();
  MapGroup group{words("核对资料", "Data to review"), false, {}};
  const auto add = [&](std::string_view table, std::string title, MapSymbol symbol,
                       std::string display, std::string tip) {
    if (make.table(table) == nullptr) return;
    MapLayer layer = make.layer(table, std::move(title));
    layer.is_visible = false;
    layer.style.classes = {{layer.title, "", 0, 0, std::move(symbol)}};
    layer.display = std::move(display);
    layer.tip = std::move(tip);
    group.layers.push_back(std::move(layer));
  };
  add("survey_list", words("待补查清单", "Survey list"),
      dot_symbol(palette().villages.outside, 2.4, "diamond"), "\"village\"",
      make.tip("survey_list", "\"village\"", {"town", "service_name", "people"}));
  add("problems", words("数据问题", "Problems"),
      dot_symbol(palette().villages.gaps.back().colour, 2.6, "cross_fill"),
      "coalesce(\"record\", \"layer\")",
      make.tip("problems", "\"text\"", {"layer", "feature", "record", "detail"}));
  return group;
}

/// Tables without geometry, and layers that no other group has.
MapGroup tables_group(const LayerMaker& make, const std::vector<OutputLayer>& tables,
                      const std::vector<MapGroup>& groups) {
  const Words& words = make.words();
  MapGroup group{words("表", "Tables"), false, {}};
  for (const OutputLayer& table : tables) {
    const bool is_shown = std::ranges::any_of(groups, [&](const MapGroup& each) {
      return std::ranges::find(each.layers, table.name, &MapLayer::table) != each.layers.end();
    });
    if (is_shown) continue;
    std::string title = table.name;
    if (table.name == "village_services") title = words("村庄和设施类别", "Villages and services");
    if (table.name == "labels") title = words("代码说明", "Labels of codes");
    MapLayer layer = make.layer(table.name, std::move(title));
    layer.is_visible = false;
    group.layers.push_back(std::move(layer));
  }
  return group;
}

}  // namespace

std::vector<MapGroup> map_groups(const Results& source, const std::vector<OutputLayer>& tables,
                                 const FieldWords& words) {
  const LayerMaker make(source, tables, words);
  MapGroup gaps{make.words()("缺口", "Gaps"), true, {}};
  add_gaps(gaps, make);
  add_priorities(gaps, make);
  std::vector<MapGroup> groups = {
      places_group(make), std::move(gaps),        reasons_group(make, source.study.catalogue),
      sites_group(make),  extensions_group(make), coverage_group(make),
      base_group(make),   review_group(make)};
  groups.push_back(tables_group(make, tables, groups));
  std::erase_if(groups, [](const MapGroup& group) { return group.layers.empty(); });
  return groups;
}

}  // namespace hinterland
