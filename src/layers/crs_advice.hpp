// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/text.hpp>
#include <hinterland/geometry/coordinates.hpp>

#include <span>

namespace hinterland {

/// The CRSs that coordinates in metres could be of by their looks alone, for the
/// way out: "The eastings begin with zone 39: crs = ... fit."
Text codes_that_fit(std::span<const LonLat> sample);

}  // namespace hinterland
