// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/graph.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

/// Inside steiner_tree: trees, and how they grow.
namespace hinterland {

using SteinerEdges = std::vector<std::uint32_t>;

inline constexpr SteinerArc no_arc = 0xFFFFFFFF;

/// Nodes that wait for their turn in a search, nearest first, then by number.
using SteinerWaiting = std::pair<std::int64_t, std::uint32_t>;
using SteinerQueue =
    std::priority_queue<SteinerWaiting, std::vector<SteinerWaiting>, std::greater<>>;

/// Which of some rows hang together.
class SteinerParts {
 public:
  explicit SteinerParts(std::size_t rows) : above_(rows) {
    std::iota(above_.begin(), above_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t row) {
    while (above_[row] != row) row = above_[row] = above_[above_[row]];
    return row;
  }
  /// False where they did already.
  bool join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    above_[std::max(a, b)] = std::min(a, b);
    return a != b;
  }

 private:
  std::vector<std::uint32_t> above_;
};

std::int64_t cost_of(const SteinerGraph& graph, const SteinerEdges& tree);

/// Takes away, again and again, edges to an end that is no terminal. The edges
/// come back in ascending order.
void prune(const SteinerGraph& graph, const SteinerState& state, SteinerEdges& tree);

/// The cheapest tree over these nodes, which may be named twice, without edges to
/// ends that are no terminals. Where the nodes do not hang together, a forest.
SteinerEdges span(const SteinerGraph& graph, const SteinerState& state,
                  const std::vector<std::uint32_t>& nodes);

/// Grows a tree from a node, each time by the shortest path to a terminal that
/// is not in it; only over nodes that may be used. None where a terminal cannot
/// be reached.
std::optional<SteinerEdges> grow_tree(const SteinerGraph& graph, const SteinerState& state,
                                      const std::vector<bool>& usable, std::uint32_t start,
                                      SteinerEffort& effort);

}  // namespace hinterland
