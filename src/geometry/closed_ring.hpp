// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <functional>

/// Rings on the flat map, in whatever unit their coordinates have.
namespace hinterland {

/// At least four vertices, and the first is the last.
bool is_ring(const LineString& ring);

/// Twice the area, positive for counter-clockwise. Seen from the ring's first vertex, so that
/// tiny rings keep their digits.
double turning(const LineString& ring);

/// Whether a ring goes around anything: an area that is a tiny part of the square on the ring's
/// length is rounding.
bool has_area(const LineString& ring);

/// Whether a polygon has an area: its outer ring has one, and no hole goes around all that it does,
/// as much and as far to each side, whichever way it turns and wherever it starts.
bool has_area(const Polygon& polygon);

/// Outer rings less their holes.
double area_on_map(const MultiPolygon& shape);

/// Whether the place lies inside the closed ring, by the even-odd rule; on its edge either may be.
bool surrounds(const LineString& ring, LonLat place);

/// Closes a ring; whether it had to be. An end that only rounding keeps from the ring's start is
/// put there.
bool close_ring(LineString& ring);

/// Takes the bad vertices out of a closed ring. Where more than one in three is bad, or the rest
/// goes around nothing, the ring becomes empty; then false.
bool ring_without(LineString& ring, const std::function<bool(LonLat)>& is_bad);

}  // namespace hinterland
