// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/works.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/priority.hpp>
#include <hinterland/schedule.hpp>
#include <hinterland/world.hpp>

#include <cstddef>

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

/// What a schedule is about: a work for each segment, then one for each gap.
struct Building {
  Works works;
  Budgets budgets;
  std::size_t segments = 0;  ///< works before that of the first gap

  static WorkId work_of(SegmentId segment) { return {segment.index}; }
  WorkId work_of(GapId gap) const { return {static_cast<std::uint32_t>(segments + gap.index)}; }
};

/// The works and what pays for them; nothing is pinned. Throws UsageError for a
/// county or a service that is not known.
Building prepare_building(const ScheduleQuestion& question);

}  // namespace hinterland
