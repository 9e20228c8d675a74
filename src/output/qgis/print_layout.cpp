// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/print_layout.hpp"

#include "output/atlas/map_view.hpp"
#include "output/qgis/layer_maker.hpp"
#include "output/qgis/layout_items.hpp"
#include "output/qgis/layout_legend.hpp"
#include "output/qgis/qml.hpp"
#include "output/report_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

void add_page(XmlElement layout) {
  const XmlElement pages = layout.add("PageCollection");
  MapSymbol paper;
  paper.kind = SymbolKind::area;
  paper.fill = palette().page.paper;
  add_symbol(pages, paper, "");
  add_symbol(add_item(pages, ItemType::page, "{page}", {0.0, 0.0, 420.0, 297.0}, 0), paper, "");
  pages.add("GuideCollection", {{"visible", 1}});
}

/// The frame of the map around the middle of what it shows, at a round scale.
void add_extent(XmlElement map, const PlaneBox& shown) {
  const MapView view(map_area, shown);
  const double half_width = map_area.width() * view.scale() / 2000.0;
  const double half_height = map_area.height() * view.scale() / 2000.0;
  const double x = (shown.west + shown.east) / 2.0;
  const double y = (shown.south + shown.north) / 2.0;
  map.add("Extent", {{"xmin", x - half_width},
                     {"ymin", y - half_height},
                     {"xmax", x + half_width},
                     {"ymax", y + half_height}});
}

/// Round denominators of scales, from 10,000 on.
std::vector<double> round_scales() {
  constexpr std::array<double, 10> steps = {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0};
  std::vector<double> scales;
  for (double power = 1e4; power < 1e8; power *= 10.0) {
    for (const double step : steps) scales.push_back(step * power);
  }
  return scales;
}

/// The round scale at which a sheet of the atlas shows its town, as an expression of QGIS.
std::string scale_of_town(const MapFrame& frame) {
  constexpr double margin = 1.03;
  return fmt::format(
      "with_variable('place', transform(@atlas_geometry, 'EPSG:4326', 'EPSG:{}'), "
      "with_variable('least', {} * max(bounds_width(@place) / {}, bounds_height(@place) / {}), "
      "coalesce(array_first(array_filter(array({:.0f}), @element >= @least)), @least)))",
      frame.epsg, 1000.0 * margin, map_area.width(), map_area.height(),
      fmt::join(round_scales(), ", "));
}

constexpr const char* shown_scale = "map_get(item_variables('map'), 'map_scale')";

void add_item_expression(XmlElement item, const char* property, const std::string& expression) {
  add_expressions(item.add("LayoutObject"), "dataDefinedProperties", {{property, expression}});
}

void add_map_item(XmlElement layout, const MapFrame& frame, bool is_atlas) {
  const XmlElement map = add_item(layout, ItemType::map, map_id, map_area, 1);
  map.set("drawCanvasItems", "true");
  map.set("keepLayerSet", "false");
  map.set("followPreset", "false");
  map.set("mapRotation", 0);
  map.set("mapFlags", 0);
  add_colour(map, "FrameColor", palette().page.ink);
  add_colour(map, "BackgroundColor", palette().zones.outside);
  add_extent(map, frame.shown);
  map.add("LayerSet");
  constexpr int fit_to_feature = 2;
  map.add("AtlasMap",
          {{"scalingMode", fit_to_feature}, {"atlasDriven", is_atlas ? 1 : 0}, {"margin", 0.03}});
  if (is_atlas) add_item_expression(map, "dataDefinedMapScale", scale_of_town(frame));
}

struct SheetLabel {
  const char* id;
  PageBox box;
  double points;
  Colour colour;
  bool is_bold;
};

void add_sheet_label(XmlElement layout, const SheetLabel& label, const std::string& text) {
  constexpr int align_left = 1;
  constexpr int align_top = 32;
  const XmlElement item = add_item(layout, ItemType::label, label.id, label.box, 2);
  item.set("labelText", text);
  item.set("htmlState", 0);
  item.set("halign", align_left);
  item.set("valign", align_top);
  item.set("marginX", 0);
  item.set("marginY", 0);
  item.add("LabelFont", {{"description", font_text(label.points, label.is_bold)}, {"style", ""}});
  add_colour(item, "FontColor", label.colour);
}

