// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.hpp"
#include "network/road_noding.hpp"

#include <hinterland/world.hpp>

#include <cstdint>
#include <span>
#include <vector>

/// Inside road_lines: what is drawn more than once.
namespace hinterland {

/// The first road of each that are drawn alike: through the same places, forth or back, at one
/// speed, passable in the same directions. `place_of` has the place of each vertex. O(n log n).
std::vector<std::uint32_t> first_of_copies(const Roads& roads,
                                           std::span<const std::uint32_t> place_of);

/// The same of pieces: between the same ends, as long and as quick both ways. O(n log n).
std::vector<std::uint32_t> first_of_copies(std::span<const PieceEnds> ends,
                                           std::span<const RoadLink> pieces);

}  // namespace hinterland
