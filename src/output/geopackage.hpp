// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// Writes one GeoPackage of several layers, each with a spatial index; CRS
/// EPSG:4326. The same rows give the same bytes on any day: the file says of
/// itself that it was made in 2016. Throws Error, saying which file and why,
/// where it cannot be written.
void write_geopackage(const std::string& path, const std::vector<OutputLayer>& layers,
                      const Progress& progress);

}  // namespace hinterland
