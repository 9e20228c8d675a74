// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/priority.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/schedule.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

#include <cstddef>

/// The activities of an extension, and their budgets.
namespace hinterland {

/// The input of a schedule.
struct ScheduleInput {
  const World& world;
  const ServiceCatalogue& catalogue;
  const GapMatrix& matrix;
  const NetworkExtension& extension;
  const Priorities& priorities;
  const ScheduleSettings& settings;
};

/// The activities of a schedule: one for each segment, then one for each gap.
struct ScheduleActivities {
  Activities activities;
  Budgets budgets;
  std::size_t segments = 0;  ///< activities before that of the first gap

  static ActivityId activity_of(SegmentId segment) { return {segment.index}; }
  ActivityId activity_of(GapId gap) const {
    return {static_cast<std::uint32_t>(segments + gap.index)};
  }
};

Fen fen_of(Yuan money);

/// The activities of all segments, then of all gaps, without budget constraints and pins.
///
///   value  of closing each gap; in the activities in millionths, at least one, so that closing any
///          gap has a value
Activities list_activities(const Gaps& gaps, const NetworkExtension& extension,
                           const Column<GapId, double>& value);

/// The activities and their budgets, without pins. Throws UsageError for an unknown county or
/// service.
ScheduleActivities prepare_building(const ScheduleInput& input);

/// The settings with county budgets keyed by the names of the villages' counties: 安平 becomes
/// 安平县. Adds a note for each name that was changed.
///
/// Throws UsageError if no village is in a county (with the most similar name), if a name is
/// ambiguous, and if two names of the study denote one county. O(villages).
ScheduleSettings with_names_of_counties(const World& world, ScheduleSettings settings,
                                        Notes& notes);

/// Reports budgets (total, of a service, of a county) that cannot pay for any of the gaps under
/// them; they were probably given in units of 10,000 CNY. A budget of 0 is not reported.
///
/// The cost of a gap is that of closing it alone: the cost in its village and all segments upstream
/// with trenches of their own. O(gaps + segments).
void report_small_budgets(const World& world, const ServiceCatalogue& catalogue, const Gaps& gaps,
                          const NetworkExtension& extension, const ScheduleSettings& settings,
                          Problems& problems);

}  // namespace hinterland
