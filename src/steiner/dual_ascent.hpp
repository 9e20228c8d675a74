// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/graph.hpp"

#include <cstdint>
#include <vector>

/// Inside steiner_tree: a bound from below.
namespace hinterland {

/// What dual ascent leaves behind. No tree costs less than `bound`, and one that
/// uses an arc costs `reduced` of it more.
struct SteinerBound {
  std::int64_t bound = 0;
  std::vector<std::int64_t> reduced;  ///< a row an arc
};

/// Raises duals of cuts between the root and the other terminals, small cuts
/// first, until each is reached from the root by arcs without reduced cost.
/// The bound is infinite where one cannot be reached.
SteinerBound ascend(const SteinerGraph& graph, const SteinerState& state, SteinerEffort& effort);

/// For each node, how much more than the bound the cheapest tree through it
/// costs at least. Infinite: no tree leads through it.
std::vector<std::int64_t> node_surplus(const SteinerGraph& graph, const SteinerState& state,
                                       const SteinerBound& bound, SteinerEffort& effort);

}  // namespace hinterland
