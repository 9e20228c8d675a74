// SPDX-License-Identifier: Apache-2.0
#include "network/steiner_growth.hpp"

namespace hinterland {

namespace {

/// Takes away, again and again, edges to an end that is no terminal.
void prune(const SteinerGraph& graph, const SteinerState& state, SteinerEdges& tree) {
  const SteinerWalk walkable(graph, tree);
  std::vector<std::uint32_t> degree(graph.nodes());
  std::vector<std::uint32_t> ends;
  for (std::uint32_t n = 0; n < graph.nodes(); ++n) {
    degree[n] = static_cast<std::uint32_t>(walkable.arcs[n].size());
    if (degree[n] == 1 && !state.is_terminal[n]) ends.push_back(n);
  }
  std::vector<bool> is_cut(graph.edge.size());
  while (!ends.empty()) {
    const std::uint32_t node = ends.back();
    ends.pop_back();
    for (const SteinerArc arc : walkable.arcs[node]) {
      if (is_cut[arc / 2]) continue;
      is_cut[arc / 2] = true;
      const std::uint32_t next = graph.head(arc);
      if (--degree[next] == 1 && !state.is_terminal[next]) ends.push_back(next);
    }
  }
  std::erase_if(tree, [&](std::uint32_t e) { return is_cut[e]; });
}

}  // namespace

std::int64_t cost_of(const SteinerGraph& graph, const SteinerEdges& tree) {
  std::int64_t cost = 0;
  for (const std::uint32_t e : tree) cost += graph.edge[e].cost;
  return cost;
}

SteinerEdges respan(const SteinerGraph& graph, const SteinerState& state, const SteinerEdges& tree,
                    std::optional<std::uint32_t> more, SteinerEffort& effort) {
  std::vector<bool> is_in(graph.nodes());
  std::vector<std::uint32_t> nodes;
  const auto take = [&](std::uint32_t node) {
    if (!is_in[node]) nodes.push_back(node);
    is_in[node] = true;
  };
  for (const std::uint32_t e : tree) {
    take(graph.edge[e].start);
    take(graph.edge[e].end);
  }
  if (more) take(*more);
  std::vector<std::uint32_t> candidates;
  for (const std::uint32_t node : nodes) {
    effort.spend(graph.arcs_of(node).size());
    for (const SteinerArc arc : graph.arcs_of(node)) {
      if (arc % 2 == 0 && is_in[graph.head(arc)]) candidates.push_back(arc / 2);
    }
  }
  std::ranges::sort(candidates, {},
                    [&](std::uint32_t e) { return std::pair(graph.edge[e].cost, e); });
  SteinerParts parts(graph.nodes());
  SteinerEdges spanning;
  for (const std::uint32_t e : candidates) {
    if (parts.join(graph.edge[e].start, graph.edge[e].end)) spanning.push_back(e);
  }
  prune(graph, state, spanning);
  return spanning;
}

std::optional<SteinerEdges> grow_tree(const SteinerGraph& graph, const SteinerState& state,
                                      const std::vector<bool>& usable, std::uint32_t start,
                                      SteinerEffort& effort) {
  std::vector<std::int64_t> distance(graph.nodes(), steiner_infinite);
  std::vector<SteinerArc> by(graph.nodes(), no_arc);
  std::vector<bool> is_in(graph.nodes());
  SteinerQueue waiting;
  std::size_t missing = state.terminals().size();
  SteinerEdges tree;
  const auto take = [&](std::uint32_t node) {
    is_in[node] = true;
    if (state.is_terminal[node]) --missing;
    distance[node] = 0;
    waiting.push({0, node});
  };
  take(start);
  while (missing > 0 && !waiting.empty()) {
    const auto [here, node] = waiting.top();
    waiting.pop();
    if (here > distance[node]) continue;
    if (state.is_terminal[node] && !is_in[node]) {
      for (std::uint32_t n = node; !is_in[n]; n = graph.head(by[n] ^ 1U)) {
        tree.push_back(by[n] / 2);
        take(n);
      }
      continue;
    }
    effort.spend(graph.arcs_of(node).size());
    for (const SteinerArc arc : graph.arcs_of(node)) {
      const std::uint32_t next = graph.head(arc);
      const std::int64_t there = here + graph.cost(arc);
      if (there >= distance[next] || !usable[next] || state.is_gone[next]) continue;
      distance[next] = there;
      by[next] = arc;
      waiting.push({there, next});
    }
  }
  if (missing > 0) return {};
  return respan(graph, state, tree, start, effort);
}

}  // namespace hinterland
