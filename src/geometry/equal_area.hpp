// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// Lambert's azimuthal equal-area projection, centred where it is asked to be:
/// every area is true wherever the shape lies, and near the centre shapes are
/// as well. Metres east and north of the centre. By way of the authalic sphere of WGS 84.
///
/// One point a place. The antipode of the centre becomes infinite.
/// Source: J. P. Snyder, "Map Projections: A Working Manual", USGS Professional
/// Paper 1395, 1987, formulas 3-11, 3-12, 24-2 to 24-4.
std::vector<PlanePoint> to_equal_area(std::span<const LonLat> places, LonLat centre);

}  // namespace hinterland
