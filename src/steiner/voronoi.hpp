// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/graph.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Inside steiner_tree: the quickest tree.
namespace hinterland {

struct QuickTree {
  SteinerEdges edges;
  std::int64_t bound = 0;  ///< no tree costs less
};

/// The cheapest tree over shortest paths between terminals: at most twice the
/// optimum, and so half of it bounds the optimum. None where a terminal cannot be
/// reached. Terminals once each. O(m log m), and that mostly one search. Source:
/// K. Mehlhorn, "A faster approximation algorithm for the Steiner problem in
/// graphs", Information Processing Letters 27(3), 1988, 125-128.
std::optional<QuickTree> join_cells(const SteinerGraph& graph,
                                    const std::vector<std::uint32_t>& terminals);

}  // namespace hinterland
