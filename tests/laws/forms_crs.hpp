// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms_draft.hpp"

#include <ogr_spatialref.h>

namespace hinterland::forms {

/// A CRS by its EPSG code; "EPSG:2437+towgs84" has synthetic datum parameters. Easting comes first.
const OGRSpatialReference& reference_of(const std::string& crs);

/// Its definition: WKT of a version, or a PROJ string ("PROJ").
std::string words_of(const std::string& crs, const std::string& kind);

/// The shape as stored in the file: shifted to the draft's datum, projected to its CRS, with axes
/// swapped if the draft says so. Null if there is no shape.
std::shared_ptr<OGRGeometry> shape_in_file(const Draft& draft, const OGRGeometry* shape);

}  // namespace hinterland::forms
