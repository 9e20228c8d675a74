// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

namespace hinterland {

/// GCJ-02, the shift of Chinese web maps (Amap, Tencent), and BD-09, Baidu's
/// further shift on top of it. The forward shifts are closed formulas; they are
/// undone by iteration until a round trip returns within 1 mm. Outside China
/// GCJ-02 shifts nothing.
LonLat wgs84_to_gcj02(LonLat place);
LonLat gcj02_to_wgs84(LonLat place);
LonLat wgs84_to_bd09(LonLat place);
LonLat bd09_to_wgs84(LonLat place);

}  // namespace hinterland
