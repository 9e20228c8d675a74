// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/geometry/coordinates.hpp>

#include <vector>

class OGRGeometry;

namespace hinterland {

/// Why a geometry cannot be taken.
enum class ShapeFault { none, empty, invalid, wrong_type };

/// The functions below turn a geometry of GDAL into ours, in the coordinates of
/// the file. Z and M are left out, curves become lines. A geometry with a
/// coordinate that is no number is `invalid`; a null one is `empty`.

/// A point as it is, a multipoint by its first, a line by its middle, a polygon
/// by a point inside.
ShapeFault take_point(const OGRGeometry* geometry, LonLat& point);

/// Any vertex of it, quickly: where in the world the geometry lies.
ShapeFault take_vertex(const OGRGeometry* geometry, LonLat& vertex);

ShapeFault take_lines(const OGRGeometry* geometry, std::vector<LineString>& lines);

ShapeFault take_polygons(const OGRGeometry* geometry, MultiPolygon& polygons);

}  // namespace hinterland
