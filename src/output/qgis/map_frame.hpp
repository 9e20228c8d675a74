// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/map_contents.hpp"

namespace hinterland {

/// The plane of a map, and what it shows.
struct MapFrame {
  int epsg = 4527;
  PlaneBox shown;  ///< in metres; never empty
};

/// In the plane of a `MapPlane`. Shows the boundaries if they are not more than three times as wide
/// or high as the villages; otherwise villages, seats and the service areas around them.
MapFrame map_frame(const Findings& findings);

}  // namespace hinterland
