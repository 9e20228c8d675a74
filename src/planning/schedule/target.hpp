// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/building.hpp"

#include <hinterland/progress.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace hinterland {

/// People × services that are connected, over the villages within the service radius and the
/// services of the target, or all infrastructure services.
struct ConnectedPeople {
  double all = 0.0;          ///< connected now, or a gap
  double now = 0.0;          ///< connected before the plan
  Column<GapId, double> of;  ///< connected by closing the gap; 0 if it does not count

  /// The share connected with this many more; none: no people count.
  std::optional<double> share(double joined) const {
    return all > 0.0 ? std::optional((now + joined) / all) : std::nullopt;
  }
};

ConnectedPeople count_connected(const World& world, const ServiceCatalogue& catalogue,
                                const GapMatrix& matrix,
                                const std::optional<ScheduleTarget>& target);

/// The share connected by the end of each year, given the year of each gap; none: no people count.
std::vector<std::optional<double>> connected_shares(const ConnectedPeople& people,
                                                    const Column<GapId, PlanYear>& gap_year,
                                                    std::size_t years);

/// Whether the target is met and, if not in time, the budget it needs: the least common factor on
/// all budgets up to the target's year at which the plan by the values of the study meets it, by
/// bisection; and a Lagrangian lower bound, below which no plan does.
TargetOutcome judge_target(const ScheduleActivities& building, const ConnectedPeople& people,
                           const std::vector<std::optional<double>>& shares,
                           const ScheduleSettings& settings, const Progress& progress);

}  // namespace hinterland
