// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/route_chains.hpp"

#include <hinterland/world.hpp>

#include <span>
#include <vector>

/// Inside route_graph: where lines that are there cross the roads.
namespace hinterland {

/// Where a piece of a line crosses a piece of road in the middle of both, by
/// chain and along it. Lines that run along a road, or touch it in a vertex, make
/// no cut. O(pieces of road × pieces of lines near them), in parallel.
std::vector<ChainPlace> find_cuts(const RoadChains& chains, const RoadGraph& graph,
                                  std::span<const LineView> lines);

}  // namespace hinterland
