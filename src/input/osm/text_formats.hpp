// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/element.hpp"

#include <hinterland/progress.hpp>

#include <osmium/osm/entity_bits.hpp>

#include <string>

/// The forms of OpenStreetMap's data that are text, packed or not. Both functions hand over each
/// object of these kinds, one after the other, and return what the file says of itself.
namespace hinterland::osm {

/// Reads XML: extracts, what JOSM saves, and what the Overpass API answers. Elements and
/// attributes that it does not know are passed over. Throws Error with line and column where it is
/// no XML or cut short, is a change file or another kind of XML, or has an object without a number
/// for its id.
Header read_xml(const std::string& path, osmium::osm_entity_bits::type kinds,
                const TakeElement& take, const Progress& progress, const std::string& doing);

/// Reads the JSON that the Overpass API and the OpenStreetMap API answer, which is held in memory
/// whole. Throws Error where it is no JSON, is cut short, or is JSON of another kind, such as
/// GeoJSON.
Header read_json(const std::string& path, osmium::osm_entity_bits::type kinds,
                 const TakeElement& take, const Progress& progress, const std::string& doing);

}  // namespace hinterland::osm
