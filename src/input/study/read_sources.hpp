// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/study/config_table.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/study.hpp>

#include <string>

namespace hinterland {

/// Reads the `[layers.…]` blocks of a study: where each layer is and how to
/// take it. Opens none of them.
///
///   layers   the table `[layers]`
///   folder   of the study file; paths are relative to it. Absolute paths,
///            GDAL's /vsi… and names with a driver ("PG:…") stay as they are
///
/// Throws UsageError with `file:line:column`: an unknown key, a value of the
/// wrong type, a role in `fields` that the layer does not know, a service that
/// the catalogue lacks, a network of a public service, no villages.
StudyLayers read_sources(const ConfigTable& layers, const ServiceCatalogue& catalogue,
                         const std::string& folder);

}  // namespace hinterland
