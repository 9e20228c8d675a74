// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/geometry/coordinates.hpp>
#include <hinterland/layers/entities.hpp>

#include <span>
#include <vector>

namespace hinterland {

/// One place of each 2 km: those of one town all move along with it.
std::vector<LonLat> one_of_each_town(std::span<const LonLat> places);

/// A vertex of each stretch of a network, at most some thousands.
std::vector<LonLat> one_of_each_stretch(LineView lines);

}  // namespace hinterland