/// The width of a line of text in mm, rather too wide than too narrow.
double width_of_line(const std::string& text, double points) {
  constexpr double mm_per_point = 0.3528;
  double ems = 0.0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80U) ems += 0.6;
    if (byte >= 0xC0U) ems += 1.0;  // the first byte of a character
  }
  return ems * mm_per_point * points;
}

/// The largest size at which a text has one line; with the smallest, it may have two.
double points_for(const std::string& text, const PageBox& box) {
  constexpr std::array<double, 4> sizes = {11.0, 10.0, 9.0, 8.0};
  for (const double points : sizes) {
    if (width_of_line(text, points) <= box.width()) return points;
  }
  return sizes.back();
}

/// QGIS fills in the day when the sheet is shown or printed.
std::string date_text(const Words& words) {
  return words("出图日期：[% format_date(now(), 'yyyy-MM-dd') %]",
               "printed on [% format_date(now(), 'yyyy-MM-dd') %]");
}

void add_sheet_labels(XmlElement layout, const SheetTexts& texts, const Words& words) {
  const auto& colours = palette().page;
  add_sheet_label(layout, {"{title}", {sheet_edge, 9.0, 408.0, 21.0}, 22.0, colours.ink, true},
                  texts.title);
  const PageBox below_title{sheet_edge, 22.0, map_area.right, map_area.top - 0.5};
  add_sheet_label(
      layout,
      {"{subtitle}", below_title, points_for(texts.subtitle, below_title), colours.faint, false},
      texts.subtitle);
  add_sheet_label(layout,
                  {"{date}", {side_area.left, 22.0, 408.0, 30.0}, 9.0, colours.faint, false},
                  date_text(words));
  add_sheet_label(layout, {"{note}", note_area, 7.5, colours.faint, false}, texts.note);
}

constexpr double longest_bar = 56.0;  // mm
constexpr int bar_segments = 4;

/// The smallest scale at which a bar with segments of this length has room.
double scale_of_bar(double segment_km) { return bar_segments * segment_km * 1e6 / longest_bar; }

/// The lengths of segments, in kilometres: 1, 2 and 5 times a power of ten; one for each scale from
/// `largest` to `smallest` on, both denominators.
std::vector<double> bar_lengths(double largest, double smallest) {
  std::vector<double> lengths;
  for (int power = -3; power < 5; ++power) {
    for (const int step : {1, 2, 5}) {
      const double length =
          power < 0 ? step / std::pow(10.0, -power) : step * std::pow(10.0, power);
      if (scale_of_bar(length) <= largest) lengths.clear();
      if (scale_of_bar(length) <= smallest || lengths.empty()) lengths.push_back(length);
    }
  }
  return lengths;
}

/// `shown_if`: an expression of QGIS; empty: always.
void add_scale_bar(XmlElement layout, double segment_km, const Words& words, const std::string& id,
                   const std::string& shown_if) {
  constexpr int fixed_length = 0;
  const PageBox box{side_area.left, side_area.bottom - 16.0, side_area.right - 16.0,
                    side_area.bottom};
  const XmlElement bar = add_item(layout, ItemType::scale_bar, id, box, 4);
  bar.set("mapUuid", map_id);
  bar.set("style", "Single Box");
  bar.set("unitType", "km");
  bar.set("unitLabel", words("公里", "km"));
  bar.set("numMapUnitsPerScaleBarUnit", 1);
  bar.set("numSegments", bar_segments);
  bar.set("numSegmentsLeft", 0);
  bar.set("numUnitsPerSegment", segment_km);
  bar.set("segmentSizeMode", fixed_length);
  bar.set("minBarWidth", 22);
  bar.set("maxBarWidth", longest_bar);
  bar.set("height", 2);
  bar.set("labelBarSpace", 1.5);
  bar.set("boxContentSpace", 0);
  bar.set("outlineWidth", 0.2);
  bar.set("alignment", 0);
  add_text_style(bar, 8.0, palette().page.ink, false);
  add_colour(bar, "fillColor", palette().page.ink);
  add_colour(bar, "fillColor2", palette().page.paper);
  add_colour(bar, "strokeColor", palette().page.ink);
  MapSymbol dark;
  dark.kind = SymbolKind::area;
  dark.fill = palette().page.ink;
  MapSymbol light = dark;
  light.fill = palette().page.paper;
  add_symbol(bar.add("fillSymbol1"), dark, "");
  add_symbol(bar.add("fillSymbol2"), light, "");
  if (!shown_if.empty())
    add_item_expression(bar, "dataDefinedOpacity", fmt::format("if({}, 100, 0)", shown_if));
}

