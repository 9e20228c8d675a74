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

/// What there is to build, and the budgets that pay for it.
namespace hinterland {

/// What a schedule is made for.
struct ScheduleQuestion {
  const World& world;
  const ServiceCatalogue& catalogue;
  const GapMatrix& matrix;
  const NetworkExtension& extension;
  const Priorities& priorities;
  const ScheduleSettings& settings;
};

/// What a schedule is about: an activity for each segment, then one for each gap.
struct Building {
  Activities activities;
  Budgets budgets;
  std::size_t segments = 0;  ///< activities before that of the first gap

  static ActivityId activity_of(SegmentId segment) { return {segment.index}; }
  ActivityId activity_of(GapId gap) const {
    return {static_cast<std::uint32_t>(segments + gap.index)};
  }
};

/// The activities and what pays for them; nothing is pinned. Throws UsageError for a
/// county or a service that is not known.
Building prepare_building(const ScheduleQuestion& question);

/// The settings with the budgets of counties under the names that the villages bear: 安平 is
/// 安平县. Notes each name that is written otherwise.
///
/// Throws UsageError where no village is in a county, with the name most like it, where a name may
/// mean several, and where two of the study's names mean one. O(villages).
ScheduleSettings with_names_of_counties(const World& world, ScheduleSettings settings,
                                        Notes& notes);

/// Reports budgets that pay for none of the gaps they are meant for: the whole
/// budget, that of a service, that of a county. The likely reason is that they are
/// in 10,000 CNY. A budget of 0 is meant so and not reported.
///
/// A gap costs what it takes to close it alone: in its village, and all segments
/// upstream with trenches of their own; no plan closes any for less.
/// O(gaps + segments).
void report_small_budgets(const World& world, const ServiceCatalogue& catalogue, const Gaps& gaps,
                          const NetworkExtension& extension, const ScheduleSettings& settings,
                          Problems& problems);

}  // namespace hinterland
