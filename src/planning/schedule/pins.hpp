// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/building.hpp"

#include <hinterland/world.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The study's pins: what must or must not be built in some year.
namespace hinterland {

/// Which pin bears on which activity, for messages.
struct PinnedActivities {
  std::vector<std::pair<ActivityId, std::uint32_t>>
      pins;  ///< activity, and row of the study's pins
};

/// Lets activities be built only as the study's pins say. Throws UsageError for a
/// village, a service or a segment that is not there, and for pins that leave a
/// gap or a segment no year.
PinnedActivities apply_pins(const ScheduleQuestion& question, Building& building);

/// What to tell of an activity that must be built and cannot be: its name, why, and
/// the pins that bear on it.
Text contradiction(const ScheduleQuestion& question, const Building& building,
                   const PinnedActivities& pinned, const InfeasibleActivity& impossible);

/// The villages that a study means by a word: those with this code, compared as codes are, also by
/// its first 12 of 15 digits where these end in 000; else those of this name, with or without the
/// name of their town before it (王庄镇甲村). Ascending; empty: none. O(villages).
std::vector<VillageId> villages_named(const Villages& villages, std::string_view word);

}  // namespace hinterland
