// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/steiner_growth.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

/// Inside steiner_tree: closing a tree that a part was taken out of.
namespace hinterland {

inline constexpr std::uint32_t no_steiner_part = 0xFFFFFFFF;

/// What is left of a tree when a part of it is taken out, and how to close it.
class SteinerRepair {
 public:
  SteinerRepair(const SteinerGraph& graph, const SteinerState& state, SteinerEffort& effort);

  /// The tree without the edges, joined again for less than they cost; none
  /// where that cannot be. `avoided` is not passed through.
  std::optional<SteinerEdges> without(const SteinerEdges& tree, const std::vector<bool>& is_out,
                                      std::int64_t out_cost, std::uint32_t avoided);

 private:
  void clear();
  void reach(std::uint32_t node, std::uint32_t part, std::int64_t distance, SteinerArc by);
  std::uint32_t label_parts(const SteinerEdges& tree, const std::vector<bool>& is_out,
                            std::uint32_t avoided);
  void spread(std::int64_t limit, std::uint32_t avoided);
  void find_bridges(std::int64_t limit);
  void follow(std::uint32_t node, SteinerEdges& tree) const;

  const SteinerGraph& graph_;
  const SteinerState& state_;
  SteinerEffort& effort_;
  std::vector<std::uint32_t> part_;
  std::vector<std::int64_t> distance_;
  std::vector<SteinerArc> by_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::pair<std::int64_t, std::uint32_t>> bridges_;  ///< length, edge
};

}  // namespace hinterland
