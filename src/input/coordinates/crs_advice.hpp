// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <span>
#include <string>

namespace hinterland {

/// The CRSs that coordinates in metres could be of by their looks alone, for the
/// way out: "The eastings begin with zone 39: crs = ... fit."
Text codes_that_fit(std::span<const LonLat> sample);

/// Whether PROJ understands what a file says.
bool can_be_read(const std::string& declared);

/// That it does not, with the ways out.
Text unreadable_crs(const std::string& declared);

}  // namespace hinterland
