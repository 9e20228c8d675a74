// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/study/config_table.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/schedule.hpp>

namespace hinterland {

/// Reads `[schedule]` of a study file: the years and their budgets, the target, and pins. Throws
/// UsageError for years outside the plan, unknown services, and contradictory pins. Names of
/// villages, segments and counties are checked by `make_schedule`.
ScheduleSettings read_schedule(const ConfigTable& table, const ServiceCatalogue& catalogue);

}  // namespace hinterland
