// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Tells where villages cannot be, though all layers may lie together:
///
///   radians  within 3.15° east and west and 1.58° north and south of 0° N 0° E, where there is no
///            land, and on land as radians
///   sea      where there is no land in the degree square of any, and on land with one sign or the
///            other, both, or the order turned
///   names    Chinese, or with codes of China, but not in East Asia, and there with a sign or the
///            order turned
///
/// Nineteen in twenty of the places must say so. One `crs_doubtful` with the key to write. O(V).
void doubt_implausible_places(const World& world, const StudyLayers& layers, Problems& problems);

}  // namespace hinterland
