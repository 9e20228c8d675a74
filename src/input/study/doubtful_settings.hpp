// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/schedule.hpp>

#include <string>

namespace hinterland {

/// Tells radii that decide on coverage and are below 50 m or above 100 km, and minutes that do and
/// are below 2 or above 4 hours: those of the study, else of the catalogue's public services
/// (`radius_absurd`). They count as written.
void doubt_radii(const ServiceCatalogue& catalogue, const CoverageSettings& coverage,
                 Problems& problems);

/// Tells sums that seem to be in 10,000 CNY (`number_format_assumed`); they count as written.
///
///   catalogue  prices of households, villages, items and what stands alone, and limits a person,
///              the highest of which is below a hundredth of the lowest in the catalogue that comes
///              with the program; for a service that it does not have, in all of it. One problem.
///   committed  each year's below 10,000 CNY, and 10,000 times that within the budget
///
/// Reads the catalogue that comes with the program where the study has another.
void doubt_sums(const ServiceCatalogue& catalogue, const std::string& catalogue_path,
                const ScheduleSettings& schedule, Problems& problems);

}  // namespace hinterland
