// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_geometry.h>

#include <string_view>

namespace hinterland {

/// A geometry stored as text in a cell of a table.
struct CellShape {
  OGRGeometryUniquePtr geometry;  ///< null if the text is not a geometry
  int srid = 0;                   ///< from EWKT or EWKB; 0 if not given
};

/// Parses WKT (POINT (117 36.6)), EWKT (SRID=4490;POINT (…)), hexadecimal WKB and EWKB, and GeoJSON
/// geometries ({"type": "Point", …}).
CellShape shape_in_cell(std::string_view text);

/// Whether the text starts like one of these formats. Does not parse it.
bool may_be_shape(std::string_view text);

}  // namespace hinterland