/// The scale as a number, and as a bar with round steps. QGIS before version 3.26 cannot choose
/// these by an expression, so that an atlas has a bar for each length, of which one is visible.
void add_scale_items(XmlElement layout, const MapFrame& frame, const Words& words, bool is_atlas) {
  add_sheet_label(
      layout,
      {"{scale_text}",
       {side_area.left, side_area.bottom - 24.0, side_area.right - 16.0, side_area.bottom - 18.0},
       9.0,
       palette().page.ink,
       false},
      fmt::format("{}[% format_number({}, 0) %]", words("比例尺 1 : ", "Scale 1 : "), shown_scale));
  const double scale = MapView(map_area, frame.shown).scale();
  const std::vector<double> lengths =
      is_atlas ? bar_lengths(round_scales().front(), 2.0 * scale) : bar_lengths(scale, scale);
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    const std::string id = i == 0 ? "{scale}" : fmt::format("{{scale_{}}}", i + 1);
    std::string shown_if;
    if (i > 0) shown_if = fmt::format("{} >= {:.0f}", shown_scale, scale_of_bar(lengths[i]));
    if (i + 1 < lengths.size()) {
      if (i > 0) shown_if += " and ";
      shown_if += fmt::format("{} < {:.0f}", shown_scale, scale_of_bar(lengths[i + 1]));
    }
    add_scale_bar(layout, lengths[i], words, id, shown_if);
  }
}

/// One of the arrows that come with QGIS.
void add_north(XmlElement layout) {
  constexpr int keep_ratio = 0;
  constexpr int svg = 1;
  const PageBox box{side_area.right - 14.0, side_area.bottom - 18.0, side_area.right,
                    side_area.bottom};
  const XmlElement arrow = add_item(layout, ItemType::picture, "{north}", box, 4);
  arrow.set("file", "arrows/NorthArrow_02.svg");
  arrow.set("mode", svg);
  arrow.set("mapUuid", map_id);
  arrow.set("northMode", 0);
  arrow.set("northOffset", 0);
  arrow.set("resizeMode", keep_ratio);
  arrow.set("anchorPoint", 4);
  arrow.set("svgFillColor", qgis_colour(palette().page.ink));
  arrow.set("svgBorderColor", qgis_colour(palette().page.ink));
  arrow.set("svgBorderWidth", 0.2);
}

XmlElement add_layout(XmlElement layouts, const std::string& name,
                      const std::vector<MapGroup>& groups, const MapFrame& frame,
                      const SheetTexts& texts, const Words& words, bool is_atlas) {
  const XmlElement layout = layouts.add(
      "Layout", {{"name", name}, {"units", "mm"}, {"printResolution", 300}, {"worldFileMap", ""}});
  layout.add("Snapper", {{"tolerance", 5}, {"snapToGuides", 1}, {"snapToItems", 1}});
  add_page(layout);
  add_map_item(layout, frame, is_atlas);
  add_sheet_labels(layout, texts, words);
  add_legend(layout, groups, words, is_atlas);
  add_scale_items(layout, frame, words, is_atlas);
  add_north(layout);
  return layout;
}

}  // namespace

void add_layouts(XmlElement project, const std::vector<MapGroup>& groups, const MapFrame& frame,
                 const SheetTexts& texts, Language language) {
  const Words words(language);
  const XmlElement layouts = project.add("Layouts");
  add_layout(layouts, words("A3 图", "A3 map"), groups, frame, texts, words, false);
  SheetTexts of_town = texts;
  of_town.title +=
      fmt::format(" · [% coalesce({}, '{}') %]", town_text_expression("town", language),
                  words("乡镇不明", "unknown town"));
  const XmlElement atlas = add_layout(layouts, words("分乡镇图册", "Atlas by town"), groups, frame,
                                      of_town, words, true);
  atlas.add("Atlas",
            {{"enabled", 1},
             {"coverageLayer", layer_id("town_pages")},
             {"coverageLayerName", "town_pages"},
             {"coverageLayerProvider", "ogr"},
             {"coverageLayerSource", "./hinterland.gpkg|layername=town_pages"},
             {"hideCoverage", 1},
             {"filterFeatures", 0},
             {"sortFeatures", 0},
             {"pageNameExpression", "\"town\""},
             {"filenamePattern", "@atlas_featurenumber || '-' || coalesce(\"town\", '')"}});
}

}  // namespace hinterland
