// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/graph.hpp"
#include "steiner/key_tree.hpp"
#include "steiner/radix_heap.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Voronoi regions of a graph: of its terminals, or of the nodes of a tree.
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

/// The cells around the places of a tree. Nodes farther from it than a limit are
/// in none.
class SteinerNearest {
 public:
  void rebuild(const SteinerGraph& graph, const SteinerState& state, const SteinerKeyTree& tree,
               std::int64_t limit, SteinerEffort& effort);

  /// The nodes that are nearest to a place, itself among them.
  std::span<const std::uint32_t> cell(std::uint32_t place) const {
    return std::span(cells_).subspan(first_[place], first_[place + 1] - first_[place]);
  }

  std::vector<std::int64_t> distance;  ///< of each node of the graph
  std::vector<std::uint32_t> base;     ///< its place; none: no_place
  std::vector<SteinerArc> by;          ///< the last arc on the way from there

 private:
  SteinerLine waiting_;
  std::vector<std::uint32_t> reached_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> cells_;
};

}  // namespace hinterland
