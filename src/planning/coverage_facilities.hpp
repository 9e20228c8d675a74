// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <vector>

namespace hinterland {

/// The facilities without a level, in the order of their rows.
std::vector<FacilityId> facilities_without_level(const Facilities& facilities);

/// Reports once if facilities without a level were given village level, or town level while others
/// have village level: which keys decide this and, if measured, the coverage with the other level.
void report_levels(const ResolvedLevels& resolved, const CoverageSettings& settings,
                   Problems& problems);

/// Reports the services whose facilities do not suffice to decide on coverage, after the levels are
/// determined: a named service without facilities, facilities in the wrong place, `at_least` larger
/// than the number of services; or that no village is near any facility
/// (`facilities_out_of_reach`). Reports nothing if no facility counts at all: that is reported
/// elsewhere.
void report_doubtful_services(const World& world, const ServiceCatalogue& catalogue,
                              const CoverageSettings& settings, Problems& problems);

}  // namespace hinterland
