// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/disjoint_sets.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <span>
#include <utility>
#include <vector>

namespace hinterland::steiner {

/// An undirected edge of a weighted graph.
struct Edge {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::int64_t cost = 0;  ///< not negative; the sum over all edges is at most `max_total_cost`
};

/// The Steiner tree problem in graphs: connect the terminals by edges at minimum cost.
struct Problem {
  std::size_t nodes = 0;
  std::vector<Edge> edges;
  std::vector<std::uint32_t> terminals;
};

// The graph that bounds and heuristics work on, and trees in it.

inline constexpr std::int64_t infinite = std::numeric_limits<std::int64_t>::max() / 4;

/// The largest sum of the costs of all edges. The cost of a tree, a shortest distance and a dual
/// bound are at most this sum, and the solver adds at most three of them, or one and `infinite`:
/// 3 × 10^18 and 3.4 × 10^18 are below 2^63 = 9.2 × 10^18, so no sum overflows.
inline constexpr std::int64_t max_total_cost = 1'000'000'000'000'000'000;

/// One direction of an edge: 2 × edge from its start to its end, + 1 back.
using Arc = std::uint32_t;

/// An arc that leaves a node.
struct Step {
  std::uint32_t head;
  Arc arc;
  std::int64_t cost;
};

struct Graph {
  std::vector<Edge> edge;
  std::vector<std::uint32_t> first;  ///< first outgoing arc of each node, and the end of the last
  std::vector<Step> leaving;

  std::size_t nodes() const { return first.size() - 1; }
  std::span<const Step> arcs_of(std::uint32_t node) const {
    return std::span(leaving).subspan(first[node], first[node + 1] - first[node]);
  }
  std::uint32_t head(Arc arc) const {
    const Edge& e = edge[arc / 2];
    return arc % 2 == 0 ? e.end : e.start;
  }
  std::int64_t cost(Arc arc) const { return edge[arc / 2].cost; }

  /// To be called after the costs of edges have changed.
  void renew_costs() {
    for (Step& step : leaving) step.cost = edge[step.arc / 2].cost;
  }
};

Graph make_graph(std::size_t nodes, std::vector<Edge> edges);

/// The state of the search: some nodes have become terminals or are excluded.
struct State {
  std::vector<bool> is_terminal;
  std::vector<bool> is_gone;
  std::uint32_t root = 0;  ///< one of the terminals

  std::vector<std::uint32_t> terminals() const;
};

/// The effort left, in edges visited; visiting a node counts as six edges.
struct Effort {
  double left = 0.0;

  void spend(std::size_t edges) { left -= static_cast<double>(edges) + 6.0; }
  bool is_spent() const { return left <= 0.0; }
};

using Edges = std::vector<std::uint32_t>;

inline constexpr Arc no_arc = 0xFFFFFFFF;

/// The queue of a shortest path search: nearest first, then by the node's number.
using Queued = std::pair<std::int64_t, std::uint32_t>;
using Queue = std::priority_queue<Queued, std::vector<Queued>, std::greater<>>;

std::int64_t cost_of(const Graph& graph, const Edges& tree);

/// Repeatedly removes leaves that are not terminals. The remaining edges are in ascending order.
void prune(const Graph& graph, const State& state, Edges& tree);

/// The pruned minimum spanning tree of the subgraph induced by the nodes (duplicates allowed); a
/// forest if it is not connected.
Edges span(const Graph& graph, const State& state, const std::vector<std::uint32_t>& nodes);

/// The shortest path heuristic: grows a tree from a node, each time by the shortest path to a
/// terminal outside it, over usable nodes only. None if a terminal cannot be reached.
std::optional<Edges> grow_tree(const Graph& graph, const State& state,
                               const std::vector<bool>& usable, std::uint32_t start,
                               Effort& effort);

}  // namespace hinterland::steiner
