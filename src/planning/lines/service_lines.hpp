// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/corridor_graph.hpp"
#include "planning/sources.hpp"
#include "steiner/graph.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/connection.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

/// The lines of one service: candidate edges (edges, and taps of its existing lines), the price of
/// a metre, the plan, and its branches directed away from the sources.
namespace hinterland {

/// A cross-country link from a node to a line of the service.
struct Tap {
  CorridorNodeId node;
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
  const CorridorGraph& graph;
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
/// it. Nodes within the connection distance of a line can connect to it; a village that `lack`s
/// the service can tap the nearest line within the limit. If the lines are the roads, all points of
/// roads are sources.
LineSources find_sources(const SourceSearch& search, ServiceId service,
                         std::span<const VillageId> lack);

/// Where a tap starts.
LonLat start_of(const Tap& tap, const CorridorGraph& graph, LineView lines);

/// The options: the edges, by their rows, followed by the taps. All sources are contracted to one
/// node, the root, so that a forest rooted at the sources is a tree.
class LineOptions {
 public:
  /// Keeps references to both.
  LineOptions(const CorridorGraph& graph, const LineSources& sources)
      : graph_(graph), sources_(sources) {}

  std::size_t size() const { return graph_.edge.size() + sources_.taps.size(); }
  std::uint32_t root() const { return static_cast<std::uint32_t>(graph_.place.size()); }
  std::uint32_t node_or_root(CorridorNodeId n) const {
    return sources_.is_source[n.index] ? root() : n.index;
  }

  bool is_tap(std::uint32_t row) const { return row >= graph_.edge.size(); }
  const Tap& tap(std::uint32_t row) const { return sources_.taps[row - graph_.edge.size()]; }
  const CandidateEdge& edge(std::uint32_t row) const { return graph_.edge[CandidateEdgeId{row}]; }

  /// The end nodes in the Steiner problem; a tap starts at the root.
  std::pair<std::uint32_t, std::uint32_t> ends(std::uint32_t row) const {
    if (is_tap(row)) return {root(), node_or_root(tap(row).node)};
    return {node_or_root(edge(row).start), node_or_root(edge(row).end)};
  }
  std::uint32_t centimetres(std::uint32_t row) const {
    return is_tap(row) ? tap(row).centimetres : edge(row).centimetres;
  }
  Alignment alignment(std::uint32_t row) const {
    return is_tap(row) ? Alignment::cross_country : edge(row).alignment();
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
      const std::uint32_t node = node_or_root(CorridorNodeId{v.index});
      if (node != root()) problem.terminals.push_back(node);
    }
    return problem;
  }

 private:
  const CorridorGraph& graph_;
  const LineSources& sources_;
};

/// The price of a metre of line in whole fen, including items priced by the metre. The cost of a
/// line of whole centimetres is a whole number of hundredths of a fen, so that sums do not depend
/// on their order.
struct LinePrice {
  CostRange along_road;
  CostRange cross_country;
  CostRange trench;  ///< included in both

  const CostRange& per_metre(Alignment alignment) const {
    return alignment == Alignment::along_road ? along_road : cross_country;
  }
  CostRange laying(Alignment alignment) const { return per_metre(alignment) - trench; }
};

LinePrice line_price(const ServicePrice& price);

/// The cost of a line, rounded up to whole fen, so that the sum of the segments is never less than
/// the exact cost of the lines.
CostRange line_cost(const CostRange& per_metre, std::uint64_t centimetres);

struct ServicePlan {
  ServiceId service;
  LinePrice price;
  std::vector<GapId> gap;          ///< to be connected
  std::vector<VillageId> village;  ///< of these gaps
  LineSources sources;
  bool changed = true;               ///< gaps have been removed since it was planned
  std::vector<std::uint32_t> apart;  ///< rows of the options: the best lines of this service alone
  std::int64_t apart_bound = 0;      ///< lower bound of their cost, in hundredths of a fen
  std::vector<std::uint32_t> tree;   ///< the lines to build: `apart`, or lines that share trenches
  /// The shared trench of each option; 0: none. One row per option, or empty.
  std::vector<std::uint32_t> trench;
};

/// Plans the lines of one service alone at the middle prices, starting from `apart` if it is not
/// empty. Writes `apart`, `apart_bound` and `tree`.
void plan_apart(ServicePlan& plan, const CorridorGraph& graph, double effort);

/// One of the options, directed away from the source.
struct Branch {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t option = 0;
  std::uint32_t above = none;  ///< row of the branch upstream; none: it starts at a source
  CorridorNodeId node;         ///< at its downstream end
  bool forth = true;           ///< in the direction of the edge
  bool ends_at_gap = false;    ///< a village to be connected is at its end
  std::uint32_t villages = 0;  ///< to be connected downstream
  std::uint64_t cost_sharers =
      0;              ///< people downstream who share its cost, at least one per village
  People people;      ///< downstream, as far as they are known
  VillageId largest;  ///< the village downstream with most people
};

/// By tree, in preorder: the branches downstream of a branch follow it contiguously.
using SourceForest = std::vector<Branch>;

/// The number of people who share the cost of a village: at least one.
Column<VillageId, std::uint64_t> count_sharers(const Villages& villages);

/// The branches of a tree from the root on, without those that have no village downstream.
///
///   tree  rows of the options; a tree that contains the root
SourceForest grow_forest(const LineOptions& options, std::span<const std::uint32_t> tree,
                         std::span<const VillageId> wanted, const Villages& villages,
                         const Column<VillageId, std::uint64_t>& cost_sharers);

}  // namespace hinterland
