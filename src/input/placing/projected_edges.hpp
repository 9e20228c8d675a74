// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

namespace hinterland {

/// Wraps longitudes beyond 180° on either side, and cuts lines and polygons at the antimeridian,
/// however they are written. If fewer than one shape in twenty has a place near 180°, apparent
/// crossings are errors, unless the whole line is near 180°.
void cut_at_180(Records& records);

}  // namespace hinterland
