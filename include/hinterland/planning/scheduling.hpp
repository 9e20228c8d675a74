// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/planning/gap.hpp>
#include <hinterland/planning/network_extension.hpp>
#include <hinterland/planning/priority.hpp>
#include <hinterland/planning/schedule.hpp>
#include <hinterland/world/entities.hpp>

namespace hinterland {

/// Puts the extensions into the years of the study, within its budgets.
///
/// A gap that stands alone is closed by its alternative, at its price; one without
/// a cost is not. Each line and gap is paid for by the whole budget, by that of
/// its service and by that of its county, where the study gives such; in a trench
/// shared in one year each service pays its share. Returns an empty schedule where
/// the study gives no budgets. Throws UsageError for pins that contradict each
/// other, the order upstream or the budgets, and for names that nobody has.
///
/// See `phase_works` for how, and for the bound.
Schedule make_schedule(const World& world, const ServiceCatalogue& catalogue,
                       const GapMatrix& matrix, const NetworkExtension& extension,
                       const Priorities& priorities, const ScheduleSettings& settings,
                       const Progress& progress);

}  // namespace hinterland
