// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/problem.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

/// Inside steiner_tree: the graph that bound and search work on.
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

}  // namespace hinterland
