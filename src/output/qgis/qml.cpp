// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/qml.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

namespace hinterland {

namespace {

/// A map of settings, as in all elements of QGIS from version 3.18.
class OptionMap {
 public:
  explicit OptionMap(XmlElement parent) : map_(parent.add("Option", {{"type", "Map"}})) {}
  const OptionMap& set(const char* name, XmlValue value, const char* type = "QString") const {
    map_.add("Option", {{"type", type}, {"name", name}, {"value", std::move(value)}});
    return *this;
  }
  XmlElement element() const { return map_; }

 private:
  XmlElement map_;
};

}  // namespace

void add_expressions(XmlElement parent, const char* name,
                     std::initializer_list<PropertyExpression> expressions) {
  constexpr int type_expression = 3;
  const OptionMap all(parent.add(name));
  all.set("name", "");
  const XmlElement properties =
      all.element().add("Option", {{"type", "Map"}, {"name", "properties"}});
  for (const PropertyExpression& each : expressions) {
    if (each.text.empty()) continue;
    const XmlElement one = properties.add("Option", {{"type", "Map"}, {"name", each.property}});
    one.add("Option", {{"type", "bool"}, {"name", "active"}, {"value", "true"}});
    one.add("Option", {{"type", "QString"}, {"name", "expression"}, {"value", each.text}});
    one.add("Option", {{"type", "int"}, {"name", "type"}, {"value", type_expression}});
  }
  all.set("type", "collection");
}

namespace {

constexpr const char* of_symbol = "data_defined_properties";

XmlElement add_symbol_layer(XmlElement symbol, const char* kind) {
  return symbol.add("layer", {{"class", kind}, {"enabled", 1}, {"locked", 0}, {"pass", 0}});
}

XmlElement add_bare_symbol(XmlElement parent, const char* type, const std::string& name) {
  return parent.add(
      "symbol",
      {{"type", type}, {"name", name}, {"alpha", 1}, {"clip_to_extent", 1}, {"force_rhr", 0}});
}

std::string colour_or_none(const std::optional<Colour>& colour) {
  return colour ? qgis_colour(*colour) : "0,0,0,0";
}

void add_marker(XmlElement symbol, const MapSymbol& marker) {
  const XmlElement layer = add_symbol_layer(symbol, "SimpleMarker");
  OptionMap(layer)
      .set("angle", 0)
      .set("color", colour_or_none(marker.fill))
      .set("joinstyle", "miter")
      .set("name", marker.shape)
      .set("offset", "0,0")
      .set("outline_color", colour_or_none(marker.stroke))
      .set("outline_style", marker.stroke ? "solid" : "no")
      .set("outline_width", marker.width)
      .set("outline_width_unit", "MM")
      .set("scale_method", "diameter")
      .set("size", marker.size)
      .set("size_unit", "MM");
  add_expressions(layer, of_symbol, {{"size", marker.size_expression}});
}

void add_arrow_head(XmlElement symbol, const MapSymbol& line, const std::string& name) {
  const XmlElement layer = add_symbol_layer(symbol, "MarkerLine");
  OptionMap(layer).set("placement", "centralpoint").set("rotate", 1).set("offset", 0);
  MapSymbol head;
  head.shape = "filled_arrowhead";
  head.size = 6.0 * line.width;
  head.fill = line.stroke;
  head.stroke = line.stroke;
  head.width = 0.1;
  add_marker(add_bare_symbol(layer, "marker", "@" + name + "@1"), head);
}

void add_line(XmlElement symbol, const MapSymbol& line) {
  const XmlElement layer = add_symbol_layer(symbol, "SimpleLine");
  OptionMap(layer)
      .set("capstyle", line.dashes.empty() ? "round" : "flat")
      .set("customdash", fmt::format("{}", fmt::join(line.dashes, ";")))
      .set("customdash_unit", "MM")
      .set("joinstyle", "round")
      .set("line_color", colour_or_none(line.stroke))
      .set("line_style", "solid")
      .set("line_width", line.width)
      .set("line_width_unit", "MM")
      .set("offset", 0)
      .set("offset_unit", "MM")
      .set("use_custom_dash", line.dashes.empty() ? 0 : 1);
  add_expressions(layer, of_symbol,
                  {{"offset", line.offset_expression}, {"outlineWidth", line.width_expression}});
}

void add_hatching(XmlElement symbol, const MapSymbol& area, const std::string& name) {
  const XmlElement layer = add_symbol_layer(symbol, "LinePatternFill");
  OptionMap(layer)
      .set("angle", 45)
      .set("color", colour_or_none(area.fill))
      .set("distance", 1.8)
      .set("distance_unit", "MM")
      .set("line_width", 0.25)
      .set("line_width_unit", "MM");
  MapSymbol line;
  line.stroke = area.fill;
  line.width = 0.25;
  add_line(add_bare_symbol(layer, "line", "@" + name + "@0"), line);
}

void add_area(XmlElement symbol, const MapSymbol& area, const std::string& name) {
  if (area.is_hatched) return add_hatching(symbol, area, name);
  if (area.fill) {
    OptionMap(add_symbol_layer(symbol, "SimpleFill"))
        .set("color", qgis_colour(*area.fill))
        .set("outline_style", "no")
        .set("style", "solid");
  }
  if (area.stroke) add_line(symbol, area);  // with its dashes, which a fill does not have
}

}  // namespace

std::string qgis_colour(Colour colour) {
  return fmt::format("{},{},{},255", colour.red, colour.green, colour.blue);
}

void add_symbol(XmlElement parent, const MapSymbol& symbol, const std::string& name) {
  switch (symbol.kind) {
    case SymbolKind::marker:
      return add_marker(add_bare_symbol(parent, "marker", name), symbol);
    case SymbolKind::area:
      return add_area(add_bare_symbol(parent, "fill", name), symbol, name);
    case SymbolKind::line:
      break;
  }
  const XmlElement line = add_bare_symbol(parent, "line", name);
  add_line(line, symbol);
  if (symbol.has_arrow) add_arrow_head(line, symbol, name);
}

XmlElement add_text_style(XmlElement parent, double points, Colour colour, bool is_bold) {
  const XmlElement style = parent.add("text-style", {{"fontFamily", "Noto Sans CJK SC"},
                                                     {"fontSize", points},
                                                     {"fontSizeUnit", "Point"},
                                                     {"fontWeight", is_bold ? 75 : 50},
                                                     {"fontItalic", 0},
                                                     {"textColor", qgis_colour(colour)},
                                                     {"textOpacity", 1},
                                                     {"multilineHeight", 1},
                                                     {"blendMode", 0},
                                                     {"textOrientation", "horizontal"}});
  const XmlElement families = style.add("families");
  constexpr std::array<const char*, 5> fonts = {"Source Han Sans SC", "Microsoft YaHei",
                                                "PingFang SC", "WenQuanYi Micro Hei", "SimHei"};
  for (const char* const font : fonts) families.add("family", {{"name", font}});
  return style;
}

namespace {

void add_classes(XmlElement renderer, const MapStyle& style) {
  const bool are_ranges = style.kind == ClassKind::ranges;
  const XmlElement list = renderer.add(are_ranges ? "ranges" : "categories");
  for (std::size_t i = 0; i < style.classes.size(); ++i) {
    const StyleClass& each = style.classes[i];
    if (are_ranges) {
      list.add("range", {{"symbol", i},
                         {"label", each.label},
                         {"lower", each.from},
                         {"upper", each.to},
                         {"render", "true"}});
    } else {
      list.add("category",
               {{"symbol", i}, {"label", each.label}, {"value", each.value}, {"render", "true"}});
    }
  }
}

void add_renderer(XmlElement layer, const MapStyle& style) {
  constexpr std::array<const char*, 3> types = {"singleSymbol", "categorizedSymbol",
                                                "graduatedSymbol"};
  const XmlElement renderer =
      layer.add("renderer-v2", {{"type", types[static_cast<std::size_t>(style.kind)]},
                                {"symbollevels", 0},
                                {"forceraster", 0},
                                {"referencescale", -1},
                                {"enableorderby", style.first_below.empty() ? 0 : 1}});
  if (style.kind != ClassKind::one) {
    renderer.set("attr", style.expression.empty() ? style.field : style.expression);
    if (style.kind == ClassKind::ranges) renderer.set("graduatedMethod", "GraduatedColor");
    add_classes(renderer, style);
  }
  const XmlElement symbols = renderer.add("symbols");
  for (std::size_t i = 0; i < style.classes.size(); ++i)
    add_symbol(symbols, style.classes[i].symbol, fmt::format("{}", i));
  if (style.first_below.empty()) return;
  const XmlElement order = renderer.add("orderby");
  const XmlElement clause =
      order.add_text("orderByClause", fmt::format("\"{}\"", style.first_below));
  clause.set("asc", 0);
  clause.set("nullsFirst", 0);
}

/// Points without a label at this scale still keep the labels of other layers off their symbols,
/// down to a third of the scale at which they have labels. QGIS takes them into account only if the
/// label itself, not the labelling, depends on the scale.
constexpr double obstacles_beyond_labels = 3.0;

std::string expression_at_scale(const LabelStyle& label) {
  if (label.largest_scale <= 0.0) return label.expression;
  return fmt::format("CASE WHEN coalesce(@map_scale, 0) <= {:.0f} THEN {} END", label.largest_scale,
                     label.expression);
}

void add_labels(XmlElement layer, const LabelStyle& label, bool are_lines) {
  constexpr int around_point = 6;
  constexpr int along_line = 2;
  const XmlElement settings =
      layer.add("labeling", {{"type", "simple"}}).add("settings", {{"calloutType", "simple"}});
  const XmlElement text = add_text_style(settings, label.points, label.colour, label.is_bold);
  text.set("fieldName", are_lines ? label.expression : expression_at_scale(label));
  text.set("isExpression", 1);
  text.add("text-buffer", {{"bufferDraw", 1},
                           {"bufferSize", 0.7},
                           {"bufferSizeUnits", "MM"},
                           {"bufferColor", qgis_colour(palette().page.paper)},
                           {"bufferOpacity", 0.85},
                           {"bufferJoinStyle", 128},
                           {"bufferNoFill", 1}});
  settings.add("text-format", {{"wrapChar", ""}, {"multilineAlign", 3}});
  settings.add("placement", {{"placement", are_lines ? along_line : around_point},
                             {"placementFlags", 10},
                             {"predefinedPositionOrder", "TR,TL,BR,BL,R,L,TSR,BSR"},
                             {"offsetType", 1},
                             {"dist", are_lines ? 0.5 : 0.3},
                             {"distUnits", "MM"},
                             {"priority", label.priority},
                             {"quadOffset", 4}});
  settings.add("rendering",
               {{"drawLabels", 1},
                {"scaleVisibility", label.largest_scale > 0.0 ? 1 : 0},
                {"scaleMin", 0},
                {"scaleMax", label.largest_scale * (are_lines ? 1.0 : obstacles_beyond_labels)},
                {"obstacle", 1},
                {"obstacleFactor", 1},
                {"obstacleType", 1},
                {"displayAll", 0},
                {"mergeLines", are_lines ? 1 : 0},
                {"fontMaxPixelSize", 10000}});
}

void add_field_words(XmlElement layer, const OutputLayer& table, const FieldWords& words) {
  const XmlElement fields = layer.add("fieldConfiguration");
  for (const OutputField& field : table.fields) {
    const std::vector<CodedValue>& values = words.values(table.name, field.name);
    if (values.empty()) continue;
    const XmlElement config = fields.add("field", {{"name", field.name}})
                                  .add("editWidget", {{"type", "ValueMap"}})
                                  .add("config");
    const XmlElement list =
        OptionMap(config).element().add("Option", {{"type", "List"}, {"name", "map"}});
    for (const CodedValue& each : values) OptionMap(list).set(each.label.c_str(), each.value);
  }
  const XmlElement aliases = layer.add("aliases");
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    const std::string& name = table.fields[i].name;
    const std::string alias = words.alias(table.name, name);
    if (!alias.empty()) aliases.add("alias", {{"field", name}, {"index", i + 1}, {"name", alias}});
  }
}

}  // namespace

