// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/key_exchange.hpp"
#include "steiner/key_tree.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Local search for cheaper trees: exchanges and insertions of vertices.
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
