// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hinterland {

/// A possible connection between two nodes, for so much.
struct SteinerEdge {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::int64_t cost = 0;  ///< not negative
};

/// Nodes that must hang together, and what they may hang together by.
struct SteinerProblem {
  std::size_t nodes = 0;
  std::vector<SteinerEdge> edges;
  std::vector<std::uint32_t> terminals;
};

struct SteinerSettings {
  /// How long to look for proof and improvement beyond one ascent and its tree, in
  /// millions of edges looked at: some 5 ms each. The same number gives the same answer
  /// on every machine. A problem that has more than 5,000 nodes when it is reduced gets
  /// the ascent and exchanges until they gain no more, whatever the effort.
  double effort = 100.0;
  /// The quickest tree alone: Mehlhorn's, with one round of exchanges, and half of it
  /// as the bound, whatever the effort. For many small problems, where no tree is known.
  bool is_quick = false;
  /// A tree that is known already, as rows of the problem's edges: the search sets
  /// out from it, and the answer is never dearer. Empty: none.
  std::vector<std::uint32_t> known_tree = {};
};

/// A tree that joins all terminals, and how far from the cheapest it can be.
struct SteinerTree {
  std::vector<std::uint32_t> edges;  ///< rows of the problem's edges, ascending
  std::int64_t cost = 0;
  std::int64_t lower_bound = 0;  ///< no tree costs less

  bool is_proven() const { return cost == lower_bound; }
};

}  // namespace hinterland
