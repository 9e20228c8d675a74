// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/geometry/coordinates.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// The longitude between 180° W and 180° E of one that counts on to 360°; others
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

}  // namespace hinterland
