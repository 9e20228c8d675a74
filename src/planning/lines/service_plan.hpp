// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/route_graph.hpp"
#include "planning/lines/line_options.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/gap.hpp>

#include <cstdint>
#include <vector>

/// The lines of one service while they are planned, and what a metre costs.
namespace hinterland {

/// What a metre of line costs, in whole fen, items that come by the metre in it.
/// So a line of whole centimetres costs whole hundredths of a fen, and sums of
/// costs do not depend on their order.
struct LinePrice {
  CostRange along_road;
  CostRange across_country;
  CostRange trench;  ///< part of both

  const CostRange& per_metre(Ground ground) const {
    return ground == Ground::along_road ? along_road : across_country;
  }
  CostRange laying(Ground ground) const { return per_metre(ground) - trench; }
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

}  // namespace hinterland
