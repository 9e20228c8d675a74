// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// The longitude between 180° W and 180° E of one that counts on to 360° or down to -360°; others
/// stay as they are.
double wrapped_longitude(double longitude);

/// Whether a line runs across 180°: a step of more than half the Earth between two
/// vertices, or longitudes on both sides of 180 that count on.
bool crosses_antimeridian(std::span<const LonLat> line);

/// Cuts what runs across 180° there, so that each part has longitudes of one sign:
/// a cut line becomes several, a cut polygon several polygons with its holes. All
/// longitudes come out between 180° W and 180° E. What does not cross stays as it
/// is. Cuts along straight lines in degrees, as they are drawn.
std::vector<LineString> cut_at_antimeridian(const LineString& line);
MultiPolygon cut_at_antimeridian(const Polygon& polygon);

/// The functions below take shapes that are cut so, and ask which of their polygons are one.

/// Whether polygons end at 180° on both of its sides.
bool meets_antimeridian(const MultiPolygon& shape);

/// The same land without a cut: of a shape that ends at 180° on both sides, the polygons west of
/// Greenwich count on past 180°, so that they share a border with those on the other side. Others
/// stay as they are.
MultiPolygon counted_on(const MultiPolygon& shape);

/// The same 360° farther west.
MultiPolygon turned_back(MultiPolygon shape);

/// The polygons as single ones, but those together that one cut at 180° has parted.
std::vector<MultiPolygon> uncut_polygons(const MultiPolygon& shape);

}  // namespace hinterland
