// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_geometry.h>

#include <string>
#include <string_view>

namespace hinterland {

/// A geometry that stands in a cell of a table as text.
struct CellShape {
  OGRGeometryUniquePtr geometry;  ///< null: the text is none
  int srid = 0;                   ///< of EWKT and EWKB; 0: not said
};

/// Reads WKT (POINT (117 36.6)), EWKT (SRID=4490;POINT (…)), WKB and EWKB in
/// hexadecimal digits, and GeoJSON geometries ({"type": "Point", …}).
CellShape shape_in_cell(std::string_view text);

/// True where the text begins like one of these. Cheap.
bool looks_like_a_shape(std::string_view text);

}  // namespace hinterland
