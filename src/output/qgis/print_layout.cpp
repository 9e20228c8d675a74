// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/print_layout.hpp"

#include "output/atlas/map_view.hpp"
#include "output/qgis/qml.hpp"
#include "output/report_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace hinterland {

namespace {

constexpr double sheet_edge = 12.0;  // mm
constexpr PageBox map_area{sheet_edge, 33.0, 322.0, 277.0};
constexpr PageBox side_area{327.0, 33.0, 408.0, 277.0};
constexpr PageBox note_area{sheet_edge, 279.0, 408.0, 290.0};
constexpr const char* map_id = "{map}";

/// The types of items in a layout, as numbers of QGIS.
enum class ItemType : int {
  page = 65638,
  map = 65639,
  picture = 65640,
  label = 65641,
  legend = 65642,
  scale_bar = 65646
};

const char* is_framed(ItemType type) { return type == ItemType::map ? "true" : "false"; }

std::string lengths(double a, double b) { return fmt::format("{},{},mm", a, b); }

void add_colour(XmlElement item, const char* name, Colour colour) {
  item.add(name, {{"red", static_cast<int>(colour.red)},
                  {"green", static_cast<int>(colour.green)},
                  {"blue", static_cast<int>(colour.blue)},
                  {"alpha", 255}});
}

XmlElement add_item(XmlElement parent, ItemType type, const std::string& id, const PageBox& box,
                    int order) {
  const XmlElement item = parent.add("LayoutItem", {{"type", static_cast<int>(type)},
                                                    {"uuid", id},
                                                    {"templateUuid", id},
                                                    {"id", id.substr(1, id.size() - 2)},
                                                    {"position", lengths(box.left, box.top)},
                                                    {"positionOnPage", lengths(box.left, box.top)},
                                                    {"size", lengths(box.width(), box.height())},
                                                    {"zValue", order},
                                                    {"referencePoint", 0},
                                                    {"itemRotation", 0},
                                                    {"visibility", 1},
                                                    {"opacity", 1},
                                                    {"blendMode", 0},
                                                    {"background", is_framed(type)},
                                                    {"frame", is_framed(type)},
                                                    {"frameJoinStyle", "miter"},
                                                    {"outlineWidthM", "0.3,mm"},
                                                    {"positionLock", "false"},
                                                    {"groupUuid", ""},
                                                    {"excludeFromExports", 0}});
  return item;
}

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
}

