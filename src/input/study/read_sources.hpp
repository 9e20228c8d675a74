// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/study/config_table.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/study.hpp>

#include <string>

namespace hinterland {

/// Reads the `[layers.…]` blocks of a study: the location of each layer and how to read it. Opens
/// none of them.
///
///   layers   the table `[layers]`
///   folder   of the study file; paths are relative to it. Absolute paths,
///            GDAL's /vsi… and names with a driver ("PG:…") are unchanged
///
/// Throws UsageError with `file:line:column`: an unknown key, a value of the wrong type, a role in
/// `fields` that the layer does not have, an unknown service, a network of a public service, no
/// villages.
StudyLayers read_sources(const ConfigTable& layers, const ServiceCatalogue& catalogue,
                         const std::string& folder);

}  // namespace hinterland
