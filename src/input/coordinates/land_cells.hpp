// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

namespace hinterland {

/// Whether the degree cell of a place contains land, except Antarctica and north of 84° N. If not,
/// a village cannot be there. Longitudes from -180 to 360.
bool may_be_land(LonLat place);

}  // namespace hinterland
