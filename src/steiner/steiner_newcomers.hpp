// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/key_tree.hpp"

#include <cstdint>
#include <vector>

/// Inside steiner_tree: nodes that are not in a tree yet.
namespace hinterland {

inline constexpr std::uint32_t steiner_settled = 0xFFFFFFFF;

/// Takes nodes with three neighbours or more in a tree into it, where that saves
/// more than it costs.
class SteinerNewcomers {
 public:
  SteinerNewcomers(const SteinerGraph& graph, const SteinerState& state, SteinerEffort& effort)
      : graph_(graph), state_(state), effort_(effort) {}

  /// Looks at each node once. True where the edges are a cheaper tree now; some
  /// may lead nowhere.
  bool take_in(const SteinerKeyTree& tree, SteinerEdges& edges);

 private:
  /// A stretch of the tree between two places that something hangs on.
  struct Stretch {
    std::int64_t cost = -1;
    std::uint32_t from = 0;  ///< place
    std::uint32_t to = 0;    ///< above it
  };

  bool list_neighbours(const SteinerKeyTree& tree, std::uint32_t node);
  bool saves(const SteinerKeyTree& tree);
  bool join(const SteinerKeyTree& tree, SteinerArc arc);
  bool walk(const SteinerKeyTree& tree, std::uint32_t from, std::uint32_t to, Stretch& dearest);
  void settle(const SteinerKeyTree& tree);

  const SteinerGraph& graph_;
  const SteinerState& state_;
  SteinerEffort& effort_;
  std::vector<SteinerArc> neighbours_;    ///< arcs to them, cheapest first
  std::vector<std::uint32_t> joined_;     ///< places
  std::vector<SteinerArc> arcs_;          ///< to those
  std::vector<Stretch> out_;              ///< what goes for them
  std::vector<std::uint32_t> walked_;     ///< places
  std::vector<std::uint32_t> stretches_;  ///< by place: the newcomer that the way up goes for
  std::vector<char> is_settled_;          ///< by place: an earlier newcomer counts on it
  std::vector<char> is_joined_;           ///< by place
  SteinerEdges added_;
  std::uint32_t now_ = 0;
  std::int64_t gain_ = 0;
};

}  // namespace hinterland
