// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/lines/service_lines.hpp"
#include "planning/lines/shared_trenches.hpp"

#include <hinterland/extension.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <span>

/// The segments to build, their costs, and the shares of the villages.
namespace hinterland {

struct SegmentList {
  ExtensionSegments segments;
  Column<GapId, std::optional<SegmentId>> segment;  ///< the last segment before the village
  Column<GapId, CostRange> share;
  std::size_t trenches = 0;

  /// Total cost of the segments of a service, of all services.
  CostRange cost(ServiceId service) const;
  CostRange cost() const;
};

enum class Trenches { apart, shared };

/// Makes the segments of all services, splits the excavation of shared trenches among their
/// services and the cost of each segment among the people downstream. Gaps without a line have a
/// share of 0.
///
///   trenches  `apart`: the lines of each service planned separately
///   gaps      rows of the result's columns
SegmentList list_segments(const World& world, const CorridorGraph& graph,
                          std::span<const ServicePlan> plans, Trenches trenches,
                          const Column<VillageId, std::uint64_t>& cost_sharers, std::size_t gaps);

/// The segments of the partners' services.
Fen cost_of(const SegmentList& list, std::span<const ServicePlan> plans,
            const TrenchPartners& partners);

/// The figures of a service planned separately.
ServiceLines total_lines(const ServicePlan& plan, const SegmentList& apart);

/// The figures of services planned together, with the lower bound of their total cost.
TrenchGroup total_trenches(std::span<const ServicePlan> plans, const TrenchPartners& partners,
                           const SegmentList& apart, const SegmentList& list,
                           const CorridorGraph& graph);

}  // namespace hinterland
