// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/occupied_land.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <optional>

namespace hinterland {

/// What one slip in writing the degrees of a place brings it back to a land.
struct PlaceCure {
  LonLat place;  ///< as it would be right
  Text slip;     ///< "a minus sign too many"
  /// Whether the slip leads far away (sign, order, point, count of digits) from where no others of
  /// one county lie by chance; one digit in place of another may be any place.
  bool is_gross = true;
};

/// The likeliest slip that explains why a place does not lie on the land: a sign, the two numbers
/// exchanged, the decimal point, two digits exchanged, a digit lost or added, one wrong digit.
/// None: none of these does.
std::optional<PlaceCure> cure_of_place(LonLat place, const OccupiedLand& land);

}  // namespace hinterland
