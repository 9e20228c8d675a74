// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/qgis/map_style.hpp"
#include "output/results.hpp"

#include <string>
#include <vector>

namespace hinterland {

inline constexpr const char* geopackage_name = "hinterland.gpkg";

/// A table as one layer of the map.
struct MapLayer {
  std::string id;     ///< in the project: the table, and the classes if a table has several layers
  std::string table;  ///< a layer of the GeoPackage
  std::string title;  ///< in the language of the study
  std::string legend_title;  ///< in the legend of a sheet; empty: as the title
  bool is_visible = true;
  bool is_kept_alone = true;  ///< its style is useful without the project
  bool is_first = true;       ///< its style is the default of the table
  bool has_geometry = true;
  MapStyle style;
  std::string display;  ///< expression: the name of a row
  std::string tip;      ///< HTML of the hover card; empty: none
};

/// The id of a layer in a project. QGIS replaces ids of ten characters and less.
inline std::string layer_id(const std::string& id) { return "hinterland_" + id; }

struct MapGroup {
  std::string title;
  bool is_open = true;
  std::vector<MapLayer> layers;  ///< from the top
  /// In the legend of a sheet, the heading of the layers with one symbol; empty: they stand below
  /// the other layers of the group, under their heading.
  std::string legend_title = {};
};

}  // namespace hinterland
