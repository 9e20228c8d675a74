// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/number_range.hpp"
#include "input/study/config_table.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/schedule.hpp>

namespace hinterland {

/// How long to search, times the usual.
inline constexpr NumberRange effort_range{0.0, 100.0};

/// What `[schedule]` of a study file says: the years and what may be spent in
/// them, the target, and what the study decides itself. Throws UsageError for
/// years outside the plan, services that the catalogue does not have, and pins
/// that contradict themselves. Names of villages, segments and counties are for
/// `make_schedule` to look at, which knows them.
ScheduleSettings read_schedule(const ConfigTable& table, const ServiceCatalogue& catalogue);

}  // namespace hinterland
