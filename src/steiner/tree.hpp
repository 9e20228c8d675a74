// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/problem.hpp"

namespace hinterland {

/// Finds a cheap tree that joins all terminals, and a bound below which there is
/// none.
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
/// good edges, improved by exchanging key paths and key nodes (E. Uchoa,
/// R. Werneck, "Fast local search for the Steiner problem in graphs", ALENEX
/// 2010), O(m log m) a round. That much is always done, in some 5 s for a million
/// nodes. What is left between the two is closed by branching on nodes, as far as
/// the effort goes: small cases are solved to proof.
SteinerTree find_steiner_tree(const SteinerProblem& problem, const SteinerSettings& settings = {});

/// A bound below which there is no tree, by dual ascent alone: never above the
/// optimum. For prices that bound another problem. Throws as above.
std::int64_t bound_steiner_tree(const SteinerProblem& problem);

}  // namespace hinterland
