// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/lines/service_lines.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// Services that share trenches: their lines, and a bound of what they cost together.
namespace hinterland {

/// More of one group are planned apart.
inline constexpr std::size_t max_partners = 10;

/// Plans whose services may share trenches: two or more.
struct TrenchPartners {
  std::string id;
  std::vector<std::size_t> plan;  ///< rows of the plans
};

/// Plans the services in turn, each with the trenches of the others for nothing, until that saves
/// nothing more. Starts from the plans apart: laying and digging together is never dearer.
void plan_together(std::span<ServicePlan> plans, const TrenchPartners& partners,
                   const RouteGraph& graph, double effort);

/// The plans of each group, in the order of the plans. Services that dig nothing
/// are in none.
std::vector<TrenchPartners> find_partners(std::span<const ServicePlan> plans,
                                          const ServiceCatalogue& catalogue);

/// Numbers the trenches that several of the partners lie in, from `first` on, and
/// marks them in `ServicePlan::trench`. A trench goes on as long as the same
/// services follow each other in it and none branches off or passes a gap.
/// Returns the next free number.
std::uint32_t mark_trenches(std::span<ServicePlan> plans, const TrenchPartners& partners,
                            const RouteGraph& graph, const Villages& villages,
                            const Column<VillageId, std::uint64_t>& bearers, std::uint32_t first);

/// A lower bound of what lines of the partners cost, however they share trenches, in hundredths of
/// a fen.
///
/// The digging of a metre is split among the partners beforehand, so that no coalition of them
/// pays more than its deepest trench; the bounds of the single partners then add up. It is split
/// among the partners that use a route in the given plans, or else lie nearest to it. Another split
/// may be better, so the bound is weaker than that of one service.
std::int64_t bound_together(std::span<const ServicePlan> plans, const TrenchPartners& partners,
                            const RouteGraph& graph);

}  // namespace hinterland
