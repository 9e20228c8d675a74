// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/schedule.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <string>

/// Reports omissions and probable typing errors in a study, once its layers are read.
namespace hinterland {

/// Sets the level of facilities without one if neither a town seat nor a built-up area determines
/// it, and reports it: `town_missing`. To be called before `resolve_facilities`.
///
/// In a study with an empty layer of towns, e.g. from an extract without towns, only facilities
/// with an explicit level belong to a town. In a study without such a layer the level stays open,
/// and all facilities belong to towns. Also reports `facilities_missing` if no facility in the
/// layers is of a public service. O(facilities + villages).
void resolve_absent_towns(World& world, const StudyLayers& layers,
                          const ServiceCatalogue& catalogue, const CoverageSettings& settings,
                          Problems& problems);

/// Reports deciding radii below 50 m or above 100 km, and deciding times below 2 minutes or above 4
/// hours: those of the study, else of the catalogue's public services (`radius_implausible`). They
/// are used as given.
void warn_of_radii(const ServiceCatalogue& catalogue, const CoverageSettings& coverage,
                   Problems& problems);

/// Reports amounts that are probably in 10,000 CNY (`number_format_assumed`); they are used as
/// given.
///
///   catalogue  prices of households, villages, items and alternatives, and limits per person,
///              whose highest value is below a hundredth of the lowest in the program's
///              catalogue (of any service, if it does not have this one). One problem.
///   committed  amounts of each year below 10,000 CNY that are within the budget if multiplied
///              by 10,000
///
/// Reads the program's catalogue if the study uses another.
void warn_of_sums(const ServiceCatalogue& catalogue, const std::string& catalogue_path,
                  const ScheduleSettings& schedule, Problems& problems);

}  // namespace hinterland
