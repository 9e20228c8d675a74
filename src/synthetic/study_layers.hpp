// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/made_up_county.hpp"
#include "synthetic/made_up_faults.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland {

/// Writes the layers of a made-up study as shapefiles: towns, villages,
/// facilities, boundaries, built_up, exclusions, proposed_sites, and
/// network_<service> for each service that has lines. Field names are such as
/// real layers have; `study.toml` names those that a reader cannot guess.
///
/// Throws Error where a file cannot be written.
void write_study_layers(const std::string& folder, const MadeUpCounty& county,
                        const PlantedFaults& planted, const Progress& progress);

}  // namespace hinterland
