// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/layers/read.hpp>

namespace hinterland {

/// Puts the records given as polygons at a point inside, found in longitude and latitude: a point
/// found in the coordinates of the file may lie tens of metres elsewhere, so that the place of a
/// village would depend on the CRS in which it was stored.
///
///   Shape::lands   the point lies inside the largest part of the land
///   Shape::points  the point lies inside the largest polygon, and those inside the others stand
///                  before the other points. The polygons are let go of
///
/// O(vertices log vertices) a record, records in parallel.
void find_inner_points(Records& records, Shape shape);

}  // namespace hinterland
