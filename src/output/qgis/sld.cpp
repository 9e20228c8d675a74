// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/sld.hpp"

#include "output/qgis/xml_document.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace hinterland {

namespace {

/// Source: OGC 05-077r4, Symbology Encoding 1.1.0, 10.2: a pixel is 0.28 mm.
double pixels(double mm) { return std::round(100.0 * mm / 0.28) / 100.0; }

std::string hex(Colour colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

void add_parameter(XmlElement parent, const char* name, const XmlValue& value) {
  parent.add_text("se:SvgParameter", value.text).set("name", name);
}

void add_fill(XmlElement parent, Colour colour) {
  add_parameter(parent.add("se:Fill"), "fill", hex(colour));
}

XmlElement add_stroke(XmlElement parent, Colour colour, double width) {
  const XmlElement stroke = parent.add("se:Stroke");
  add_parameter(stroke, "stroke", hex(colour));
  add_parameter(stroke, "stroke-width", pixels(width));
  return stroke;
}

/// A name that all programs know: of the simple markers of QGIS, those of the standard.
std::string_view known_mark(std::string_view shape) {
  if (shape == "square" || shape == "triangle" || shape == "star" || shape == "circle")
    return shape;
  if (shape == "cross_fill") return "cross";
  if (shape == "filled_arrowhead") return "triangle";
  return "square";
}

void add_graphic(XmlElement parent, const MapSymbol& marker) {
  const XmlElement graphic = parent.add("se:Graphic");
  const XmlElement mark = graphic.add("se:Mark");
  mark.add_text("se:WellKnownName", known_mark(marker.shape));
  if (marker.fill) add_fill(mark, *marker.fill);
  if (marker.stroke) add_stroke(mark, *marker.stroke, marker.width);
  graphic.add_text("se:Size", XmlValue(pixels(marker.size)).text);
}

void add_line_symbol(XmlElement rule, const MapSymbol& line) {
  const XmlElement stroke =
      add_stroke(rule.add("se:LineSymbolizer"), line.stroke.value_or(Colour{}), line.width);
  add_parameter(stroke, "stroke-linejoin", "round");
  if (line.dashes.empty()) return;
  std::vector<double> dashes;
  for (const double length : line.dashes) dashes.push_back(pixels(length));
  add_parameter(stroke, "stroke-dasharray", fmt::format("{}", fmt::join(dashes, " ")));
}

void add_area_symbol(XmlElement rule, const MapSymbol& area) {
  if (area.fill && area.is_hatched) {
    const XmlElement graphic =
        rule.add("se:PolygonSymbolizer").add("se:Fill").add("se:GraphicFill").add("se:Graphic");
    const XmlElement mark = graphic.add("se:Mark");
    mark.add_text("se:WellKnownName", "horline");
    add_stroke(mark, *area.fill, 0.25);
    graphic.add_text("se:Size", XmlValue(pixels(1.8)).text);
    graphic.add("se:Rotation").add_text("ogc:Literal", "45");
  } else if (area.fill) {
    add_fill(rule.add("se:PolygonSymbolizer"), *area.fill);
  }
  if (area.stroke) add_line_symbol(rule, area);
}

void add_symbolizer(XmlElement rule, const MapSymbol& symbol) {
  switch (symbol.kind) {
    case SymbolKind::marker:
      return add_graphic(rule.add("se:PointSymbolizer"), symbol);
    case SymbolKind::line:
      return add_line_symbol(rule, symbol);
    case SymbolKind::area:
      return add_area_symbol(rule, symbol);
  }
}

void add_comparison(XmlElement filter, const char* operation, const std::string& field,
                    const XmlValue& value) {
  const XmlElement compared = filter.add(operation);
  compared.add_text("ogc:PropertyName", field);
  compared.add_text("ogc:Literal", value.text);
}

void add_filter(XmlElement rule, const MapStyle& style, const StyleClass& each) {
  if (style.kind == ClassKind::one) return;
  if (style.kind == ClassKind::values && each.value.empty()) {
    rule.add("se:ElseFilter");
    return;
  }
  const XmlElement filter = rule.add("ogc:Filter");
  if (style.kind == ClassKind::values)
    return add_comparison(filter, "ogc:PropertyIsEqualTo", style.field, each.value);
  const XmlElement both = filter.add("ogc:And");
  add_comparison(both, "ogc:PropertyIsGreaterThanOrEqualTo", style.field, each.from);
  add_comparison(both, "ogc:PropertyIsLessThanOrEqualTo", style.field, each.to);
}

void add_scale(XmlElement rule, double largest) {
  if (largest > 0.0) rule.add_text("se:MaxScaleDenominator", XmlValue(largest).text);
}

void add_label(XmlElement type, const LabelStyle& label) {
  const XmlElement rule = type.add("se:Rule");
  add_scale(rule, label.largest_scale);
  const XmlElement text = rule.add("se:TextSymbolizer");
  text.add("se:Label").add_text("ogc:PropertyName", label.field);
  const XmlElement font = text.add("se:Font");
  add_parameter(font, "font-family", "Noto Sans CJK SC");
  constexpr double mm_per_point = 25.4 / 72.0;
  add_parameter(font, "font-size", pixels(mm_per_point * label.points));
  if (label.is_bold) add_parameter(font, "font-weight", "bold");
  const XmlElement halo = text.add("se:Halo");
  halo.add_text("se:Radius", XmlValue(pixels(0.5)).text);
  add_fill(halo, palette().page.paper);
  add_fill(text, label.colour);
}

}  // namespace

std::string sld_text(const MapLayer& layer) {
  const XmlDocument document("StyledLayerDescriptor", "");
  const XmlElement root = document.root();
  root.set("version", "1.1.0");
  root.set("xmlns", "http://www.opengis.net/sld");
  root.set("xmlns:se", "http://www.opengis.net/se");
  root.set("xmlns:ogc", "http://www.opengis.net/ogc");
  const XmlElement named = root.add("NamedLayer");
  named.add_text("se:Name", layer.table);
  const XmlElement style = named.add("UserStyle");
  style.add_text("se:Name", layer.id);
  style.add("se:Description").add_text("se:Title", layer.title);
  const XmlElement type = style.add("se:FeatureTypeStyle");
  for (const StyleClass& each : layer.style.classes) {
    if (!layer.style.expression.empty() && each.from < 0.0) continue;
    const XmlElement rule = type.add("se:Rule");
    rule.add("se:Description")
        .add_text("se:Title", each.plain_label.empty() ? each.label : each.plain_label);
    add_filter(rule, layer.style, each);
    add_scale(rule, layer.style.largest_scale);
    add_symbolizer(rule, each.symbol);
  }
  if (layer.style.label) add_label(type, *layer.style.label);
  return document.text();
}

}  // namespace hinterland
