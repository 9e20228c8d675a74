// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/lines/service_plan.hpp"
#include "planning/lines/source_forest.hpp"

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
inline constexpr std::size_t most_partners = 10;

/// Plans whose services may share trenches: two or more.
struct TrenchPartners {
  std::string id;
  std::vector<std::size_t> plan;  ///< rows of the plans
};

/// What one service after the other would lay if it had the trenches of the
/// others for nothing, until that saves nothing more. Sets out from the plans
/// apart: what is laid and dug together is never dearer than they are.
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

/// No lines of the partners, however they share trenches, cost less, in
/// hundredths of a fen.
///
/// The digging of a metre is split among the partners beforehand, so that no
/// company of them pays more than its deepest trench; then each partner has
/// bounds of its own, and these add up. Of three splits the best counts: by who
/// uses a route in the plans at hand, or lies nearest to it; by who uses it, and
/// alike where nobody does; alike everywhere. None need be the best there is, so
/// the bound is weaker than that of one service.
std::int64_t bound_together(std::span<const ServicePlan> plans, const TrenchPartners& partners,
                            const RouteGraph& graph);

}  // namespace hinterland
