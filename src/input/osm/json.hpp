// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/element.hpp"

#include <string>

namespace hinterland {

/// Reads the JSON that the Overpass API and the OpenStreetMap API answer, an object after the
/// other.
///
///   text  the whole of it
///   path  for messages
/// Throws Error where it is no JSON, is cut short, or is JSON of another kind, such as GeoJSON.
void read_osm_json(const std::string& text, const std::string& path, OsmHeader& header,
                   const TakeOsmFeature& take);

}  // namespace hinterland
