// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/route_graph.hpp"
#include "planning/sources.hpp"
#include "steiner/problem.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/connection.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

/// The candidate edges of one service: routes, and taps of its existing lines.
namespace hinterland {

/// A cross-country link from a node to a line of the service.
struct Tap {
  RouteNodeId node;
  std::uint32_t centimetres = 0;
  std::uint32_t line = 0;  ///< row of the service's lines
};

struct LineSources {
  std::vector<bool> is_source;  ///< per node: lines may start here
  std::vector<Tap> taps;
  bool any = false;  ///< whether there is a source at all, reachable or not
};

/// The search for sources.
struct SourceSearch {
  Sources& sources;
  const Connections& connections;
  const RouteGraph& graph;
  double terrain_factor = 1.0;
  Metres limit;  ///< largest length of a tap; infinite: no limit
};

/// Pairs of a village that `lack`s the service and its nearest source place within the limit, to be
/// linked, so that services can share trenches there.
std::vector<PlacePair> nearest_sources(const SourceSearch& search, ServiceId service,
                                       std::span<const VillageId> lack);

/// Finds the sources of one service.
///
/// Sources are its facilities, its lines and, if the catalogue allows it, the villages that have
/// it. Nodes within the connection distance of a line can connect to it; a village that `lack`s the
/// service can tap the nearest line within the limit. If the lines are the roads, all points of
/// roads are sources.
LineSources find_sources(const SourceSearch& search, ServiceId service,
                         std::span<const VillageId> lack);

/// Where a tap starts.
LonLat start_of(const Tap& tap, const RouteGraph& graph, LineView lines);

/// The options: the routes, by their rows, followed by the taps. All sources are contracted to one
/// node, the root, so that a forest rooted at the sources is a tree.
class LineOptions {
 public:
  /// Keeps references to both.
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

  /// The end nodes in the Steiner problem; a tap starts at the root.
  std::pair<std::uint32_t, std::uint32_t> ends(std::uint32_t row) const {
    if (is_tap(row)) return {root(), node_or_root(tap(row).node)};
    return {node_or_root(route(row).start), node_or_root(route(row).end)};
  }
  std::uint32_t centimetres(std::uint32_t row) const {
    return is_tap(row) ? tap(row).centimetres : route(row).centimetres;
  }
  Alignment alignment(std::uint32_t row) const {
    return is_tap(row) ? Alignment::cross_country : route(row).alignment();
  }

  /// Which of the nodes are connected to the root.
  std::vector<bool> reachable(std::span<const VillageId> villages) const;

  /// The Steiner problem that connects the villages to the root; `cost(row)` in hundredths of a
  /// fen.
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
