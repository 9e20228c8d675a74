// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/graph.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Reductions: a smaller problem with the same optimum.
namespace hinterland::steiner {

inline constexpr std::uint32_t no_node = 0xFFFFFFFF;

/// The reduced problem, and the original edges that its edges represent.
struct ReducedProblem {
  Problem problem;  ///< with the nodes that a tree may need, numbered breadth-first
  std::vector<std::uint32_t> number;  ///< new number of each original node; no_node: removed
  std::vector<std::uint32_t> first;   ///< index into `stands` of each edge, and the end of the last
  std::vector<std::uint32_t> stands;  ///< rows of original edges

  std::span<const std::uint32_t> stands_for(std::uint32_t edge) const {
    return std::span(stands).subspan(first[edge], first[edge + 1] - first[edge]);
  }
};

/// Removes leaves that are not terminals, loops and all but the cheapest of parallel edges, and
/// contracts chains of non-terminals of degree 2 to one edge. The terminals of the result are
/// distinct and ascending. O(m log m) per round, with few rounds.
ReducedProblem reduce(const Problem& problem);

}  // namespace hinterland::steiner
