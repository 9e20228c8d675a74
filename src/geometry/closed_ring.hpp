// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <functional>

/// Rings in the plane, in the unit of their coordinates.
namespace hinterland {

/// Whether a ring has at least four vertices and is closed.
bool is_ring(const LineString& ring);

/// Twice the signed area, positive for counter-clockwise rings. Relative to the first vertex, so
/// that small rings lose no precision.
double turning(const LineString& ring);

/// Whether a ring encloses an area; an area that is tiny relative to the squared perimeter is
/// attributed to rounding.
bool has_area(const LineString& ring);

/// Whether a polygon has an area: its outer ring has one, and no hole fills it (with the same area
/// and bounding box), regardless of orientation and starting vertex.
bool has_area(const Polygon& polygon);

/// The area of the outer rings less that of the holes.
double area_on_map(const MultiPolygon& shape);

/// Whether the place lies inside the closed ring, by the even-odd rule; undefined on the boundary.
bool surrounds(const LineString& ring, LonLat place);

/// Closes a ring; returns whether a vertex was added. A last vertex that differs from the first
/// only by rounding is moved to it instead.
bool close_ring(LineString& ring);

/// Removes the bad vertices of a closed ring. If more than a third are bad, or the rest has no
/// area, the ring becomes empty and the result is false.
bool ring_without(LineString& ring, const std::function<bool(LonLat)>& is_bad);

}  // namespace hinterland
