// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

namespace hinterland {

/// Sets the point of records with polygons to a point inside. It is computed in longitude and
/// latitude, because a point computed in the coordinates of the file may lie tens of metres off, so
/// that the place of a village would depend on the CRS of the file.
///
///   Shape::lands   The polygons are merged, and the point is inside the largest part. If the
///                  record also has points, polygons of less than 0.1 ha are considered a map
///                  symbol: they are removed, and the first point is the place. Otherwise the
///                  polygons are used, and a point more than 100 m away from them is reported.
///   Shape::points  The point is inside the largest polygon; points inside the others are put
///                  before the other points. The polygons are discarded.
///
/// O(vertices log vertices) per record; records are processed in parallel.
void find_inner_points(Records& records, Shape shape, Problems& problems);

}  // namespace hinterland
