// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/field_words.hpp"
#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// A style of a layer, as QGIS keeps it in a GeoPackage.
struct GeoPackageStyle {
  std::string layer;
  std::string name;
  std::string description;
  std::string qml;
  std::string sld;
  bool is_default = true;
};

/// What a GeoPackage says about its layers.
struct GeoPackageNotes {
  const FieldWords* words = nullptr;  ///< labels of fields and of coded values; null: none
  std::vector<GeoPackageStyle> styles;
};

/// Writes one GeoPackage with several layers, each with a spatial index; CRS EPSG:4326. Layers
/// without geometry become attribute tables; empty layers have their fields, with types. The same
/// rows give the same bytes on any day and with any version of SQLite, because the date in the file
/// is fixed (2016), as are the counters in its header (`fix_database_header`). Throws Error with
/// the file and the reason if it cannot be written.
void write_geopackage(const std::string& path, const std::vector<OutputLayer>& layers,
                      const Progress& progress, const GeoPackageNotes& notes = {});

}  // namespace hinterland
