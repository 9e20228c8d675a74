// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/building.hpp"

#include <hinterland/world.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The pins of a study: activities that must or must not be built in given years.
namespace hinterland {

/// The pins of each activity, for messages.
struct PinnedActivities {
  std::vector<std::pair<ActivityId, std::uint32_t>> pins;  ///< activity and row of the study's pins
};

/// Restricts the activities to the study's pins. Throws UsageError for an unknown village, service
/// or segment, and for pins that leave a gap or a segment no choice.
PinnedActivities apply_pins(const ScheduleInput& input, ScheduleActivities& building);

/// The message about a mandatory activity that cannot be built: its name, the reason, and its pins.
Text contradiction(const ScheduleInput& input, const ScheduleActivities& building,
                   const PinnedActivities& pinned, const InfeasibleActivity& impossible);

/// The villages that a text in the study denotes: those with this code (also with its first 12
/// of 15 digits if these end in 000), else those of this name, optionally preceded by the name of
/// the town (王庄镇甲村). Ascending; empty: none. O(villages).
std::vector<VillageId> villages_named(const Villages& villages, std::string_view word);

}  // namespace hinterland
