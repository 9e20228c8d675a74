// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/lines/service_plan.hpp"
#include "planning/lines/source_forest.hpp"

#include <hinterland/extension.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <span>

/// Inside network_extension: what is to be built, and who bears it.
namespace hinterland {

struct WorkList {
  ExtensionSegments segments;
  Column<GapId, std::optional<SegmentId>> segment;  ///< the last one before the village
  Column<GapId, CostRange> share;
  std::size_t trenches = 0;

  /// Of all segments of a service, of all services.
  CostRange cost(ServiceId service) const;
  CostRange cost() const;
};

enum class Trenches { apart, shared };

/// Makes segments of the lines of all services, splits the digging of shared
/// trenches among their services, and the cost of each segment among the people
/// behind it. Shares of gaps that are not joined are 0.
///
///   trenches  apart: the lines of each service planned alone
///   gaps      rows of the result's columns
WorkList list_works(const World& world, const RouteGraph& graph, std::span<const ServicePlan> plans,
                    Trenches trenches, const Column<VillageId, std::uint64_t>& bearers,
                    std::size_t gaps);

}  // namespace hinterland
