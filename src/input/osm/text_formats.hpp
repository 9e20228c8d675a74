// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/element.hpp"

#include <hinterland/progress.hpp>

#include <osmium/osm/entity_bits.hpp>

#include <string>

/// The text formats of OpenStreetMap data, compressed or not. Both functions call `take` for each
/// object of the given kinds and return the metadata of the file.
namespace hinterland::osm {

/// Reads XML: extracts, JOSM files, and Overpass API responses. Unknown elements and attributes are
/// ignored. Throws Error with line and column if it is not XML, truncated, a change file or another
/// kind of XML, or if an object has no numeric id.
Header read_xml(const std::string& path, osmium::osm_entity_bits::type kinds,
                const TakeElement& take, const Progress& progress, const std::string& doing);

/// Reads the JSON of the Overpass API and the OpenStreetMap API, which is held in memory
/// completely. Throws Error if it is not JSON, truncated, or another kind of JSON such as GeoJSON.
Header read_json(const std::string& path, osmium::osm_entity_bits::type kinds,
                 const TakeElement& take, const Progress& progress, const std::string& doing);

}  // namespace hinterland::osm
