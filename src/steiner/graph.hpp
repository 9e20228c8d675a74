// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/problem.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <queue>
#include <span>
#include <utility>
#include <vector>

/// The graph that bounds and heuristics work on, and trees in it.
namespace hinterland {

inline constexpr std::int64_t steiner_infinite = std::numeric_limits<std::int64_t>::max() / 4;

/// One direction of an edge: 2 × edge from its start to its end, + 1 back.
using SteinerArc = std::uint32_t;

/// One of the ways from a node.
struct SteinerStep {
  std::uint32_t head;
  SteinerArc arc;
  std::int64_t cost;
};

struct SteinerGraph {
  std::vector<SteinerEdge> edge;
  std::vector<std::uint32_t> first;  ///< of the arcs that leave each node, and the end of the last
  std::vector<SteinerStep> leaving;

  std::size_t nodes() const { return first.size() - 1; }
  std::span<const SteinerStep> arcs_of(std::uint32_t node) const {
    return std::span(leaving).subspan(first[node], first[node + 1] - first[node]);
  }
  std::uint32_t head(SteinerArc arc) const {
    const SteinerEdge& e = edge[arc / 2];
    return arc % 2 == 0 ? e.end : e.start;
  }
  std::int64_t cost(SteinerArc arc) const { return edge[arc / 2].cost; }

  /// After the edges' costs have changed.
  void renew_costs() {
    for (SteinerStep& step : leaving) step.cost = edge[step.arc / 2].cost;
  }
};

SteinerGraph make_steiner_graph(std::size_t nodes, std::vector<SteinerEdge> edges);

/// A problem under way: terminals may have joined and nodes may have gone.
struct SteinerState {
  std::vector<bool> is_terminal;
  std::vector<bool> is_gone;
  std::uint32_t root = 0;  ///< one of the terminals

  std::vector<std::uint32_t> terminals() const;
};

/// Counts the edges that have been looked at, against what may be; the look at a
/// node counts as six more.
struct SteinerEffort {
  double left = 0.0;

  void spend(std::size_t edges) { left -= static_cast<double>(edges) + 6.0; }
  bool is_spent() const { return left <= 0.0; }
};

using SteinerEdges = std::vector<std::uint32_t>;

inline constexpr SteinerArc no_arc = 0xFFFFFFFF;

/// Nodes that wait for their turn in a search, nearest first, then by number.
using SteinerWaiting = std::pair<std::int64_t, std::uint32_t>;
using SteinerQueue =
    std::priority_queue<SteinerWaiting, std::vector<SteinerWaiting>, std::greater<>>;

/// Which of some rows hang together.
class SteinerParts {
 public:
  explicit SteinerParts(std::size_t rows) : above_(rows) {
    std::iota(above_.begin(), above_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t row) {
    while (above_[row] != row) row = above_[row] = above_[above_[row]];
    return row;
  }
  /// False where they did already.
  bool join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    above_[std::max(a, b)] = std::min(a, b);
    return a != b;
  }

 private:
  std::vector<std::uint32_t> above_;
};

std::int64_t cost_of(const SteinerGraph& graph, const SteinerEdges& tree);

/// Takes away, again and again, edges to an end that is no terminal. The edges
/// come back in ascending order.
void prune(const SteinerGraph& graph, const SteinerState& state, SteinerEdges& tree);

/// The cheapest tree over these nodes, which may be named twice, without edges to
/// ends that are no terminals. Where the nodes do not hang together, a forest.
SteinerEdges span(const SteinerGraph& graph, const SteinerState& state,
                  const std::vector<std::uint32_t>& nodes);

/// Grows a tree from a node, each time by the shortest path to a terminal that
/// is not in it; only over nodes that may be used. None where a terminal cannot
/// be reached.
std::optional<SteinerEdges> grow_tree(const SteinerGraph& graph, const SteinerState& state,
                                      const std::vector<bool>& usable, std::uint32_t start,
                                      SteinerEffort& effort);

}  // namespace hinterland
