// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace hinterland {

/// The facilities without a level, in the order of their rows.
std::vector<FacilityId> facilities_without_level(const Facilities& facilities);

/// Settles which facilities stand for a town, before coverage is measured.
///
/// With `towns_as_facilities` each seat becomes a facility of every public
/// service, with the level of the seat. A facility without a level is of town
/// level where a part of it is inside built-up land or within `town_reach` of a
/// seat, and of village level elsewhere; where the study has neither seats nor built-up land, all
/// are taken for the towns'. O((facilities + towns) log towns).
ResolvedLevels resolve_facilities(World& world, const ServiceCatalogue& catalogue,
                                  const CoverageSettings& settings);

/// Says once that facilities without a level have become the villages' own, or the towns' beside
/// others that are a village's, which keys decide it, and, where it has been measured, what
/// coverage would be otherwise. Says nothing where neither is so.
void report_levels(const ResolvedLevels& settled, const CoverageSettings& settings,
                   Problems& problems);

/// Says of which services the facilities are not known well enough to decide on coverage, once they
/// are settled: a named one without facilities, those in the wrong place, more than there are asked
/// for; or that no village is near any of them (`facilities_out_of_reach`). Says nothing where no
/// facility counts at all, for that is said already.
void report_doubtful_services(const World& world, const ServiceCatalogue& catalogue,
                              const CoverageSettings& settings, Problems& problems);

}  // namespace hinterland
