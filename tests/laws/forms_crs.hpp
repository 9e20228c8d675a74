// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms_draft.hpp"

#include <ogr_spatialref.h>

namespace hinterland::forms {

/// A CRS by its EPSG code; "EPSG:2437+towgs84" has made-up datum parameters. East comes first.
const OGRSpatialReference& reference_of(const std::string& crs);

/// Its words: WKT of one kind, or a PROJ string ("PROJ").
std::string words_of(const std::string& crs, const std::string& kind);

/// The shape as the file holds it: shifted to the draft's datum, projected to its CRS, with its
/// axes swapped. Null: none.
std::shared_ptr<OGRGeometry> shape_in_file(const Draft& draft, const OGRGeometry* shape);

}  // namespace hinterland::forms
