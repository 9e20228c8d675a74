// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/corridor_graph.hpp"
#include "planning/lines/remedies.hpp"
#include "planning/lines/service_lines.hpp"

#include <hinterland/catalogue.hpp>

#include <span>

/// Costs are sums of whole numbers in 64 bits. These checks come before the sums and guarantee that
/// none overflows, whatever the prices, people and lengths.
namespace hinterland {

/// The largest total cost of all works in villages, and of lines on all candidate edges, at high
/// prices: 10^14 CNY. In fen, 10^16, the sum of both fits 460 times into 64 bits, which leaves room
/// for budgets (at most 3 × 10^16 fen) and for the differences of the schedule. In hundredths of a
/// fen, the unit of the Steiner problem, it is `steiner::max_total_cost`.
inline constexpr double max_plan_cost = 1e14;

// Each throws UsageError, naming the service with the highest cost, if the limit is exceeded. The
// sums are in doubles, whose relative error (10^-9 for 10^6 terms) the limit allows for.

/// The works in villages: connections, items, fixed costs, or the alternative. O(gaps).
void require_exact_local_costs(const GapNeeds& needs);

/// Lines on all candidate edges, of which the lines to build are a part. O(plans × edges).
void require_exact_line_costs(std::span<const ServicePlan> plans, const CorridorGraph& graph,
                              const ServiceCatalogue& catalogue);

}  // namespace hinterland
