// SPDX-License-Identifier: Apache-2.0
#include "steiner/voronoi.hpp"

#include "base/disjoint_sets.hpp"

#include <algorithm>

namespace hinterland::steiner {

namespace {

/// The largest number of terminals for which a table of all pairs is kept.
constexpr std::size_t max_terminals_in_table = 128;

/// The regions of the terminals; the sites are their rows.
NearestSites regions_of(const Graph& graph, const std::vector<std::uint32_t>& terminals) {
  NearestSites nearest;
  nearest.reset(graph.nodes());
  RadixHeap queue;
  queue.clear(graph.nodes() + graph.nodes() / 4);
  for (std::uint32_t t = 0; t < terminals.size(); ++t) {
    nearest.distance[terminals[t]] = 0;
    nearest.base[terminals[t]] = t;
    queue.push(0, terminals[t]);
  }
  Effort uncounted;
  const auto anywhere = [](std::uint32_t, std::int64_t) { return true; };
  search_regions(graph, nearest, queue, anywhere, uncounted);
  return nearest;
}

/// The boundary paths, shortest first; with few terminals only the shortest of each pair.
std::vector<BoundaryPath> boundary_paths(const Graph& graph, const NearestSites& nearest,
                                         std::size_t terminals) {
  const bool is_table = terminals <= max_terminals_in_table;
  std::vector<BoundaryPath> paths(is_table ? terminals * terminals : 0);
  for (std::uint32_t e = 0; e < graph.edge.size(); ++e) {
    const Edge& edge = graph.edge[e];
    if (!nearest.is_boundary(edge)) continue;
    const BoundaryPath path{nearest.length_over(edge), e};
    if (!is_table) {
      paths.push_back(path);
      continue;
    }
    const auto [low, high] = std::minmax({nearest.base[edge.start], nearest.base[edge.end]});
    BoundaryPath& best = paths[low * terminals + high];
    if (path.length < best.length) best = path;
  }
  std::erase_if(paths, [](const BoundaryPath& path) { return path.edge == no_arc; });
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

void VoronoiRegions::rebuild(const Graph& graph, const State& state, const KeyTree& tree,
                             std::int64_t limit, Effort& effort) {
  reset(graph.nodes());
  queue_.clear(graph.nodes());
  reached_.clear();
  for (std::uint32_t p = 0; p < tree.size(); ++p) {
    distance[tree.node[p]] = 0;
    base[tree.node[p]] = p;
  }
  const auto may_enter = [&](std::uint32_t node, std::int64_t at) {
    if (at >= limit || state.is_gone[node]) return false;
    if (base[node] == no_place) reached_.push_back(node);
    return true;
  };
  for (const std::uint32_t node : tree.node) {
    effort.spend(graph.arcs_of(node).size());
    extend_regions(graph, *this, queue_, node, may_enter);
  }
  search_regions(graph, *this, queue_, may_enter, effort);
  first_.assign(tree.size() + 1, 0);
  for (std::uint32_t p = 0; p < tree.size(); ++p) first_[p + 1] = 1;
  for (const std::uint32_t node : reached_) ++first_[base[node] + 1];
  for (std::size_t p = 0; p < tree.size(); ++p) first_[p + 1] += first_[p];
  nodes_.resize(first_.back());
  auto put = [&](std::uint32_t node) { nodes_[--first_[base[node] + 1]] = node; };
  for (const std::uint32_t node : reached_) put(node);
  for (const std::uint32_t node : tree.node) put(node);
  // Both ends have reached the sites of their regions.
  for (std::size_t p = 0; p < tree.size(); ++p) first_[p] = first_[p + 1];
  first_.back() = static_cast<std::uint32_t>(nodes_.size());
}

std::optional<QuickTree> mehlhorn_tree(const Graph& graph,
                                       const std::vector<std::uint32_t>& terminals) {
  NearestSites nearest = regions_of(graph, terminals);
  DisjointSets parts(terminals.size());
  std::size_t missing = terminals.size() - 1;
  std::int64_t length = 0;
  QuickTree tree;
  for (const BoundaryPath& path : boundary_paths(graph, nearest, terminals.size())) {
    if (missing == 0) break;
    const Edge& edge = graph.edge[path.edge];
    if (!parts.join(nearest.base[edge.start], nearest.base[edge.end])) continue;
    --missing;
    length += path.length;
    tree.edges.push_back(path.edge);
    for (std::uint32_t node : {edge.start, edge.end}) {
      while (nearest.by[node] != no_arc) {
        const Arc arc = nearest.by[node];
        nearest.by[node] = no_arc;  // each edge once
        tree.edges.push_back(arc / 2);
        node = graph.head(arc ^ 1U);
      }
    }
  }
  if (missing > 0) return {};
  // A tour around the optimal tree without its longest path between two consecutive terminals is a
  // spanning tree of paths between terminals.
  if (terminals.size() > 1) {
    tree.bound = (length + length / static_cast<std::int64_t>(terminals.size() - 1) + 1) / 2;
  }
  return tree;
}

}  // namespace hinterland::steiner
