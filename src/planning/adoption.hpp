// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/village_roads.hpp"

#include <hinterland/plan.hpp>
#include <hinterland/sites.hpp>

#include <optional>

/// What the adoption of sites means for the plan; `adopt_sites` adopts them.
namespace hinterland {

/// Adds a note on the adopted sites without a host: what connects them is not in the plan.
void note_sites_without_host(const World& world, const Sites& sites, Notes& notes);

/// Plans the gaps and lines that would remain if all sites were adopted, with coverage and
/// connections as found. None: there is no site, or coverage is unknown for all villages. Costs as
/// in `compare_rules`: up to 2,000 villages, with less effort above 300. O(villages) beside the
/// lines.
std::optional<AdoptionEffect> plan_all_adopted(const ServiceCatalogue& catalogue,
                                               const PlanSettings& settings, const Findings& found,
                                               const VillageRoads* roads);

}  // namespace hinterland
