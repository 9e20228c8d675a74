// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/error.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/schedule.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

#include <string>
#include <vector>

/// The budgets of a schedule, checked against the world.
namespace hinterland {

/// For a budget of a county that no village is in.
///
///   known  the counties of the villages
UsageError no_such_county(const std::string& name, const std::vector<std::string>& known);

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
