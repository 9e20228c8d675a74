// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/schedule.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// The settings with the budgets of counties under the names that the villages bear: 安平 is
/// 安平县. Notes each name that is written otherwise.
///
/// Throws UsageError where no village is in a county, with the name most like it, where a name may
/// mean several, and where two of the study's names mean one. O(villages).
ScheduleSettings with_names_of_counties(const World& world, ScheduleSettings settings,
                                        Notes& notes);

}  // namespace hinterland
