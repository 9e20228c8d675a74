// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geometry/plane_shape.hpp"
#include "network/nearby.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <span>

namespace hinterland {

/// How far the nearest line is from some land: 0 where one crosses it or lies inside;
/// `unreachable` beyond the radius. A line exactly on the radius is within.
///
/// The land consists of valid polygons that do not overlap. Where nothing lies in the box around
/// it, the land is not looked at more closely. O(pieces of lines near it × vertices), and less
/// once a line inside is found.
Metres distance_within(const LineTree& lines, const MultiPolygon& land, Metres radius);

/// The lines that consist of one place each, to measure how far these are.
LineTree tree_of_places(std::span<const LonLat> places);

}  // namespace hinterland
