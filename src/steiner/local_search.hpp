// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/steiner_newcomers.hpp"
#include "steiner/key_exchange.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Inside steiner_tree: making trees cheaper.
namespace hinterland {

/// Exchanges parts of a tree for cheaper ones as long as there are any: paths
/// between keys (terminals and branchings), and branchings with all their paths.
/// Looks at all of them in O(m log m), makes all exchanges that do not touch each
/// other, best first, and looks again.
class SteinerSearch {
 public:
  SteinerSearch(const SteinerGraph& graph, const SteinerState& state, SteinerEffort& effort)
      : graph_(graph),
        state_(state),
        effort_(effort),
        newcomers_(graph, state, effort),
        repair_(graph, state, tree_, nearest_, offers_, effort),
        is_used_(graph.nodes()) {}

  /// A tree that is not dearer. Goes on until a round gains less than this share
  /// of the cost.
  SteinerEdges improve(SteinerEdges edges, double least_gain = 0.0);

  /// One round, of paths alone, and a look at nodes that are not in the tree.
  SteinerEdges improve_once(SteinerEdges edges);

 private:
  std::int64_t make_exchanges(SteinerEdges& edges, bool of_branchings);
  std::int64_t take_newcomers(SteinerEdges& edges);
  void list_branchings();
  std::span<const std::uint32_t> below(std::uint32_t key) const {
    return std::span(below_).subspan(first_below_[key], first_below_[key + 1] - first_below_[key]);
  }
  void find_exchanges(bool of_branchings);
  bool may_make(const SteinerExchange& exchange) const;
  bool holds(std::uint32_t place) const;
  bool is_whole(std::uint32_t from, std::uint32_t to) const;
  bool is_new(std::uint32_t node, const SteinerExchange& exchange) const;
  void make(const SteinerExchange& exchange);
  void attach(std::uint32_t place);
  void put_together(SteinerEdges& edges);

  const SteinerGraph& graph_;
  const SteinerState& state_;
  SteinerEffort& effort_;
  SteinerKeyTree tree_;
  SteinerNearest nearest_;
  SteinerOffers offers_;
  SteinerNewcomers newcomers_;
  SteinerRepair repair_;
  std::vector<std::uint32_t> first_below_;
  std::vector<std::uint32_t> below_;
  std::vector<SteinerExchange> found_;
  std::vector<char> is_out_;       ///< by key: its path
  std::vector<char> is_attached_;  ///< by key: something has been joined to the middle of its path
  std::vector<char> is_held_;      ///< by key: something has been joined to it
  std::vector<char> is_gone_;      ///< by key: the branching
  SteinerEdges gained_;
  std::vector<char> is_used_;  ///< by node: a new way leads through it
  std::vector<std::uint32_t> used_;
};

}  // namespace hinterland
