// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/network/steiner.hpp>

#include <cstdint>
#include <vector>

/// Inside steiner_tree: the same problem with less in it.
namespace hinterland {

/// A problem with the same optimum, and what its edges stand for.
struct ReducedProblem {
  SteinerProblem problem;  ///< nodes that no tree needs have no edge left
  std::vector<std::vector<std::uint32_t>> stands_for;  ///< a row an edge
};

/// Takes out blind alleys, loops and the dearer of edges between the same nodes,
/// and makes one edge of two that meet in a node which is no terminal.
ReducedProblem reduce(const SteinerProblem& problem);

}  // namespace hinterland
