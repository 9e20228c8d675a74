// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <span>
#include <string>

namespace hinterland {

/// Advice on the CRSs that coordinates in metres may have, from their values alone: "The eastings
/// begin with zone 39: crs = ... fit."
Text possible_codes(std::span<const LonLat> sample);

/// Whether PROJ understands the declaration of a file.
bool can_be_read(const std::string& declared);

/// The message for a declaration that PROJ does not understand, with advice.
Text unreadable_crs(const std::string& declared);

}  // namespace hinterland
