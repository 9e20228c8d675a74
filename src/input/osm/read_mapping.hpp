// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/mapping.hpp"

#include <hinterland/catalogue.hpp>

#include <string>

namespace hinterland {

/// Reads a mapping from a TOML file, as strictly as a catalogue is read; its
/// form is explained in geodata/catalogue/osm.toml.
///
/// Throws UsageError with `file:line:column` and the nearest right name: no such
/// file, no TOML, an unknown section, a level or a class of road that there is
/// not, a service that the catalogue lacks, a pattern that cannot be read.
OsmMapping read_osm_mapping(const std::string& path, const ServiceCatalogue& catalogue);

}  // namespace hinterland
