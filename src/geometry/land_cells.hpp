// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

namespace hinterland {

/// Whether there is land in the degree square of a place, and it is not Antarctica, nor north of
/// 84°. Where not, no village is. For places on Earth, from 180° W to 180° E or up to 360°.
bool may_be_land(LonLat place);

}  // namespace hinterland
