// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/village_roads.hpp"

#include <hinterland/plan.hpp>

#include <optional>

namespace hinterland {

/// The first steps of a plan, on `findings.world`: towns of villages and levels of facilities are
/// settled, the roads joined, coverage measured. Returns the joined roads; none: the world has
/// none. Throws Error where coverage goes along roads that lie elsewhere.
std::optional<VillageRoads> measure_reach(const ServiceCatalogue& catalogue,
                                          const PlanSettings& settings, Findings& findings,
                                          const Progress& progress);

}  // namespace hinterland
