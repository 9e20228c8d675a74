// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/route_graph.hpp"
#include "planning/lines/line_options.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

/// The lines of one service: price per metre, plan, and branches directed away from the sources.
namespace hinterland {

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
void plan_apart(ServicePlan& plan, const RouteGraph& graph, double effort);

/// One of the options, directed away from the source.
struct Branch {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t option = 0;
  std::uint32_t above = none;  ///< row of the branch upstream; none: it starts at a source
  RouteNodeId node;            ///< at its downstream end
  bool forth = true;           ///< in the direction of the route
  bool ends_at_gap = false;    ///< a village to be connected is at its end
  std::uint32_t villages = 0;  ///< to be connected downstream
  std::uint64_t bearers = 0;   ///< people downstream who share its cost, at least one per village
  People people;               ///< downstream, as far as they are known
  VillageId largest;           ///< the village downstream with most people
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
                         const Column<VillageId, std::uint64_t>& bearers);

}  // namespace hinterland
