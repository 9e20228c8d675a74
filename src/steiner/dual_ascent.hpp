// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/graph.hpp"

#include <cstdint>
#include <vector>

/// Dual ascent, and what follows from its reduced costs.
namespace hinterland::steiner {

/// The result of dual ascent. No tree costs less than `bound`; one that uses an arc costs at
/// least its reduced cost more.
struct DualBound {
  std::int64_t bound = 0;
  std::vector<std::int64_t> reduced;  ///< a row an arc
};

/// Raises duals of cuts between the root and the other terminals, small cuts
/// first, until each is reached from the root by arcs without reduced cost.
/// The bound is infinite where one cannot be reached.
DualBound ascend(const Graph& graph, const State& state, Effort& effort);

/// For each node, a lower bound of how much more than `bound` a tree through it costs.
/// Infinite: no tree leads through it.
std::vector<std::int64_t> node_surplus(const Graph& graph, const State& state,
                                       const DualBound& bound, Effort& effort);

}  // namespace hinterland::steiner
