// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/schedule.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <string>

/// What a study seems to lack or to have mistyped, reported once its layers are read.
namespace hinterland {

/// Sets the level of facilities that have none where no town seat and no built-up land decides it,
/// and reports it: `town_missing`. To be called before `resolve_facilities`.
///
/// In a study that names a layer of towns without a record, such as the import of an extract
/// without towns, no facility is a town's unless its level says so. In one that names no such layer
/// the level stays open, and all count as the towns'. Also reported: `facilities_missing`, where no
/// facility of the layers is of a public service. O(facilities + villages).
void resolve_absent_towns(World& world, const StudyLayers& layers,
                          const ServiceCatalogue& catalogue, const CoverageSettings& settings,
                          Problems& problems);

/// Reports radii that decide coverage and are below 50 m or above 100 km, and minutes that decide
/// it and are below 2 or above 4 hours: those of the study, else of the catalogue's public services
/// (`radius_implausible`). They count as written.
void doubt_radii(const ServiceCatalogue& catalogue, const CoverageSettings& coverage,
                 Problems& problems);

/// Reports sums that seem to be in 10,000 CNY (`number_format_assumed`); they count as written.
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
