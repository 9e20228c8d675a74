// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/graph.hpp"
#include "steiner/key_tree.hpp"
#include "steiner/radix_heap.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Voronoi regions of a graph: around its terminals, or around the nodes of a tree.
namespace hinterland::steiner {

/// The nearest site of each node, as far as the search went.
struct NearestSites {
  std::vector<std::int64_t> distance;
  std::vector<std::uint32_t> base;  ///< the nearest site; none: no_place
  std::vector<Arc> by;              ///< the last arc of the shortest path from the site

  void reset(std::size_t nodes) {
    distance.assign(nodes, infinite);
    base.assign(nodes, no_place);
    by.assign(nodes, no_arc);
  }

  /// Whether the edge joins the regions of two sites.
  bool is_boundary(const Edge& edge) const {
    const std::uint32_t a = base[edge.start];
    const std::uint32_t b = base[edge.end];
    return a != b && a != no_place && b != no_place;
  }
  /// The length of the path between the two sites over a boundary edge.
  std::int64_t length_over(const Edge& edge) const {
    return distance[edge.start] + edge.cost + distance[edge.end];
  }
};

/// A path between two sites over the boundary edge of their regions.
struct BoundaryPath {
  std::int64_t length = infinite;
  std::uint32_t edge = no_arc;  ///< none: no such path
  auto operator<=>(const BoundaryPath&) const = default;
};

/// Extends the regions over the arcs from a node to the nodes that `may_enter(node, distance)`
/// admits.
template <class MayEnter>
void extend_regions(const Graph& graph, NearestSites& nearest, RadixHeap& queue, std::uint32_t node,
                    const MayEnter& may_enter) {
  const std::int64_t here = nearest.distance[node];
  const std::uint32_t base = nearest.base[node];
  for (const auto& [next, arc, cost] : graph.arcs_of(node)) {
    const std::int64_t there = here + cost;
    if (there >= nearest.distance[next] || !may_enter(next, there)) continue;
    nearest.distance[next] = there;
    nearest.base[next] = base;
    nearest.by[next] = arc;
    queue.push(there, next);
  }
}

/// Extends the regions from all nodes in the queue on, nearest first.
template <class MayEnter>
void search_regions(const Graph& graph, NearestSites& nearest, RadixHeap& queue,
                    const MayEnter& may_enter, Effort& effort) {
  while (!queue.empty()) {
    const auto [here, node] = queue.pop();
    if (here > nearest.distance[node]) continue;
    effort.spend(graph.arcs_of(node).size());
    extend_regions(graph, nearest, queue, node, may_enter);
  }
}

/// The regions around the nodes of a tree; the sites are its places. Nodes farther from the tree
/// than a limit are in none.
class VoronoiRegions : public NearestSites {
 public:
  void rebuild(const Graph& graph, const State& state, const KeyTree& tree, std::int64_t limit,
               Effort& effort);

  /// The nodes of a place's region, including its own.
  std::span<const std::uint32_t> region(std::uint32_t place) const {
    return std::span(nodes_).subspan(first_[place], first_[place + 1] - first_[place]);
  }

 private:
  RadixHeap queue_;
  std::vector<std::uint32_t> reached_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> nodes_;  ///< region by region
};

struct QuickTree {
  Edges edges;
  std::int64_t bound = 0;  ///< no tree costs less
};

/// The minimum spanning tree over shortest paths between terminals: at most twice the optimum, and
/// so half of it bounds the optimum. None if a terminal cannot be reached. The terminals must be
/// distinct. O(m log m), most of it one search. Source: K. Mehlhorn, "A faster approximation
/// algorithm for the Steiner problem in graphs", Information Processing Letters 27(3), 1988,
/// 125-128.
std::optional<QuickTree> mehlhorn_tree(const Graph& graph,
                                       const std::vector<std::uint32_t>& terminals);

}  // namespace hinterland::steiner
