// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/building.hpp"

#include <hinterland/progress.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace hinterland {

/// How many people have what they should, each counted once for each service
/// that the target names, or for all infrastructure services.
struct ConnectedPeople {
  double all = 0.0;          ///< that should have it: connected now, or a gap
  double now = 0.0;          ///< connected before the plan
  Column<GapId, double> of;  ///< joined by closing a gap; 0 where it does not count

  double share(double joined) const { return all > 0.0 ? (now + joined) / all : 1.0; }
};

ConnectedPeople count_connected(const World& world, const ServiceCatalogue& catalogue,
                                const GapMatrix& matrix,
                                const std::optional<ScheduleTarget>& target);

/// By the end of each year, as `gap_year` says.
std::vector<double> connected_shares(const ConnectedPeople& people,
                                     const Column<GapId, PlanYear>& gap_year, std::size_t years);

/// Whether the target is met, and if not in time what it would take: the least
/// budgets, all scaled alike, at which a plan was found, by bisection over plans
/// that join as many people as they can; and a bound by one price for all money,
/// below which there is no such plan.
TargetOutcome judge_target(const Building& building, const ConnectedPeople& people,
                           const std::vector<double>& shares, const ScheduleSettings& settings,
                           const Progress& progress);

}  // namespace hinterland
