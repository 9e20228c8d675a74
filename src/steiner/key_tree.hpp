// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/graph.hpp"

#include <cstdint>
#include <vector>

/// A Steiner tree rooted at a terminal, with its key vertices and key paths.
namespace hinterland::steiner {

inline constexpr std::uint32_t no_place = 0xFFFFFFFF;

/// A tree in preorder: a place for each of its nodes, followed by its descendants. Terminals and
/// nodes of degree 3 or more are *keys*; the path from a key up to the next one is its *key path*.
class KeyTree {
 public:
  /// The tree must be connected and contain all terminals; the root is a terminal.
  void rebuild(const Graph& graph, const State& state, const Edges& tree);

  std::size_t size() const { return node.size(); }
  bool is_key(std::uint32_t place) const { return key[place] == place; }
  bool is_downstream(std::uint32_t place, std::uint32_t other) const {
    return other <= place && place < end[other];
  }
  std::uint32_t common(std::uint32_t a, std::uint32_t b) const;

  std::vector<std::uint32_t> node;      ///< of the graph
  std::vector<std::uint32_t> parent;    ///< place; that of the root is the root
  std::vector<std::uint32_t> up;        ///< edge to the parent
  std::vector<std::uint32_t> end;       ///< one past the last descendant
  std::vector<std::uint32_t> key;       ///< at the lower end of the path that the place is on
  std::vector<std::uint32_t> above;     ///< the key at its upper end
  std::vector<std::int64_t> cost;       ///< of a key's path
  std::vector<std::uint32_t> place_of;  ///< of each node of the graph; not in the tree: no_place

 private:
  void walk_down(const Graph& graph, const Edges& tree, std::uint32_t root);
  void put_in_order();
  void find_keys(const Graph& graph, const State& state);

  struct Link {
    std::uint32_t to;
    std::uint32_t edge;
  };
  std::vector<std::uint32_t> first_;  ///< of the edges at each node, in the order of discovery
  std::vector<Link> steps_;
  std::vector<std::uint32_t> found_;
  std::vector<std::uint32_t> from_;
  std::vector<std::uint32_t> by_;
  std::vector<std::uint32_t> last_of_subtree_;
  std::vector<std::uint32_t> at_;
  std::vector<std::uint32_t> heavy_;
  std::vector<std::uint32_t> chain_;  ///< the top of the chain of heaviest children
};

}  // namespace hinterland::steiner
