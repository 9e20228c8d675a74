// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"
#include "input/coordinates/projection.hpp"

namespace hinterland {

/// Adds vertices to long edges of lines and polygons digitised in a projected CRS, so that they
/// keep their course: an edge of 20 km that is straight in the projection deviates by metres from
/// the straight edge in longitude and latitude. With vertices at most 500 m apart (at most 1,000
/// per edge) the deviation is a few millimetres (2 cm at 80° N).
///
///   records     in degrees
///   projection  from which they were transformed, without a shift of web maps
///
/// Layers in degrees are unchanged. O(vertices), plus two transformations per added vertex.
void keep_edges_straight(Records& records, const Projection& projection);

/// Wraps longitudes beyond 180° on either side, and cuts lines and polygons at the antimeridian,
/// however they are written. If fewer than one shape in twenty has a place near 180°, apparent
/// crossings are errors, unless the whole line is near 180°.
void cut_at_180(Records& records);

}  // namespace hinterland
