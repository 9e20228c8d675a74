// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/village_roads.hpp"

#include <hinterland/plan.hpp>

#include <optional>

namespace hinterland {

/// The first steps of a plan, on `findings.world`: determines the towns of villages and the levels
/// of facilities, joins the roads, measures coverage. Returns the joined roads; none: the world has
/// none. Throws Error if coverage is measured along roads that lie far from the villages.
std::optional<VillageRoads> measure_reach(const ServiceCatalogue& catalogue,
                                          const PlanSettings& settings, Findings& findings,
                                          const Progress& progress);

}  // namespace hinterland
