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

/// Services that share trenches: their lines, and a lower bound of their total cost.
namespace hinterland {

/// Further services of a group are planned separately.
inline constexpr std::size_t max_partners = 10;

/// Two or more plans whose services may share trenches.
struct TrenchPartners {
  std::string id;
  std::vector<std::size_t> plan;  ///< rows of the plans
};

/// Plans the services in turn, each with the trenches of the others at no cost, until nothing more
/// is saved. Starts from the separate plans, so that laying and excavation together never cost
/// more.
void plan_together(std::span<ServicePlan> plans, const TrenchPartners& partners,
                   const CorridorGraph& graph, double effort);

/// The plans of each group, in the order of the plans. Services without excavation are in no group.
std::vector<TrenchPartners> find_partners(std::span<const ServicePlan> plans,
                                          const ServiceCatalogue& catalogue);

/// Numbers the trenches shared by several partners, from `first` on, in `ServicePlan::trench`. A
/// trench ends where its set of services changes, at a fork and at a gap. Returns the next free
/// number.
std::uint32_t mark_trenches(std::span<ServicePlan> plans, const TrenchPartners& partners,
                            const CorridorGraph& graph, const Villages& villages,
                            const Column<VillageId, std::uint64_t>& cost_sharers,
                            std::uint32_t first);

/// A lower bound of the cost of the partners' lines, however they share trenches, in hundredths of
/// a fen.
///
/// The excavation of a metre is split among the partners beforehand, so that no coalition of them
/// pays more than its most expensive trench, so that the lower bounds of the partners add up. It is
/// split among the partners that use a edge in the given plans or, if none does, lie nearest to
/// it. Another split may be better, so the bound is weaker than that of a single service.
std::int64_t bound_together(std::span<const ServicePlan> plans, const TrenchPartners& partners,
                            const CorridorGraph& graph);

}  // namespace hinterland
