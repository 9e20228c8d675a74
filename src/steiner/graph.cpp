// SPDX-License-Identifier: Apache-2.0
#include "steiner/graph.hpp"

#include <numeric>
#include <utility>

namespace hinterland {

SteinerGraph make_steiner_graph(std::size_t nodes, std::vector<SteinerEdge> edges) {
  SteinerGraph graph;
  graph.edge = std::move(edges);
  graph.first.assign(nodes + 1, 0);
  for (const SteinerEdge& e : graph.edge) {
    ++graph.first[e.start + 1];
    ++graph.first[e.end + 1];
  }
  std::partial_sum(graph.first.begin(), graph.first.end(), graph.first.begin());
  graph.leaving.resize(2 * graph.edge.size());
  std::vector<std::uint32_t> next(graph.first.begin(), graph.first.end() - 1);
  for (std::uint32_t e = 0; e < graph.edge.size(); ++e) {
    const SteinerEdge& edge = graph.edge[e];
    graph.leaving[next[edge.start]++] = {edge.end, 2 * e, edge.cost};
    graph.leaving[next[edge.end]++] = {edge.start, 2 * e + 1, edge.cost};
  }
  return graph;
}

std::vector<std::uint32_t> SteinerState::terminals() const {
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t n = 0; n < is_terminal.size(); ++n) {
    if (is_terminal[n]) nodes.push_back(n);
  }
  return nodes;
}

}  // namespace hinterland
