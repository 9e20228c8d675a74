// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

namespace hinterland {

/// GCJ-02, the offset datum of Chinese web maps (Amap, Tencent), and BD-09, Baidu's further offset.
/// The forward shifts are closed formulas; they are inverted by iteration to less than 1 mm.
/// Outside China there is no shift.
LonLat wgs84_to_gcj02(LonLat place);
LonLat gcj02_to_wgs84(LonLat place);
LonLat wgs84_to_bd09(LonLat place);
LonLat bd09_to_wgs84(LonLat place);

}  // namespace hinterland
