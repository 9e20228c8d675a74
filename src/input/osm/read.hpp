// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"
#include "input/osm/mapping.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland::osm {

/// Reads an OpenStreetMap extract (.osm.pbf, .osm, .osm.bz2, .osm.gz) and returns the objects
/// selected by the mapping.
///
/// Towns, villages and facilities may be nodes, closed ways or multipolygon relations: an area is
/// represented by a point inside, a boundary by its label node. A place that is mapped both ways is
/// used once. Networks and roads are ways with all their vertices. Areas are closed ways and
/// relations. Objects that cannot be used are in `left_out`, with the reason.
///
/// Reads the file four times, so that only the required nodes are kept: 16 bytes per node, 8 bytes
/// per vertex of a line. Objects may be in any order. Rows are in the order of the file; towns and
/// villages are sorted by id. The same file gives the same rows for any number of threads.
///
/// Throws Error with the reason if the file does not exist, is not OpenStreetMap data, is damaged
/// or truncated. An extract without any selected object is not an error.
Extract read(const std::string& path, const Mapping& mapping, const Progress& progress);

}  // namespace hinterland::osm
