// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/graph.hpp"

#include <cstdint>
#include <vector>

namespace hinterland::steiner {

struct Settings {
  /// Effort for proof and improvement beyond one dual ascent and its tree, in millions of edges
  /// visited, about 5 ms each. The result does not depend on the machine. A problem with more than
  /// 5,000 nodes after reduction only gets the ascent, and exchanges until they gain no more,
  /// whatever the effort.
  double effort = 100.0;
  /// For many small problems: Mehlhorn's tree with one round of exchanges, and half of Mehlhorn's
  /// cost as the bound, whatever the effort. Ignored if a tree is known.
  bool is_quick = false;
  /// A known tree, as rows of the problem's edges: the search starts from it, and the result never
  /// costs more. Empty: none.
  std::vector<std::uint32_t> known_tree = {};
};

/// A tree that connects all terminals, and a lower bound of the optimum.
struct Tree {
  std::vector<std::uint32_t> edges;  ///< rows of the problem's edges, ascending
  std::int64_t cost = 0;
  std::int64_t lower_bound = 0;  ///< of the cost of any tree

  bool is_proven() const { return cost == lower_bound; }
};

/// Finds a cheap tree that connects all terminals, and a lower bound of the optimum.
///
/// Parallel edges, loops, edges of cost 0 and duplicate terminals are allowed. Throws UsageError if
/// a cost is negative, the sum of all costs exceeds `max_total_cost`, the terminals are not
/// connected, or a known tree does not connect them.
///
/// The bound is by dual ascent (R. Wong, "A dual ascent approach for Steiner
/// tree problems on a directed graph", Math. Programming 28, 1984, 271-287). The
/// tree is by the shortest path heuristic (H. Takahashi, A. Matsuyama, Math.
/// Japonica 24, 1980, 573-577; at most twice the optimum) on the arcs that the
/// ascent saturated, improved by exchanging key paths and key vertices (E. Uchoa, R. Werneck, "Fast
/// local search for the Steiner problem in graphs", ALENEX 2010), O(m log m) per round. This takes
/// about 5 s for a million nodes and does not depend on the effort. Branching on nodes closes the
/// remaining gap within the effort: small problems are solved to proof.
Tree find_tree(const Problem& problem, const Settings& settings = {});

/// A lower bound by dual ascent alone: never above the optimum. Throws as above.
std::int64_t lower_bound(const Problem& problem);

}  // namespace hinterland::steiner
