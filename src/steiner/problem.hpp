// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hinterland::steiner {

/// An undirected edge of a weighted graph.
struct Edge {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::int64_t cost = 0;  ///< not negative
};

/// The Steiner tree problem in graphs: connect the terminals by edges at minimum cost.
struct Problem {
  std::size_t nodes = 0;
  std::vector<Edge> edges;
  std::vector<std::uint32_t> terminals;
};

}  // namespace hinterland::steiner
