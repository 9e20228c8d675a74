// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <cmath>
#include <span>
#include <vector>

namespace hinterland {

/// Wraps longitudes from -360 to 360 to -180 to 180; others are unchanged.
double wrapped_longitude(double longitude);

/// Whether a longitude is within 30° of the antimeridian, or beyond ±180°: a shape there may cross
/// it.
inline bool is_near_antimeridian(double longitude) { return std::abs(longitude) > 150.0; }

/// Whether a line crosses the antimeridian: it has a step of more than 180° between two vertices,
/// or longitudes beyond ±180°.
bool crosses_antimeridian(std::span<const LonLat> line);

/// Cuts a line or polygon at the antimeridian into parts with longitudes between 180° W and 180° E;
/// holes are distributed to the parts. Geometries that do not cross are only wrapped. Intersections
/// are interpolated linearly in degrees.
std::vector<LineString> cut_at_antimeridian(const LineString& line);
MultiPolygon cut_at_antimeridian(const Polygon& polygon);

/// The functions below take shapes cut in this way and find the polygons that belong together.

/// Whether polygons touch the antimeridian from both sides.
bool meets_antimeridian(const MultiPolygon& shape);

/// Removes the cut from a shape that touches the antimeridian from both sides: polygons in the
/// western hemisphere are shifted by 360°, so that they adjoin those on the other side. Other
/// shapes are unchanged.
MultiPolygon counted_on(const MultiPolygon& shape);

/// Shifts a shape 360° west.
MultiPolygon normalised(MultiPolygon shape);

/// Splits a shape into single polygons, keeping polygons separated by a cut at the antimeridian
/// together.
std::vector<MultiPolygon> uncut_polygons(const MultiPolygon& shape);

}  // namespace hinterland
