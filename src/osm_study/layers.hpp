// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"
#include "osm_study/choices.hpp"
#include "output/output_layer.hpp"

#include <vector>

namespace hinterland {

/// The layers of an extract: towns, and those that have anything in them: town_candidates (where
/// there is no town), villages, facilities, roads, network_<service>, built_up, exclusions,
/// boundaries. They refer to the extract and the choices, which must outlive them.
std::vector<OutputLayer> osm_layers(const OsmExtract& extract, const OsmChoices& choices);

}  // namespace hinterland
