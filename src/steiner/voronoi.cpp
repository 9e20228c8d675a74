// SPDX-License-Identifier: Apache-2.0
#include "steiner/voronoi.hpp"

#include "steiner/radix_heap.hpp"

namespace hinterland {

namespace {

/// So many terminals at most have a table of the shortest way between each two.
constexpr std::size_t most_terminals_in_table = 128;

constexpr std::uint32_t nobody = 0xFFFFFFFF;

/// Which terminal is nearest to each node, and by which way.
struct Cells {
  std::vector<std::int64_t> distance;
  std::vector<std::uint32_t> nearest;  ///< row of the terminals
  std::vector<SteinerArc> by;
};

Cells find_cells(const SteinerGraph& graph, const std::vector<std::uint32_t>& terminals) {
  Cells cells;
  cells.distance.assign(graph.nodes(), steiner_infinite);
  cells.nearest.assign(graph.nodes(), nobody);
  cells.by.assign(graph.nodes(), no_arc);
  SteinerLine waiting;
  waiting.clear(graph.nodes() + graph.nodes() / 4);
  for (std::uint32_t t = 0; t < terminals.size(); ++t) {
    cells.distance[terminals[t]] = 0;
    cells.nearest[terminals[t]] = t;
    waiting.push(0, terminals[t]);
  }
  while (!waiting.empty()) {
    const auto [here, node] = waiting.pop();
    if (here > cells.distance[node]) continue;
    const std::uint32_t nearest = cells.nearest[node];
    for (const auto& [next, arc, cost] : graph.arcs_of(node)) {
      const std::int64_t there = here + cost;
      if (there >= cells.distance[next]) continue;
      cells.distance[next] = there;
      cells.nearest[next] = nearest;
      cells.by[next] = arc;
      waiting.push(there, next);
    }
  }
  return cells;
}

/// A way from one terminal to another, over an edge between their cells.
struct Way {
  std::int64_t length = steiner_infinite;
  std::uint32_t edge = nobody;
  auto operator<=>(const Way&) const = default;
};

/// The ways, shortest first; of few terminals only the shortest between each two.
std::vector<Way> list_ways(const SteinerGraph& graph, const Cells& cells, std::size_t terminals) {
  const bool is_table = terminals <= most_terminals_in_table;
  std::vector<Way> ways(is_table ? terminals * terminals : 0);
  for (std::uint32_t e = 0; e < graph.edge.size(); ++e) {
    const SteinerEdge& edge = graph.edge[e];
    const std::uint32_t a = cells.nearest[edge.start];
    const std::uint32_t b = cells.nearest[edge.end];
    if (a == b || a == nobody || b == nobody) continue;
    const Way way{cells.distance[edge.start] + edge.cost + cells.distance[edge.end], e};
    if (!is_table) {
      ways.push_back(way);
      continue;
    }
    Way& best = ways[a < b ? a * terminals + b : b * terminals + a];
    if (way.length < best.length) best = way;
  }
  std::erase_if(ways, [](const Way& way) { return way.edge == nobody; });
  std::ranges::sort(ways);
  return ways;
}

}  // namespace

std::optional<QuickTree> join_cells(const SteinerGraph& graph,
                                    const std::vector<std::uint32_t>& terminals) {
  Cells cells = find_cells(graph, terminals);
  SteinerParts parts(terminals.size());
  std::size_t missing = terminals.size() - 1;
  std::int64_t length = 0;
  QuickTree tree;
  for (const Way& way : list_ways(graph, cells, terminals.size())) {
    if (missing == 0) break;
    const SteinerEdge& edge = graph.edge[way.edge];
    if (!parts.join(cells.nearest[edge.start], cells.nearest[edge.end])) continue;
    --missing;
    length += way.length;
    tree.edges.push_back(way.edge);
    for (std::uint32_t node : {edge.start, edge.end}) {
      while (cells.by[node] != no_arc) {
        const SteinerArc arc = cells.by[node];
        cells.by[node] = no_arc;  // each edge once
        tree.edges.push_back(arc / 2);
        node = graph.head(arc ^ 1U);
      }
    }
  }
  if (missing > 0) return {};
  // Walking around the best tree and leaving out the longest of the stretches
  // between terminals joins them too.
  if (terminals.size() > 1) {
    tree.bound = (length + length / static_cast<std::int64_t>(terminals.size() - 1) + 1) / 2;
  }
  return tree;
}

void SteinerNearest::rebuild(const SteinerGraph& graph, const SteinerState& state,
                             const SteinerKeyTree& tree, std::int64_t limit,
                             SteinerEffort& effort) {
  distance.assign(graph.nodes(), steiner_infinite);
  base.assign(graph.nodes(), no_place);
  by.assign(graph.nodes(), no_arc);
  waiting_.clear(graph.nodes());
  reached_.clear();
  for (std::uint32_t p = 0; p < tree.size(); ++p) {
    distance[tree.node[p]] = 0;
    base[tree.node[p]] = p;
  }
  const auto relax = [&](std::uint32_t node) {
    const auto arcs = graph.arcs_of(node);
    effort.spend(arcs.size());
    for (const auto& [next, arc, cost] : arcs) {
      const std::int64_t there = distance[node] + cost;
      if (there >= distance[next] || there >= limit || state.is_gone[next]) continue;
      if (base[next] == no_place) reached_.push_back(next);
      distance[next] = there;
      base[next] = base[node];
      by[next] = arc;
      waiting_.push(there, next);
    }
  };
  for (const std::uint32_t node : tree.node) relax(node);
  while (!waiting_.empty()) {
    const auto [here, node] = waiting_.pop();
    if (here == distance[node]) relax(node);
  }
  first_.assign(tree.size() + 1, 0);
  for (std::uint32_t p = 0; p < tree.size(); ++p) first_[p + 1] = 1;
  for (const std::uint32_t node : reached_) ++first_[base[node] + 1];
  for (std::size_t p = 0; p < tree.size(); ++p) first_[p + 1] += first_[p];
  cells_.resize(first_.back());
  auto put = [&](std::uint32_t node) { cells_[--first_[base[node] + 1]] = node; };
  for (const std::uint32_t node : reached_) put(node);
  for (const std::uint32_t node : tree.node) put(node);
  // Each end has come down to where its cell begins.
  for (std::size_t p = 0; p < tree.size(); ++p) first_[p] = first_[p + 1];
  first_.back() = static_cast<std::uint32_t>(cells_.size());
}

}  // namespace hinterland
