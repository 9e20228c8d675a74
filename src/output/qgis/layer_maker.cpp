// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/layer_maker.hpp"

#include "output/identifiers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace hinterland {

namespace {

/// "<b>" and the like in a label is text.
std::string html(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '<') {
      safe += "&lt;";
    } else if (c == '&') {
      safe += "&amp;";
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string quoted(std::string text) {
  for (std::size_t at = text.find('\''); at != text.npos; at = text.find('\'', at + 2))
    text.insert(at, 1, '\'');
  return "'" + text + "'";
}

/// A list of codes with semicolons, as an expression of QGIS that shows their labels.
std::string shown_list(std::string_view field, const std::vector<CodedValue>& values,
                       const Words& words) {
  std::string labels;
  for (const CodedValue& each : values)
    labels += (labels.empty() ? "" : ", ") + quoted(each.value) + ", " + quoted(each.label);
  return fmt::format(
      "coalesce(array_to_string(array_foreach(string_to_array(\"{}\", ';'), "
      "coalesce(map_get(map({}), @element), @element)), '{}'), '—')",
      field, labels, words("、", ", "));
}

/// The value of a field for people, as an expression of QGIS.
std::string shown_value(const OutputField& field, bool is_coded, const Words& words) {
  if (field.type == FieldType::boolean) {
    return fmt::format("CASE WHEN \"{}\" THEN '{}' WHEN NOT \"{}\" THEN '{}' ELSE '—' END",
                       field.name, words("是", "yes"), field.name, words("否", "no"));
  }
  if (field.type == FieldType::real)
    return fmt::format("coalesce(format_number(\"{}\", {}), '—')", field.name,
                       std::min(field.decimals, 1));
  if (is_coded) return fmt::format("coalesce(represent_value(\"{}\"), '—')", field.name);
  return fmt::format("coalesce(\"{}\", '—')", field.name);
}

}  // namespace

const OutputLayer* LayerMaker::table(std::string_view name) const {
  const auto found = std::ranges::find(tables_, name, &OutputLayer::name);
  return found == tables_.end() ? nullptr : &*found;
}

bool LayerMaker::has(std::string_view name, std::string_view field) const {
  const OutputLayer* const found = table(name);
  return found != nullptr &&
         std::ranges::find(found->fields, field, &OutputField::name) != found->fields.end();
}

MapLayer LayerMaker::layer(std::string_view table_name, std::string title) const {
  MapLayer made;
  made.id = table_name;
  made.table = table_name;
  made.title = std::move(title);
  const OutputLayer* const found = table(table_name);
  made.has_geometry = found == nullptr || found->geometry != OutputGeometry::none;
  return made;
}

std::string town_text_expression(std::string_view name_field, Language language) {
  if (language != Language::zh) return fmt::format("\"{}\"", name_field);
  return fmt::format(
      "\"{0}\" || CASE WHEN \"{0}\" = \"county\" THEN CASE WHEN \"{0}\" LIKE '%县' THEN '城' "
      "ELSE '城区' END ELSE '' END",
      name_field);
}

LabelStyle label_style(std::string_view field, double points, double largest_scale) {
  LabelStyle style;
  style.field = field;
  style.expression = fmt::format("\"{}\"", field);
  style.points = points;
  style.colour = palette().page.ink;
  style.largest_scale = largest_scale;
  return style;
}

std::string LayerMaker::tip(std::string_view name, std::string_view title,
                            const std::vector<std::string_view>& fields) const {
  const OutputLayer* const found = table(name);
  std::string text = fmt::format("<b>[% {} %]</b>", title);
  if (found == nullptr) return text;
  for (const std::string_view wanted : fields) {
    const auto field = std::ranges::find(found->fields, wanted, &OutputField::name);
    if (field == found->fields.end()) continue;
    std::string alias = labels_.alias(name, wanted);
    if (alias.empty()) alias = wanted;
    text += fmt::format("<br>{}{}[% {} %]", html(alias), words_("：", ": "),
                        wanted == "trench_services"
                            ? shown_list(wanted, labels_.values("extensions", "service"), words_)
                            : shown_value(*field, !labels_.values(name, wanted).empty(), words_));
  }
  return text;
}

MapSymbol dot_symbol(Colour fill, double size, std::string_view shape) {
  MapSymbol symbol;
  symbol.shape = shape;
  symbol.size = size;
  symbol.fill = fill;
  symbol.stroke = palette().page.paper;
  symbol.width = 0.25;
  return symbol;
}

MapSymbol ring_symbol(Colour colour, double size, std::string_view shape) {
  MapSymbol symbol = dot_symbol(palette().page.paper, size, shape);
  symbol.stroke = colour;
  symbol.width = 0.4;
  return symbol;
}

MapSymbol line_symbol(Colour colour, double width, std::vector<double> dashes) {
  MapSymbol symbol;
  symbol.kind = SymbolKind::line;
  symbol.stroke = colour;
  symbol.width = width;
  symbol.dashes = std::move(dashes);
  return symbol;
}

MapSymbol area_symbol(Colour fill) {
  MapSymbol symbol;
  symbol.kind = SymbolKind::area;
  symbol.fill = fill;
  return symbol;
}

namespace {

constexpr double names_of_facilities = 25'000.0;
constexpr double facilities_from = 100'000.0;

void add_towns(MapGroup& group, const LayerMaker& make) {
  const Words& words = make.words();
  if (make.table("towns") == nullptr) return;
  MapLayer towns = make.layer("towns", words("县城和乡镇驻地", "Seats of counties and towns"));
  towns.style.kind = ClassKind::values;
  towns.style.field = "level";
  const Colour colour = palette().base.town;
  towns.style.classes = {
      {words("县城", "county seat"), "county", 0, 0, dot_symbol(colour, 3.8, "square")},
      {words("乡镇驻地", "town seat"), "town", 0, 0, dot_symbol(colour, 2.8, "square")},
      {words("其他驻地", "other seat"), "", 0, 0, dot_symbol(colour, 2.8, "square")}};
  LabelStyle label = label_style("name", 10.5, 0.0);
  if (make.has("towns", "county"))
    label.expression = town_text_expression("name", make.words().language());
  label.is_bold = true;
  label.priority = 10;
  towns.style.label = std::move(label);
  towns.display = "\"name\"";
  towns.tip = make.tip("towns", "\"name\"", {"level", "county", "people", "code"});
  group.layers.push_back(std::move(towns));
}

/// A marker for the service of this number: a shape for each, filled for the first eight, hollow
/// for the next, in another grey from the seventeenth on.
MapSymbol facility_symbol(std::size_t number) {
  constexpr std::array<std::string_view, 8> shapes = {
      "diamond", "triangle", "pentagon", "star", "hexagon", "square", "cross_fill", "circle"};
  const std::string_view shape = shapes[number % shapes.size()];
  const double size = shape == "star" ? 3.2 : 2.4;
  const std::size_t round = number / shapes.size();
  if (round == 1) return ring_symbol(palette().other_service, size, shape);
  return dot_symbol(round == 0 ? palette().other_service : palette().villages.outside, size, shape);
}

void add_facilities(MapGroup& group, const LayerMaker& make) {
  const Words& words = make.words();
  if (make.table("facilities") == nullptr) return;
  const Study& study = make.source().study;
  MapLayer layer = make.layer("facilities", words("公共服务设施", "Facilities"));
  layer.style.kind = ClassKind::values;
  layer.style.field = "service";
  layer.style.largest_scale = facilities_from;
  std::set<ServiceId> present;
  for (const ServiceId service : make.source().findings.world.facilities.service)
    present.insert(service);
  for (const ServiceId service : present) {
    const Service& known = study.catalogue.services[service];
    layer.style.classes.push_back({std::string(name_of(known, study.language)), known.id, 0, 0,
                                   facility_symbol(layer.style.classes.size())});
  }
  if (layer.style.classes.empty()) {
    layer.style.kind = ClassKind::one;
    layer.style.classes.push_back(
        {layer.title, "", 0, 0, dot_symbol(palette().other_service, 2.4)});
  }
  LabelStyle label = label_style("name", 7.0, names_of_facilities);
  label.colour = palette().page.faint;
  label.priority = 2;
  layer.style.label = std::move(label);
  layer.display = "coalesce(\"name\", \"service_name\")";
  layer.tip = make.tip("facilities", layer.display, {"service_name", "level", "code"});
  group.layers.push_back(std::move(layer));
}

}  // namespace

MapGroup places_group(const LayerMaker& make) {
  MapGroup group{make.words()("驻地", "Seats"), true, {}};
  add_towns(group, make);
  return group;
}

namespace {

void add_networks(MapGroup& group, const LayerMaker& make) {
  const Words& words = make.words();
  if (make.table("networks") == nullptr) return;
  const Study& study = make.source().study;
  const World& world = make.source().findings.world;
  MapLayer layer = make.layer("networks", words("现状管网", "Existing networks"));
  layer.is_visible = false;
  layer.style.kind = ClassKind::values;
  layer.style.field = "service";
  for (const ServiceId service : rows(world.networks)) {
    if (world.networks[service].are_the_roads || world.networks[service].size() == 0) continue;
    const Service& known = study.catalogue.services[service];
    layer.style.classes.push_back(
        {std::string(name_of(known, study.language)), known.id, 0, 0,
         line_symbol(service_colour(palette(), known.id), 0.3, {1.6, 0.6})});
  }
  layer.display = "\"service_name\"";
  layer.tip = make.tip("networks", layer.display, {});
  group.layers.push_back(std::move(layer));
}

void add_roads(MapGroup& group, const LayerMaker& make) {
  const Words& words = make.words();
  if (make.table("roads") == nullptr) return;
  const auto& base = palette().base;
  MapLayer layer = make.layer("roads", words("道路", "Roads"));
  layer.style.kind = ClassKind::values;
  layer.style.field = "rank";
  layer.style.classes = {
      {words("主要道路", "main road"), "main", 0, 0, line_symbol(base.road_main, 1.0)},
      {words("一般道路", "road"), "secondary", 0, 0, line_symbol(base.road_secondary, 0.65)},
      {words("其他道路", "other road"), "minor", 0, 0, line_symbol(base.road_minor, 0.4)}};
  layer.display = "\"rank\"";
  group.layers.push_back(std::move(layer));
}

void add_single(MapGroup& group, const LayerMaker& make, std::string_view table, std::string title,
                MapSymbol symbol, std::string display, bool is_visible = true) {
  if (make.table(table) == nullptr) return;
  MapLayer layer = make.layer(table, std::move(title));
  layer.is_visible = is_visible;
  layer.style.classes = {{layer.title, "", 0, 0, std::move(symbol)}};
  layer.display = std::move(display);
  group.layers.push_back(std::move(layer));
}

void add_service_areas(MapGroup& group, const LayerMaker& make) {
  const Words& words = make.words();
  if (make.table("service_areas") == nullptr) return;
  MapLayer layer = make.layer("service_areas", words("服务范围", "Service areas"));
  layer.style.kind = ClassKind::values;
  layer.style.field = "zone";
  layer.style.classes = {
      {words("核心圈", "core zone"), "core", 0, 0, area_symbol(palette().zones.core)},
      {words("外围圈", "band"), "band", 0, 0, area_symbol(palette().zones.band)}};
  layer.display = "\"town\"";
  layer.tip = make.tip("service_areas", "\"town\"",
                       {"zone", "villages", "people", "area_km2", "reachable_road_km"});
  group.layers.push_back(std::move(layer));
}

}  // namespace

MapGroup base_group(const LayerMaker& make) {
  const Words& words = make.words();
  const auto& base = palette().base;
  MapGroup group{words("底图", "Base map"), true, {}, words("界线和用地", "Boundaries and land")};
  MapSymbol frame = area_symbol(palette().page.paper);
  frame.fill = std::nullopt;
  MapSymbol boundary = frame;
  boundary.stroke = base.boundary;
  boundary.width = 0.5;
  boundary.dashes = {2.4, 0.8, 0.5, 0.8};
  MapSymbol land = frame;
  land.stroke = palette().page.rule;
  MapSymbol exclusion = area_symbol(base.exclusion);
  exclusion.is_hatched = true;
  frame.stroke = palette().page.faint;
  frame.dashes = {1.0, 1.0};
  add_facilities(group, make);
  add_networks(group, make);
  add_single(group, make, "boundaries", words("行政区界线", "Boundaries"), boundary, "\"name\"");
  add_roads(group, make);
  add_single(group, make, "built_up", words("建成区", "Built-up areas"), area_symbol(base.built_up),
             "\"name\"");
  add_single(group, make, "exclusions", words("禁建范围", "Excluded land"), exclusion,
             "coalesce(\"kind\", \"name\")");
  add_single(group, make, "proposed_sites", words("备选点", "Proposed sites"),
             ring_symbol(palette().sites.site, 3.2, "pentagon"), "\"name\"", false);
  add_single(group, make, "village_land", words("村域", "Land of the villages"), land,
             "\"village\"", false);
  add_single(group, make, "idle_places", words("不计入的地点", "Places that do not count"),
             ring_symbol(palette().page.faint, 2.0), "\"name\"", false);
  add_single(group, make, "idle_lines", words("不计入的线", "Lines that do not count"),
             line_symbol(palette().page.faint, 0.3, {2.0, 2.0}), "\"name\"", false);
  add_service_areas(group, make);
  add_single(group, make, "town_pages", words("分乡镇图幅", "Map sheets of the towns"), frame,
             "\"town\"", false);
  return group;
}

}  // namespace hinterland
