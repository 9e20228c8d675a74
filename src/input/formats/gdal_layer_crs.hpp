// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_layer.hpp"

#include <string>

namespace hinterland {

/// The CRS that the layer's file declares; empty: none.
///
/// As GDAL understands it, else the text of the .prj beside the file, or of the
/// .qpj that QGIS wrote there, for PROJ reads forms that GDAL does not: WKT2,
/// EPSG:4527 or its URN, PROJJSON, a PROJ string; in UTF-8 or UTF-16. A .prj that
/// says nothing comes as "an empty .prj": declared, and not understood. So does
/// what a "crs" member of GeoJSON names and PROJ does not know.
std::string layer_crs(const GdalLayer& layer);

}  // namespace hinterland
