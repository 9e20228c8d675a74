// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/key_tree.hpp"
#include "steiner/radix_heap.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Inside steiner_tree: which node of a tree is nearest to each node.
namespace hinterland {

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
