// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/lines/shared_trenches.hpp"
#include "planning/lines/work_list.hpp"

#include <span>

/// Inside network_extension: what works sum to, and how little they could.
namespace hinterland {

/// The segments of the partners' services.
Fen cost_of(const WorkList& works, std::span<const ServicePlan> plans,
            const TrenchPartners& partners);

/// Of a service planned apart.
ServiceLines total_lines(const ServicePlan& plan, const WorkList& apart);

/// Of services planned together, with the bound of what they cost together.
TrenchGroup total_trenches(std::span<const ServicePlan> plans, const TrenchPartners& partners,
                           const WorkList& apart, const WorkList& works, const RouteGraph& graph);

}  // namespace hinterland
