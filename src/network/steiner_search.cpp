// SPDX-License-Identifier: Apache-2.0
#include "network/steiner_search.hpp"

#include "network/steiner_repair.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace hinterland {

namespace {

/// A part of a tree that may be exchanged.
struct Exchange {
  SteinerEdges edges;
  std::uint32_t node = no_steiner_part;  ///< that is to go; none: paths only
};

/// The edges from a key node along an arc to the next key node.
void add_key_path(const SteinerGraph& graph, const SteinerState& state, const SteinerWalk& tree,
                  SteinerArc arc, SteinerEdges& edges) {
  for (;;) {
    edges.push_back(arc / 2);
    const std::uint32_t node = graph.head(arc);
    if (state.is_terminal[node] || tree.arcs[node].size() != 2) return;
    arc = tree.arcs[node][0] == (arc ^ 1U) ? tree.arcs[node][1] : tree.arcs[node][0];
  }
}

std::vector<Exchange> exchanges(const SteinerGraph& graph, const SteinerState& state,
                                const SteinerEdges& edges) {
  const SteinerWalk tree(graph, edges);
  std::vector<Exchange> found;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
    const bool is_key = state.is_terminal[node] || tree.arcs[node].size() > 2;
    if (!is_key) continue;
    Exchange all_around;
    for (const SteinerArc arc : tree.arcs[node]) {
      Exchange path;
      add_key_path(graph, state, tree, arc, path.edges);
      all_around.edges.insert(all_around.edges.end(), path.edges.begin(), path.edges.end());
      // Each path once, from its end with the lower number.
      const SteinerEdge& last = graph.edge[path.edges.back()];
      if (std::max(last.start, last.end) > node || path.edges.size() > 1) {
        found.push_back(std::move(path));
      }
    }
    all_around.node = node;
    if (!state.is_terminal[node]) found.push_back(std::move(all_around));
  }
  return found;
}

/// The first exchange that makes the tree cheaper; none: there is none.
std::optional<SteinerEdges> exchange_part(const SteinerGraph& graph, const SteinerState& state,
                                          const SteinerEdges& tree, SteinerRepair& repair) {
  std::vector<bool> is_out(graph.edge.size());
  for (const Exchange& exchange : exchanges(graph, state, tree)) {
    for (const std::uint32_t e : exchange.edges) is_out[e] = true;
    auto repaired = repair.without(tree, is_out, cost_of(graph, exchange.edges), exchange.node);
    if (repaired) return repaired;
    for (const std::uint32_t e : exchange.edges) is_out[e] = false;
  }
  return {};
}

/// A tree with one more node that is cheaper for it; none: there is none.
std::optional<SteinerEdges> insert_node(const SteinerGraph& graph, const SteinerState& state,
                                        const SteinerEdges& tree, SteinerEffort& effort) {
  std::vector<bool> is_in(graph.nodes());
  for (const std::uint32_t e : tree) is_in[graph.edge[e].start] = is_in[graph.edge[e].end] = true;
  const std::int64_t cost = cost_of(graph, tree);
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
    if (is_in[node] || state.is_gone[node]) continue;
    const auto neighbours = std::ranges::count_if(
        graph.arcs_of(node), [&](SteinerArc arc) { return is_in[graph.head(arc)]; });
    if (neighbours < 3) continue;
    SteinerEdges better = respan(graph, state, tree, node, effort);
    if (cost_of(graph, better) < cost) return better;
  }
  return {};
}

}  // namespace

SteinerEdges improve_tree(const SteinerGraph& graph, const SteinerState& state, SteinerEdges tree,
                          SteinerEffort& effort) {
  SteinerRepair repair(graph, state, effort);
  while (!effort.is_spent()) {
    auto better = exchange_part(graph, state, tree, repair);
    if (!better) better = insert_node(graph, state, tree, effort);
    if (!better) break;
    tree = respan(graph, state, *better, std::nullopt, effort);
  }
  return tree;
}

}  // namespace hinterland