/// A font as Qt writes it.
std::string font_text(double points, bool is_bold) {
  return fmt::format("Noto Sans CJK SC,{},-1,5,{},0,0,0,0,0", points, is_bold ? 75 : 50);
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

/// QGIS fills in the day when the sheet is shown or printed.
std::string date_text(const Words& words) {
  return words("出图日期：[% format_date(now(), 'yyyy-MM-dd') %]",
               "printed on [% format_date(now(), 'yyyy-MM-dd') %]");
}

void add_sheet_labels(XmlElement layout, const SheetTexts& texts, const Words& words) {
  const auto& colours = palette().page;
  add_sheet_label(layout, {"{title}", {sheet_edge, 9.0, 408.0, 21.0}, 22.0, colours.ink, true},
                  texts.title);
  add_sheet_label(
      layout, {"{subtitle}", {sheet_edge, 22.0, map_area.right, 30.0}, 11.0, colours.faint, false},
      texts.subtitle);
  add_sheet_label(layout,
                  {"{date}", {side_area.left, 22.0, 408.0, 30.0}, 9.0, colours.faint, false},
                  date_text(words));
  add_sheet_label(layout, {"{note}", note_area, 7.5, colours.faint, false}, texts.note);
}

/// The heading of a layer, if it has several classes.
void add_legend_title(XmlElement layer, const std::string& title) {
  const XmlElement map = layer.add("customproperties").add("Option", {{"type", "Map"}});
  map.add("Option", {{"type", "QString"}, {"name", "legend/title-label"}, {"value", title}});
  map.add("Option", {{"type", "QString"}, {"name", "cached_name"}, {"value", title}});
}

void add_legend_layers(XmlElement legend, const std::vector<MapGroup>& groups) {
  const XmlElement tree = legend.add("layer-tree-group");
  for (const MapGroup& group : groups) {
    for (const MapLayer& layer : group.layers) {
      if (!layer.is_visible || !layer.has_geometry || layer.style.largest_scale > 0.0) continue;
      const std::string& title = layer.legend_title.empty() ? layer.title : layer.legend_title;
      const XmlElement entry = tree.add("layer-tree-layer", {{"id", layer_id(layer.id)},
                                                             {"name", title},
                                                             {"checked", "Qt::Checked"},
                                                             {"expanded", 1},
                                                             {"providerKey", "ogr"}});
      add_legend_title(entry, title);
    }
  }
  tree.add("custom-order", {{"enabled", 0}});
}

void add_legend(XmlElement layout, const std::vector<MapGroup>& groups, const Words& words) {
  struct LegendFont {
    const char* name;
    double points;
    bool is_bold;
    double above;
  };
  constexpr std::array<LegendFont, 5> fonts = {{{"title", 12.0, true, 0.0},
                                                {"group", 10.0, true, 2.5},
                                                {"subgroup", 9.0, true, 2.5},
                                                {"symbol", 8.5, false, 1.2},
                                                {"symbolLabel", 8.5, false, 1.2}}};
  const PageBox box{side_area.left, side_area.top, side_area.right, side_area.bottom - 32.0};
  const XmlElement legend = add_item(layout, ItemType::legend, "{legend}", box, 3);
  legend.set("title", words("图例", "Legend"));
  legend.set("map_uuid", map_id);
  legend.set("legendFilterByMap", 0);
  legend.set("resizeToContents", 1);
  legend.set("columnCount", 1);
  legend.set("symbolWidth", 8);
  legend.set("symbolHeight", 3.6);
  legend.set("boxSpace", 0);
  legend.set("lineSpacing", 1);
  legend.set("titleAlignment", 1);
  legend.set("fontColor", "#22211f");
  legend.set("symbolAlignment", 1);
  const XmlElement styles = legend.add("styles");
  for (const LegendFont& font : fonts) {
    const XmlElement style =
        styles.add("style", {{"name", font.name}, {"alignment", 1}, {"indent", 0}});
    if (font.above > 0.0) style.set("marginTop", font.above);
    if (std::string_view(font.name) == "title") style.set("marginBottom", 1);
    if (std::string_view(font.name) == "symbolLabel") style.set("marginLeft", 2);
    style.add("styleFont", {{"description", font_text(font.points, font.is_bold)}, {"style", ""}});
  }
  add_legend_layers(legend, groups);
}

void add_scale_bar(XmlElement layout, const Words& words) {
  constexpr int fit_width = 1;
  const PageBox box{side_area.left, side_area.bottom - 16.0, side_area.right - 16.0,
                    side_area.bottom};
  const XmlElement bar = add_item(layout, ItemType::scale_bar, "{scale}", box, 4);
  bar.set("mapUuid", map_id);
  bar.set("style", "Single Box");
  bar.set("unitType", "km");
  bar.set("unitLabel", words("公里", "km"));
  bar.set("numMapUnitsPerScaleBarUnit", 1);
  bar.set("numSegments", 4);
  bar.set("numSegmentsLeft", 0);
  bar.set("numUnitsPerSegment", 2);
  bar.set("segmentSizeMode", fit_width);
  bar.set("minBarWidth", 35);
  bar.set("maxBarWidth", 56);
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
  add_legend(layout, groups, words);
  add_scale_bar(layout, words);
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
  of_town.title += words(" · [% coalesce(\"town\", '乡镇不明') %]",
                         " · [% coalesce(\"town\", 'unknown town') %]");
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
