// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/projection.hpp"
#include "input/records/read.hpp"

namespace hinterland {

/// Adds vertices to the long edges of lines and polygons that were drawn on a plane, so that they
/// stay where that plane has them: an edge of 20 km that is straight there leaves the straight one
/// in longitude and latitude by metres. With the vertices, which stand at most 500 m apart (1,000
/// an edge at the most), none leaves it by more than some millimetres (2 cm at 80° N).
///
///   records     in degrees
///   projection  by which they came there, and nothing else: no shift of web maps
///
/// Nothing changes where the layer was in degrees. O(vertices), and two transformations a vertex
/// that is added.
void keep_edges_straight(Records& records, const Projection& projection);

}  // namespace hinterland
