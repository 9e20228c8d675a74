// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// Writes one GeoPackage with several layers, each with a spatial index; CRS EPSG:4326. The same
/// rows give the same bytes on any day, because the date in the file is fixed (2016). Throws Error
/// with the file and the reason if it cannot be written.
void write_geopackage(const std::string& path, const std::vector<OutputLayer>& layers,
                      const Progress& progress);

}  // namespace hinterland
