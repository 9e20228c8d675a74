// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/lines/line_options.hpp"

#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

/// The lines of a service as they run from its sources.
namespace hinterland {

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
Column<VillageId, std::uint64_t> count_bearers(const Villages& villages);

/// Walks a tree from the root. Branches with no village behind them are left out.
///
///   tree  rows of the options, a tree that holds the root
SourceForest grow_forest(const LineOptions& options, std::span<const std::uint32_t> tree,
                         std::span<const VillageId> wanted, const Villages& villages,
                         const Column<VillageId, std::uint64_t>& bearers);

}  // namespace hinterland
