// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/qgis/map_layer.hpp"

#include <hinterland/progress.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Writes hinterland.gpkg: the layers of the results and the base layers, with the labels of fields
/// and values, and the styles for QGIS and GeoServer (table `layer_styles`). Throws as
/// `write_geopackage`.
void write_map_data(const Results& source, const std::string& folder, const Progress& progress);

/// Writes a style (NAME.qml) beside each NAME.geojson in the folder, and hinterland.qgz, a project
/// of QGIS for hinterland.gpkg. Returns the names of the files.
std::vector<std::string> write_map_project(const Results& source, const std::string& folder,
                                           const Progress& progress);

inline constexpr std::string_view map_project_name = "hinterland.qgz";

/// Whether `write_map_project` writes a file of this name for some study.
bool is_map_project(std::string_view file);

/// Whether the file is a style of a layer, which QGIS applies by its name: "gaps.qml". QGIS writes
/// it too, when a user saves a style as the default.
bool is_map_style(std::string_view file);

}  // namespace hinterland
