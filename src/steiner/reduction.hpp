// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/problem.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Reductions: a smaller problem with the same optimum.
namespace hinterland::steiner {

inline constexpr std::uint32_t no_node = 0xFFFFFFFF;

/// A problem with the same optimum, and what its edges stand for.
struct ReducedProblem {
  Problem problem;  ///< only nodes that a tree may need, neighbours close together
  std::vector<std::uint32_t> number;  ///< of each node as it was; gone: no_node
  std::vector<std::uint32_t> first;   ///< of what each edge stands for, and the end of the last
  std::vector<std::uint32_t> stands;  ///< rows of the edges of the problem as it was

  std::span<const std::uint32_t> stands_for(std::uint32_t edge) const {
    return std::span(stands).subspan(first[edge], first[edge + 1] - first[edge]);
  }
};

/// Removes leaves that are no terminals, loops and the dearer of parallel edges, and contracts
/// chains of non-terminals of degree 2 to one edge.
/// Terminals come out once each, ascending. O(m log m) for each round, and few
/// rounds are needed.
ReducedProblem reduce(const Problem& problem);

}  // namespace hinterland::steiner
