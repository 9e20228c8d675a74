// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/lines/trench_plan.hpp"

#include <cstdint>
#include <span>

/// Inside network_extension: below what no shared trenches come.
namespace hinterland {

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
