// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

namespace hinterland {

/// Puts the records given as polygons at a point inside, found in longitude and latitude: a point
/// found in the coordinates of the file may lie tens of metres elsewhere, so that the place of a
/// village would depend on the CRS in which it was stored.
///
///   Shape::lands   the polygons become one land, and the point lies inside its largest part.
///                  Of a record with points as well, polygons of less than 0.1 ha are a symbol on
///                  the map: they are left out, and the first point is the place. Else the land is
///                  what counts, and a point farther than 100 m from it is told
///   Shape::points  the point lies inside the largest polygon, and those inside the others stand
///                  before the other points. The polygons are let go of
///
/// O(vertices log vertices) a record, records in parallel.
void find_inner_points(Records& records, Shape shape, Problems& problems);

}  // namespace hinterland
