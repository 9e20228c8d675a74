// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/works.hpp"
#include "planning/schedule/plan_account.hpp"

#include <hinterland/progress.hpp>

#include <cstdint>
#include <vector>

namespace hinterland {

/// Drops a few works at random with all that comes after them, and fills what
/// that leaves with them and their neighbours in the order of worth, again and
/// again; keeps what is no worse. Never leaves an unsound plan.
///
///   order    the works of value, best worth per yuan first, as `fill_years` gives them
///   upper    stops where the plan is worth so much
///   rounds   how often
///
/// Seeded: the same answer on every run. Source: G. Schrimpf et al., "Record
/// breaking optimization results using the ruin and recreate principle",
/// J. Computational Physics 159(2), 2000, 139-171.
void improve_phasing(PlanAccount& account, const Works& works, const Budgets& budgets,
                     const Column<WorkId, std::uint32_t>& allowed, const std::vector<WorkId>& order,
                     std::int64_t upper, std::size_t rounds, const Progress& progress);

}  // namespace hinterland
