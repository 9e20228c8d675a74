// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <ogr_geometry.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// The least and the greatest coordinates of a geometry, in those of its file;
/// none: it is null or empty.
std::optional<std::pair<LonLat, LonLat>> extent_of(const OGRGeometry* geometry);

/// A point of which one coordinate alone is no number: GDAL calls it empty, as if nothing stood
/// there.
bool is_half_a_place(const OGRGeometry& geometry);

/// Why a geometry cannot be taken.
enum class ShapeFault { none, empty, invalid, wrong_type };

/// What became of the parts of a geometry.
struct ShapeParts {
  struct Fault {
    std::size_t part;  ///< counted from 1
    Text why;
  };

  std::size_t parts = 0;  ///< that are not empty
  std::vector<Fault> left_out;
  std::size_t rings_closed = 0;  ///< that were given without their last vertex

  /// "part 2 of 3: a ring needs 4 vertices and has 3"; of many the first three. Empty: none is
  /// left out.
  Text told() const;
};

/// The functions below turn a geometry of GDAL into ours, in the coordinates of
/// the file. Z and M are left out, curves become lines, empty parts are passed
/// over. A part that cannot be taken is left out alone and told in `parts`: a
/// point without numbers, a line of one vertex, a ring of fewer than four, a
/// polygon without an area, or with a hole that is all of it. So is a vertex that is no number or
/// at (0, 0), far from the others: line and ring go on with the next. A ring that is not closed is
/// closed. A geometry of which no part can be taken is `invalid`, or of the `wrong_type` where that
/// holds for every part; a null one is `empty`.

/// Where a geometry is.
struct TakenPlace {
  LonLat point;                ///< among the vertices of the largest polygon, else the first point
  std::vector<LonLat> others;  ///< of the other points, in their order
  MultiPolygon polygons;       ///< as they are: they may overlap
};

/// Points and polygons. A polygon without an area is its first vertex where there is nothing else;
/// a point at (0, 0) is left out where there is.
ShapeFault take_place(const OGRGeometry* geometry, TakenPlace& place, ShapeParts& parts);

/// Any vertex of it, quickly: where in the world the geometry lies.
ShapeFault take_vertex(const OGRGeometry* geometry, LonLat& vertex);

ShapeFault take_lines(const OGRGeometry* geometry, std::vector<LineString>& lines,
                      ShapeParts& parts);

ShapeFault take_polygons(const OGRGeometry* geometry, MultiPolygon& polygons, ShapeParts& parts);

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
