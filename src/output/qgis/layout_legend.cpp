// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/layout_legend.hpp"

#include "output/qgis/layout_items.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

/// Layers under one heading of the legend.
struct LegendSection {
  std::string title;
  std::vector<const MapLayer*> layers;
};

bool has_one_symbol(const MapLayer& layer) { return layer.style.kind == ClassKind::one; }

std::size_t entries_of(const MapLayer& layer) {
  return static_cast<std::size_t>(
      std::ranges::count(layer.style.classes, true, &StyleClass::is_in_legend));
}

/// Whether a sheet shows the layer, and its legend explains it.
bool is_explained(const MapLayer& layer, bool is_atlas) {
  const bool is_at_scale = is_atlas || layer.style.largest_scale == 0.0;
  return layer.is_visible && layer.has_geometry && is_at_scale && entries_of(layer) > 0;
}

/// Each layer with classes is a section of its own. One with a single symbol has no heading of its
/// own in QGIS.
std::vector<LegendSection> legend_sections(const std::vector<MapGroup>& groups, bool is_atlas) {
  std::vector<LegendSection> sections;
  for (const MapGroup& group : groups) {
    const std::size_t first = sections.size();
    for (const MapLayer& layer : group.layers) {
      if (!is_explained(layer, is_atlas)) continue;
      auto section = sections.end();
      if (has_one_symbol(layer) && !group.legend_title.empty()) {
        section = std::ranges::find(sections, group.legend_title, &LegendSection::title);
        if (section == sections.end()) section = sections.insert(section, {group.legend_title, {}});
      } else if (has_one_symbol(layer) && sections.size() > first) {
        section = sections.end() - 1;
      } else {
        const std::string& title = layer.legend_title.empty() ? layer.title : layer.legend_title;
        section = sections.insert(section, {title, {}});
      }
      section->layers.push_back(&layer);
    }
  }
  return sections;
}

using Setting = std::pair<const char*, std::string>;

void add_custom_properties(XmlElement node, const std::vector<Setting>& settings) {
  const XmlElement map = node.add("customproperties").add("Option", {{"type", "Map"}});
  for (const auto& [name, value] : settings)
    map.add("Option", {{"type", "QString"}, {"name", name}, {"value", value}});
}

void add_legend_layer(XmlElement parent, const MapLayer& layer, const std::string& title,
                      bool is_below_heading) {
  const bool is_hidden = is_below_heading && !has_one_symbol(layer);
  const std::string& name = has_one_symbol(layer) ? layer.title : title;
  const XmlElement entry = parent.add("layer-tree-layer", {{"id", layer_id(layer.id)},
                                                           {"name", name},
                                                           {"checked", "Qt::Checked"},
                                                           {"expanded", 1},
                                                           {"providerKey", "ogr"}});
  std::vector<Setting> settings = {{"legend/title-label", name}, {"cached_name", name}};
  if (is_hidden) settings.emplace_back("legend/title-style", "hidden");
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < layer.style.classes.size(); ++i) {
    if (layer.style.classes[i].is_in_legend) shown.push_back(i);
  }
  if (shown.size() < layer.style.classes.size())
    settings.emplace_back("legend/node-order", fmt::format("{}", fmt::join(shown, ",")));
  add_custom_properties(entry, settings);
}

void add_legend_sections(XmlElement legend, const std::vector<LegendSection>& sections) {
  const XmlElement tree = legend.add("layer-tree-group");
  for (const LegendSection& section : sections) {
    const bool has_heading = section.layers.size() > 1 || has_one_symbol(*section.layers.front());
    if (!has_heading) {
      add_legend_layer(tree, *section.layers.front(), section.title, false);
      continue;
    }
    const XmlElement group = tree.add(
        "layer-tree-group", {{"name", section.title}, {"checked", "Qt::Checked"}, {"expanded", 1}});
    add_custom_properties(group, {{"legend/title-style", "subgroup"}});
    for (const MapLayer* const layer : section.layers)
      add_legend_layer(group, *layer, section.title, true);
  }
  tree.add("custom-order", {{"enabled", 0}});
}

constexpr double below_heading = 0.8;  // mm

/// Sizes of a legend: the largest with which it has room.
struct LegendSize {
  double heading_points, entry_points;
  double above_heading, above_entry;  ///< mm
  double symbol_height;

  double height(const std::vector<LegendSection>& sections) const {
    constexpr double title = 7.0;
    constexpr double mm_per_point = 0.36;
    double mm = title;
    for (const LegendSection& section : sections) {
      mm += above_heading + mm_per_point * heading_points + below_heading;
      for (const MapLayer* const layer : section.layers)
        mm += static_cast<double>(entries_of(*layer)) *
              (above_entry + std::max(symbol_height, mm_per_point * entry_points));
    }
    return mm;
  }
};

LegendSize legend_size(const std::vector<LegendSection>& sections, double room) {
  constexpr std::array<LegendSize, 3> sizes = {
      {{9.0, 8.5, 2.5, 1.2, 3.6}, {8.5, 8.0, 1.8, 0.6, 3.2}, {7.5, 7.0, 1.2, 0.3, 2.6}}};
  for (const LegendSize& size : sizes) {
    if (size.height(sections) <= room) return size;
  }
  return sizes.back();
}

}  // namespace

void add_legend(XmlElement layout, const std::vector<MapGroup>& groups, const Words& words,
                bool is_atlas) {
  constexpr double above_scale = 32.0;
  const PageBox box{side_area.left, side_area.top, side_area.right, side_area.bottom - above_scale};
  const std::vector<LegendSection> sections = legend_sections(groups, is_atlas);
  const LegendSize size = legend_size(sections, box.height());
  struct LegendFont {
    const char* name;
    double points;
    bool is_bold;
    double above;
  };
  const std::array<LegendFont, 5> fonts = {
      {{"title", 12.0, true, 0.0},
       {"group", size.heading_points, true, size.above_heading},
       {"subgroup", size.heading_points, true, size.above_heading},
       {"symbol", size.entry_points, false, size.above_entry},
       {"symbolLabel", size.entry_points, false, size.above_entry}}};
  const XmlElement legend = add_item(layout, ItemType::legend, "{legend}", box, 3);
  legend.set("title", words("图例", "Legend"));
  legend.set("map_uuid", map_id);
  legend.set("legendFilterByMap", 0);
  legend.set("resizeToContents", 1);
  legend.set("columnCount", 1);
  legend.set("symbolWidth", 8);
  legend.set("symbolHeight", size.symbol_height);
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
    if (font.is_bold) style.set("marginBottom", below_heading);
    if (std::string_view(font.name) == "symbolLabel") style.set("marginLeft", 2);
    style.add("styleFont", {{"description", font_text(font.points, font.is_bold)}, {"style", ""}});
  }
  add_legend_sections(legend, sections);
}

}  // namespace hinterland
