// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/map_contents.hpp"

namespace hinterland {

/// The plane of a map, and what it shows.
struct MapFrame {
  int epsg = 4527;
  PlaneBox shown;  ///< in metres; never empty
};

/// The zone of CGCS2000 / 3-degree Gauss-Kruger nearest to the villages, if it is one of those of
/// China (25 to 45); otherwise a zone of WGS 84 / UTM. Shows the boundaries if they are not more
/// than three times as wide or high as the villages; otherwise villages and seats.
MapFrame map_frame(const Findings& findings);

}  // namespace hinterland
