// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <span>

/// Which of two degrees is the latitude, by the numbers alone.
namespace hinterland {

/// Degrees on land where people live, whichever stands first.
bool may_be_either_order(std::span<const LonLat> sample);

/// Degrees that make sense only with north first, and lie together only so: a few records that
/// are swapped among others that are not do not turn these.
bool only_turned_are_degrees(std::span<const LonLat> sample);

/// Degrees that lie in the sea, and on land with north first.
bool only_turned_are_land(std::span<const LonLat> sample);

}  // namespace hinterland
