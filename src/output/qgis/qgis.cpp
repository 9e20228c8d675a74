// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/qgis.hpp"

#include "output/field_dictionary.hpp"
#include "output/geopackage.hpp"
#include "output/qgis/map_layers.hpp"
#include "output/qgis/project.hpp"
#include "output/qgis/qml.hpp"
#include "output/qgis/sld.hpp"
#include "output/zip_file.hpp"
#include "system/file_access.hpp"

#include <algorithm>
#include <filesystem>

namespace hinterland {

namespace {

constexpr std::string_view style_ending = ".qml";

/// The tables, and the layers that show them.
struct MapContent {
  explicit MapContent(const Results& source)
      : tables(map_tables(source)),
        words(source.study),
        groups(map_groups(source, tables, words)) {}

  const OutputLayer& table_of(const MapLayer& layer) const {
    return *std::ranges::find(tables, layer.table, &OutputLayer::name);
  }

  std::vector<OutputLayer> tables;
  FieldWords words;
  std::vector<MapGroup> groups;
};

std::vector<GeoPackageStyle> styles_of(const MapContent& map) {
  std::vector<GeoPackageStyle> styles;
  for (const MapGroup& group : map.groups) {
    for (const MapLayer& layer : group.layers) {
      if (!layer.is_kept_alone || layer.style.classes.empty()) continue;
      styles.push_back({layer.table, layer.id, layer.title,
                        qml_text(layer, map.table_of(layer), map.words), sld_text(layer),
                        layer.is_first});
    }
  }
  return styles;
}

}  // namespace

void write_map_data(const Results& source, const std::string& folder, const Progress& progress) {
  const MapContent map(source);
  write_geopackage(folder + "/" + geopackage_name, map.tables, progress,
                   {&map.words, styles_of(map)});
}

bool is_map_project(std::string_view file) {
  return file == map_project_name || is_map_style(file);
}

bool is_map_style(std::string_view file) {
  if (!file.ends_with(style_ending)) return false;
  file.remove_suffix(style_ending.size());
  return std::ranges::find(dictionary_layers(), file) != dictionary_layers().end() &&
         !is_table(file);
}

std::vector<std::string> write_map_project(const Results& source, const std::string& folder,
                                           const Progress& progress) {
  progress(0.0, "writing hinterland.qgz");
  const MapContent map(source);
  std::vector<std::string> written;
  const auto is_there = [&folder](const std::string& name) {
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::path(folder) / name, ignored);
  };
  for (const MapGroup& group : map.groups) {
    for (const MapLayer& layer : group.layers) {
      if (!layer.is_first || !layer.has_geometry || layer.style.classes.empty()) continue;
      if (!is_map_project(layer.table + ".qml") || !is_there(layer.table + ".geojson")) continue;
      written.push_back(layer.table + ".qml");
      write_file(folder + "/" + written.back(), qml_text(layer, map.table_of(layer), map.words));
    }
  }
  written.emplace_back(map_project_name);
  write_zip(folder + "/" + written.back(), "hinterland.qgs",
            project_text(source, map.tables, map.groups, map.words));
  return written;
}

}  // namespace hinterland
