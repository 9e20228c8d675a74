// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <ogr_geometry.h>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace hinterland {

/// The corners of the bounding box of a geometry, in the coordinates of its file; none if it is
/// null or empty.
std::optional<std::pair<LonLat, LonLat>> extent_of(const OGRGeometry* geometry);

/// Why a geometry cannot be converted.
enum class ShapeFault { none, empty, invalid, wrong_type };

/// The result for the parts of a geometry.
struct ShapeParts {
  struct Fault {
    std::size_t part;  ///< 1-based
    Text why;
  };

  std::size_t parts = 0;  ///< parts that are not empty
  std::vector<Fault> left_out;
  std::size_t rings_closed = 0;  ///< rings that were given without their closing vertex

  /// "part 2 of 3: a ring needs 4 vertices and has 3": up to three faults. Empty if no part was
  /// left out.
  Text description() const;
};

/// The functions below convert a geometry of GDAL, in the coordinates of the file. Z and M are
/// dropped, curves are approximated by lines, and empty parts are skipped. An invalid part is left
/// out on its own and recorded in `parts`: a point without numbers, a line of one vertex, a ring of
/// fewer than four, a polygon without area or entirely covered by a hole. An invalid vertex, one
/// that is not a number or lies at (0, 0) far from the others, is removed and the line or ring
/// continues with the next. Open rings are closed. A geometry without any valid part is `invalid`,
/// or `wrong_type` if that applies to every part; a null geometry is `empty`.

/// The location of a geometry.
struct TakenPlace {
  LonLat point;                ///< among the vertices of the largest polygon, else the first point
  std::vector<LonLat> others;  ///< the other points, in their order
  MultiPolygon polygons;       ///< as given; they may overlap
};

/// Converts points and polygons. A polygon without area gives its first vertex if nothing else is
/// found; a point at (0, 0) is left out if another place is found.
ShapeFault take_place(const OGRGeometry* geometry, TakenPlace& place, ShapeParts& parts);

/// An approximate location of the geometry, at low cost: a corner of its bounding box.
ShapeFault take_vertex(const OGRGeometry* geometry, LonLat& vertex);

ShapeFault take_lines(const OGRGeometry* geometry, std::vector<LineString>& lines,
                      ShapeParts& parts);

ShapeFault take_polygons(const OGRGeometry* geometry, MultiPolygon& polygons, ShapeParts& parts);

}  // namespace hinterland
