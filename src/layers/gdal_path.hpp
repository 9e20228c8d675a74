// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

/// The path as GDAL opens it: a .zip becomes the one layer file within it (or
/// the one that `layer` names), "data.zip/roads.shp" that file in the .zip; a
/// connection such as PG:... stays as it is.
///
/// Throws Error, with the way out, where there is no such file, where it is a
/// folder or has no bytes, where a .zip holds several layers and none is named,
/// and where a shapefile is cut off or has lost its .shx.
std::string gdal_path(const std::string& path, const std::string& layer);

}  // namespace hinterland
