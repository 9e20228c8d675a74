// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/steiner_offers.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

/// Inside steiner_tree: closing a tree that a part is taken out of.
namespace hinterland {

/// Taking out some paths of a tree and closing it again makes it cheaper.
struct SteinerExchange {
  std::int64_t gain = 0;
  std::uint32_t key = 0;             ///< whose path goes, or that goes with all its paths
  bool is_branching = false;         ///< the latter
  std::vector<std::uint32_t> added;  ///< edges
  std::vector<std::pair<std::uint32_t, std::uint32_t>> between;  ///< places that they join
};

/// Looks for the best exchange of a path, or of a branching with all its paths.
class SteinerRepair {
 public:
  SteinerRepair(const SteinerGraph& graph, const SteinerState& state, const SteinerKeyTree& tree,
                const SteinerNearest& nearest, const SteinerOffers& offers, SteinerEffort& effort);

  /// None where there is nothing to gain.
  std::optional<SteinerExchange> of_path(std::uint32_t key);

  /// `below` are the keys right below the branching, ascending.
  std::optional<SteinerExchange> of_branching(std::uint32_t key,
                                              std::span<const std::uint32_t> below);

 private:
  void clear();
  void leave_path(std::uint32_t key);
  void leave(std::uint32_t place);
  void reach_from_outside(std::int64_t limit);
  void spread(std::int64_t limit);
  std::uint32_t part_of(std::uint32_t place) const;
  void find_ways(std::int64_t limit);
  void add_way(std::int64_t length, std::uint32_t edge);
  std::optional<SteinerExchange> close(std::uint32_t key, std::int64_t out);
  std::uint32_t follow(std::uint32_t node, std::vector<std::uint32_t>& edges) const;
  std::uint32_t base_of(std::uint32_t node) const {
    return is_left_[node] ? base_[node] : nearest_.base[node];
  }

  const SteinerGraph& graph_;
  const SteinerState& state_;
  const SteinerKeyTree& tree_;
  const SteinerNearest& nearest_;
  const SteinerOffers& offers_;
  SteinerEffort& effort_;
  std::span<const std::uint32_t> below_;  ///< the parts: behind each of these, and the rest
  std::vector<char> is_left_;             ///< by its place: the node looks for another
  std::vector<std::uint32_t> left_;       ///< such nodes
  std::vector<std::int64_t> distance_;    ///< of those, and the other columns too
  std::vector<std::uint32_t> base_;
  std::vector<SteinerArc> by_;
  SteinerLine waiting_;
  std::vector<SteinerOffer> ways_;
};

}  // namespace hinterland
