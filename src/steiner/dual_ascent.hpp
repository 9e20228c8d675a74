// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/graph.hpp"

#include <cstdint>
#include <vector>

/// Dual ascent, and bounds from its reduced costs.
namespace hinterland::steiner {

/// The result of dual ascent. No tree costs less than `bound`; a tree that uses an arc costs at
/// least `bound` plus the reduced cost of the arc.
struct DualBound {
  std::int64_t bound = 0;
  std::vector<std::int64_t> reduced;  ///< one per arc
};

/// Raises the duals of cuts between the root and the other terminals, small cuts first, until each
/// terminal is reached from the root over arcs of reduced cost 0. The bound is infinite if a
/// terminal cannot be reached.
DualBound ascend(const Graph& graph, const State& state, Effort& effort);

/// For each node, a lower bound of the cost of a tree through it minus `bound`. Infinite: no tree
/// contains it.
std::vector<std::int64_t> node_surplus(const Graph& graph, const State& state,
                                       const DualBound& bound, Effort& effort);

}  // namespace hinterland::steiner
