// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/problem.hpp"

#include <cstdint>
#include <vector>

namespace hinterland::steiner {

struct Settings {
  /// The work for proof and improvement beyond one dual ascent and its tree, in millions of
  /// edges visited: some 5 ms each. The same number gives the same answer on every machine.
  /// A problem with more than 5,000 nodes after its reduction gets the ascent, and exchanges
  /// until they gain no more, whatever the effort.
  double effort = 100.0;
  /// Mehlhorn's tree with one round of exchanges, and half of it as the bound, whatever the
  /// effort: for many small problems. Ignored where a tree is known.
  bool is_quick = false;
  /// A known tree, as rows of the problem's edges: the search starts from it, and the answer
  /// is never dearer. Empty: none.
  std::vector<std::uint32_t> known_tree = {};
};

/// A tree that joins all terminals, and how far from the cheapest it can be.
struct Tree {
  std::vector<std::uint32_t> edges;  ///< rows of the problem's edges, ascending
  std::int64_t cost = 0;
  std::int64_t lower_bound = 0;  ///< no tree costs less

  bool is_proven() const { return cost == lower_bound; }
};

/// Finds a cheap tree that joins all terminals, and a lower bound of their cost.
///
/// Several edges between two nodes, loops, edges that cost nothing and terminals
/// that are named twice are all taken as they are. Throws UsageError where a
/// cost is negative, the terminals cannot be joined at all, or a known tree does
/// not join them.
///
/// The bound is by dual ascent (R. Wong, "A dual ascent approach for Steiner
/// tree problems on a directed graph", Math. Programming 28, 1984, 271-287). The
/// tree is by the shortest path heuristic (H. Takahashi, A. Matsuyama, Math.
/// Japonica 24, 1980, 573-577; at most twice the optimum) where the ascent found
/// good edges, improved by exchanging key paths and key vertices (E. Uchoa,
/// R. Werneck, "Fast local search for the Steiner problem in graphs", ALENEX
/// 2010), O(m log m) a round. That much is always done, in some 5 s for a million
/// nodes. What is left between the two is closed by branching on nodes, as far as
/// the effort goes: small cases are solved to proof.
Tree find_tree(const Problem& problem, const Settings& settings = {});

/// A lower bound by dual ascent alone: never above the optimum. Throws as above.
std::int64_t lower_bound(const Problem& problem);

}  // namespace hinterland::steiner
