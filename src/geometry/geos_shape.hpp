// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geometry/geos_owner.hpp"

#include <hinterland/coordinates.hpp>

#include <geos_c.h>

#include <vector>

/// Inside overlay: our shapes as those of GEOS, and back.
namespace hinterland {

/// Something with the box around all rings of the shape, holes and all, that a tree takes for it;
/// empty: it has no vertex.
GeometryOwner make_box(GEOSContextHandle_t geos, const MultiPolygon& shape);

/// The land that the polygons have together, as polygons that are valid and do not overlap.
///
/// A place in any part lies in it. A ring that crosses itself, or parts that overlap, hold all
/// that they go around; a hole is cut out of its own part only. What was given as a hole and lies
/// outside of the outer ring, or in another hole and turns the other way (an island), is a part of
/// its own. Rings of fewer than four vertices, or not closed, enclose nothing and are skipped. A
/// shape that is valid stays as it is. Empty where nothing has an area.
/// Source: GEOS 3.10, GeometryFixer ("structure").
GeometryOwner make_shape(GEOSContextHandle_t geos, const MultiPolygon& shape);

/// Polygons and multipolygons; lines and points in a collection have no area and are left out.
MultiPolygon take_shape(GEOSContextHandle_t geos, const GEOSGeometry* geometry);

/// Both again, for what is cut at 180°: the land without a cut there, so that it may count on to
/// 540°; and its polygons, cut there.
GeometryOwner make_uncut_shape(GEOSContextHandle_t geos, const MultiPolygon& shape);
MultiPolygon take_cut_shape(GEOSContextHandle_t geos, const GEOSGeometry* geometry);

/// The polygon of the largest area; null: there is none. Of equals the first.
const GEOSGeometry* largest_polygon(GEOSContextHandle_t geos, const GEOSGeometry* geometry);

}  // namespace hinterland
