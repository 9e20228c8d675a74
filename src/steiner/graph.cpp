// SPDX-License-Identifier: Apache-2.0
#include "steiner/graph.hpp"

#include <iterator>
#include <numeric>
#include <utility>

namespace hinterland::steiner {

Graph make_graph(std::size_t nodes, std::vector<Edge> edges) {
  Graph graph;
  graph.edge = std::move(edges);
  graph.first.assign(nodes + 1, 0);
  for (const Edge& e : graph.edge) {
    ++graph.first[e.start + 1];
    ++graph.first[e.end + 1];
  }
  std::partial_sum(graph.first.begin(), graph.first.end(), graph.first.begin());
  graph.leaving.resize(2 * graph.edge.size());
  std::vector<std::uint32_t> next(graph.first.begin(), graph.first.end() - 1);
  for (std::uint32_t e = 0; e < graph.edge.size(); ++e) {
    const Edge& edge = graph.edge[e];
    graph.leaving[next[edge.start]++] = {edge.end, 2 * e, edge.cost};
    graph.leaving[next[edge.end]++] = {edge.start, 2 * e + 1, edge.cost};
  }
  return graph;
}

std::vector<std::uint32_t> State::terminals() const {
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t n = 0; n < is_terminal.size(); ++n) {
    if (is_terminal[n]) nodes.push_back(n);
  }
  return nodes;
}

std::int64_t cost_of(const Graph& graph, const Edges& tree) {
  std::int64_t cost = 0;
  for (const std::uint32_t e : tree) cost += graph.edge[e].cost;
  return cost;
}

void prune(const Graph& graph, const State& state, Edges& tree) {
  struct Around {
    std::uint32_t edges = 0;
    std::uint32_t sum = 0;  ///< XOR of their rows: with one edge left, that edge
  };
  std::vector<Around> around(graph.nodes());
  std::ranges::sort(tree);
  for (const std::uint32_t e : tree) {
    for (const std::uint32_t node : {graph.edge[e].start, graph.edge[e].end}) {
      ++around[node].edges;
      around[node].sum ^= e;
    }
  }
  Edges cut;
  for (const std::uint32_t e : tree) {
    for (std::uint32_t node : {graph.edge[e].start, graph.edge[e].end}) {
      while (around[node].edges == 1 && !state.is_terminal[node]) {
        const std::uint32_t last = around[node].sum;
        around[node] = {};
        node ^= graph.edge[last].start ^ graph.edge[last].end;
        --around[node].edges;
        around[node].sum ^= last;
        cut.push_back(last);
      }
    }
  }
  if (cut.empty()) return;
  std::ranges::sort(cut);
  Edges left;
  left.reserve(tree.size() - cut.size());
  std::ranges::set_difference(tree, cut, std::back_inserter(left));
  tree.swap(left);
}

Edges span(const Graph& graph, const State& state, const std::vector<std::uint32_t>& nodes) {
  std::vector<bool> is_in(graph.nodes());
  for (const std::uint32_t node : nodes) is_in[node] = true;
  std::vector<std::pair<std::int64_t, std::uint32_t>> candidates;
  for (const std::uint32_t node : nodes) {
    for (const Step& step : graph.arcs_of(node)) {
      if (step.arc % 2 == 0 && is_in[step.head]) candidates.emplace_back(step.cost, step.arc / 2);
    }
  }
  std::ranges::sort(candidates);
  DisjointSets parts(graph.nodes());
  Edges tree;
  for (const auto& [cost, e] : candidates) {
    if (parts.join(graph.edge[e].start, graph.edge[e].end)) tree.push_back(e);
  }
  prune(graph, state, tree);
  return tree;
}

std::optional<Edges> grow_tree(const Graph& graph, const State& state,
                               const std::vector<bool>& usable, std::uint32_t start,
                               Effort& effort) {
  std::vector<std::int64_t> distance(graph.nodes(), infinite);
  std::vector<Arc> by(graph.nodes(), no_arc);
  std::vector<bool> is_in(graph.nodes());
  Queue waiting;
  std::size_t missing = state.terminals().size();
  std::vector<std::uint32_t> nodes;
  const auto take = [&](std::uint32_t node) {
    is_in[node] = true;
    nodes.push_back(node);
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
      for (std::uint32_t n = node; !is_in[n]; n = graph.head(by[n] ^ 1U)) take(n);
      continue;
    }
    effort.spend(graph.arcs_of(node).size());
    for (const auto& [next, arc, cost] : graph.arcs_of(node)) {
      const std::int64_t there = here + cost;
      if (there >= distance[next] || !usable[next] || state.is_gone[next]) continue;
      distance[next] = there;
      by[next] = arc;
      waiting.push({there, next});
    }
  }
  if (missing > 0) return {};
  return span(graph, state, nodes);
}

}  // namespace hinterland::steiner