void add_style(XmlElement layer, const MapLayer& map_layer, const OutputLayer& table,
               const FieldWords& words) {
  const MapStyle& style = map_layer.style;
  const bool is_drawn = map_layer.has_geometry && !style.classes.empty();
  layer.set("hasScaleBasedVisibilityFlag", style.largest_scale > 0.0 ? 1 : 0);
  layer.set("minScale", style.largest_scale > 0.0 ? style.largest_scale : 1e8);
  layer.set("maxScale", 0);
  layer.set("labelsEnabled", is_drawn && style.label ? 1 : 0);
  if (is_drawn) {
    add_renderer(layer, style);
    if (style.label)
      add_labels(layer, *style.label, style.classes.front().symbol.kind == SymbolKind::line);
    layer.add_text("blendMode", "0");
    layer.add_text("featureBlendMode", "0");
    layer.add_text("layerOpacity", "1");
  }
  add_field_words(layer, table, words);
  if (!map_layer.display.empty()) layer.add_text("previewExpression", map_layer.display);
  if (!map_layer.tip.empty()) layer.add_text("mapTip", map_layer.tip);
}

std::string qml_text(const MapLayer& map_layer, const OutputLayer& table, const FieldWords& words) {
  const XmlDocument document("qgis", "qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'");
  const XmlElement root = document.root();
  root.set("version", qgis_version);
  root.set("styleCategories", "Symbology|Labeling|Fields|Forms|MapTips|Rendering");
  add_style(root, map_layer, table, words);
  constexpr int point = 0;
  constexpr int line = 1;
  constexpr int polygon = 2;
  constexpr int none = 4;
  int geometry = none;
  if (table.geometry == OutputGeometry::line) geometry = line;
  if (table.geometry == OutputGeometry::multi_polygon) geometry = polygon;
  if (table.geometry == OutputGeometry::point || table.geometry == OutputGeometry::multi_point)
    geometry = point;
  root.add_text("layerGeometryType", fmt::format("{}", geometry));
  return document.text();
}

}  // namespace hinterland
