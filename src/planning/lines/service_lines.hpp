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

/// The lines of one service: what a metre costs, their plan, and how they run from the sources.
namespace hinterland {

/// What a metre of line costs, in whole fen, items that come by the metre in it.
/// So a line of whole centimetres costs whole hundredths of a fen, and sums of
/// costs do not depend on their order.
struct LinePrice {
  CostRange along_road;
  CostRange cross_country;
  CostRange trench;  ///< part of both

  const CostRange& per_metre(Alignment alignment) const {
    return alignment == Alignment::along_road ? along_road : cross_country;
  }
  CostRange laying(Alignment alignment) const { return per_metre(alignment) - trench; }
};

LinePrice line_price(const ServicePrice& price);

/// Of so many centimetres: begun fen count whole, so that no sum of segments is
/// less than what the lines cost exactly.
CostRange line_cost(const CostRange& per_metre, std::uint64_t centimetres);

struct ServicePlan {
  ServiceId service;
  LinePrice price;
  std::vector<GapId> gap;          ///< to be joined
  std::vector<VillageId> village;  ///< of these gaps
  LineSources sources;
  bool changed = true;               ///< gaps have been taken out since it was planned
  std::vector<std::uint32_t> apart;  ///< rows of the options: the best lines of it alone
  std::int64_t apart_bound = 0;      ///< in hundredths of a fen; no such lines cost less
  std::vector<std::uint32_t> tree;   ///< the lines to build: as apart, or to share trenches
  /// Which trench each option lies in, shared with other services; 0: none. A row
  /// an option, or empty.
  std::vector<std::uint32_t> trench;
};

/// Finds the best lines of one service alone, each metre at its likely price;
/// sets out from `apart` where that is not empty. Writes `apart`, `apart_bound`
/// and `tree`.
void plan_apart(ServicePlan& plan, const RouteGraph& graph, double effort);

/// One of the options, directed away from the source.
struct Branch {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t option = 0;
  std::uint32_t above = none;  ///< row of the branch before it; none: it leaves a source
  RouteNodeId node;            ///< where it leads
  bool forth = true;           ///< from the start of a route to its end
  bool ends_at_gap = false;    ///< a village that is to be joined lies at its end
  std::uint32_t villages = 0;  ///< to be joined, behind it
  std::uint64_t bearers = 0;   ///< of its cost: the people behind it, at least one a village
  People people;               ///< behind it, as far as they have been counted
  VillageId largest;           ///< the village behind it with most people
};

/// By tree, and within a tree a branch before all behind it, one after the other:
/// what lies behind a branch follows it without a gap.
using SourceForest = std::vector<Branch>;

/// How many people bear the cost of a village: at least one.
Column<VillageId, std::uint64_t> count_sharers(const Villages& villages);

/// Walks a tree from the root. Branches with no village behind them are left out.
///
///   tree  rows of the options, a tree that holds the root
SourceForest grow_forest(const LineOptions& options, std::span<const std::uint32_t> tree,
                         std::span<const VillageId> wanted, const Villages& villages,
                         const Column<VillageId, std::uint64_t>& bearers);

}  // namespace hinterland
