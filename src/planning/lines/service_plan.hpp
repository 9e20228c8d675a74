// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/lines/line_options.hpp"
#include "planning/lines/metre_price.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/gap.hpp>

#include <cstdint>
#include <vector>

/// Inside network_extension: the lines of one service while they are planned.
namespace hinterland {

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
