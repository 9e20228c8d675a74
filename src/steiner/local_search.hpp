// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/key_exchange.hpp"
#include "steiner/key_tree.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Local search for cheaper trees: key-path and key-vertex exchanges, Steiner vertex insertion.
namespace hinterland::steiner {

/// Steiner vertex insertion: adds nodes with at least three neighbours in the tree if that makes
/// the tree cheaper.
class VertexInsertion {
 public:
  VertexInsertion(const Graph& graph, const State& state, Effort& effort)
      : graph_(graph), state_(state), effort_(effort) {}

  /// Tries each node once. Returns whether the tree became cheaper; it may have leaves that are not
  /// terminals.
  bool insert(const KeyTree& tree, Edges& edges);

 private:
  /// A path of the tree between two keys or neighbours.
  struct Stretch {
    std::int64_t cost = -1;
    std::uint32_t from = 0;  ///< place
    std::uint32_t to = 0;    ///< an ancestor
  };

  bool list_neighbours(const KeyTree& tree, std::uint32_t node);
  bool saves(const KeyTree& tree);
  bool join(const KeyTree& tree, Arc arc);
  bool walk(const KeyTree& tree, std::uint32_t from, std::uint32_t to, Stretch& most_expensive);
  void finish(const KeyTree& tree);

  const Graph& graph_;
  const State& state_;
  Effort& effort_;
  std::vector<Arc> neighbours_;           ///< arcs to the neighbours, cheapest first
  std::vector<std::uint32_t> joined_;     ///< places
  std::vector<Arc> arcs_;                 ///< arcs to the joined places
  std::vector<Stretch> out_;              ///< the stretches removed for them
  std::vector<std::uint32_t> walked_;     ///< places
  std::vector<std::uint32_t> stretches_;  ///< by place: the insertion that removes the edge up
  std::vector<char> is_resolved_;         ///< by place: an earlier insertion depends on it
  std::vector<char> is_joined_;           ///< by place
  Edges added_;
  std::uint32_t now_ = 0;
  std::int64_t gain_ = 0;
};

/// Improves a tree by key-path exchanges, key-vertex exchanges and Steiner vertex insertions until
/// there are none. A round evaluates all exchanges in O(m log m) and makes the compatible ones,
/// best first.
class LocalSearch {
 public:
  LocalSearch(const Graph& graph, const State& state, Effort& effort)
      : graph_(graph),
        state_(state),
        effort_(effort),
        insertion_(graph, state, effort),
        exchanges_(graph, tree_, nearest_, boundary_, effort),
        is_used_(graph.nodes()) {}

  /// A tree that costs no more. Ends with a round that gains less than this share of the cost.
  Edges improve(Edges edges, double min_gain = 0.0);

  /// One round of key-path exchanges and one of vertex insertions.
  Edges improve_once(Edges edges);

 private:
  std::int64_t make_exchanges(Edges& edges, bool with_vertices);
  std::int64_t insert_vertices(Edges& edges);
  void list_below();
  std::span<const std::uint32_t> below(std::uint32_t key) const {
    return std::span(below_).subspan(first_below_[key], first_below_[key + 1] - first_below_[key]);
  }
  void find_exchanges(bool with_vertices);
  bool may_make(const KeyExchange& exchange) const;
  bool holds(std::uint32_t place) const;
  bool is_whole(std::uint32_t from, std::uint32_t to) const;
  bool is_new(std::uint32_t node, const KeyExchange& exchange) const;
  void make(const KeyExchange& exchange);
  void attach(std::uint32_t place);
  void put_together(Edges& edges);

  const Graph& graph_;
  const State& state_;
  Effort& effort_;
  KeyTree tree_;
  VoronoiRegions nearest_;
  BoundaryPaths boundary_;
  VertexInsertion insertion_;
  KeyExchanges exchanges_;
  std::vector<std::uint32_t> first_below_;
  std::vector<std::uint32_t> below_;
  std::vector<KeyExchange> found_;
  std::vector<char> is_out_;       ///< by key: its path is removed
  std::vector<char> is_attached_;  ///< by key: a new path ends inside its path
  std::vector<char> is_held_;      ///< by key: a new path ends at it
  std::vector<char> is_gone_;      ///< by key: removed as a key vertex
  Edges gained_;
  std::vector<char> is_used_;  ///< by node: used by a new path
  std::vector<std::uint32_t> used_;
};

}  // namespace hinterland::steiner
