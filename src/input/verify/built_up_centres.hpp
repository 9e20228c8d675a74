// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <cstddef>

namespace hinterland {

/// Moves the place of each village with land into the largest piece of built-up land on it: that
/// is where people live, and from where they go to facilities. Pieces below 0.1 ha are borders
/// that do not fit; where there is no other, the place stays. How many moved.
std::size_t move_to_built_up(Villages& villages, const Areas& built_up);

}  // namespace hinterland
