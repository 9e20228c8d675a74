// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/route_graph.hpp"
#include "planning/lines/line_taps.hpp"
#include "steiner/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

/// Inside network_extension: all that lines of a service may be made of.
namespace hinterland {

/// The routes, by their rows, and behind them the taps. All sources together are
/// one node, the root: a forest from the sources is a tree from the root.
class LineOptions {
 public:
  /// Refers to both, which must live as long.
  LineOptions(const RouteGraph& graph, const LineSources& sources)
      : graph_(graph), sources_(sources) {}

  std::size_t size() const { return graph_.route.size() + sources_.taps.size(); }
  std::uint32_t root() const { return static_cast<std::uint32_t>(graph_.place.size()); }
  std::uint32_t node_or_root(RouteNodeId n) const {
    return sources_.is_source[n.index] ? root() : n.index;
  }

  bool is_tap(std::uint32_t row) const { return row >= graph_.route.size(); }
  const Tap& tap(std::uint32_t row) const { return sources_.taps[row - graph_.route.size()]; }
  const Route& route(std::uint32_t row) const { return graph_.route[RouteId{row}]; }

  /// The ends as the problem has them; a tap starts at the root.
  std::pair<std::uint32_t, std::uint32_t> ends(std::uint32_t row) const {
    if (is_tap(row)) return {root(), node_or_root(tap(row).node)};
    return {node_or_root(route(row).start), node_or_root(route(row).end)};
  }
  std::uint32_t centimetres(std::uint32_t row) const {
    return is_tap(row) ? tap(row).centimetres : route(row).centimetres;
  }
  Ground ground(std::uint32_t row) const {
    return is_tap(row) ? Ground::across_country : route(row).ground();
  }

  /// Which nodes of these hang together with the root.
  std::vector<bool> reachable(std::span<const VillageId> villages) const;

  /// Joins the villages to the root; `cost(row)` in hundredths of a fen.
  template <class Cost>
  steiner::Problem problem(std::span<const VillageId> villages, const Cost& cost) const {
    steiner::Problem problem{root() + std::size_t{1}, {}, {root()}};
    problem.edges.reserve(size());
    for (std::uint32_t row = 0; row < size(); ++row) {
      const auto joined = ends(row);
      problem.edges.push_back({joined.first, joined.second, cost(row)});
    }
    for (const VillageId v : villages) {
      const std::uint32_t node = node_or_root(RouteNodeId{v.index});
      if (node != root()) problem.terminals.push_back(node);
    }
    return problem;
  }

 private:
  const RouteGraph& graph_;
  const LineSources& sources_;
};

}  // namespace hinterland
