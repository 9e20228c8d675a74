// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"
#include "input/osm/mapping.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland::osm {

/// Reads an OpenStreetMap extract (.osm.pbf, .osm, .osm.bz2, .osm.gz) and takes what the mapping
/// asks for.
///
/// Towns, villages and facilities may be nodes, closed ways or multipolygon relations: of areas a
/// point inside is taken, of boundaries the node that is their label. A place that is mapped both
/// ways is taken once. Networks and roads are ways, vertex by vertex as they are mapped. Areas are
/// closed ways and relations. What cannot be taken is in `left_out`, with its reason.
///
/// Reads the file four times, so that only the places of nodes that are needed are kept: 16 bytes
/// a node, 8 bytes a vertex of a line. Objects may stand in the file in any order. Rows are in the
/// order of the file, towns and villages in that of their ids. Same file, same rows, for any number
/// of threads.
///
/// Throws Error, saying why: no such file, no OpenStreetMap data, broken or truncated. An extract
/// without anything that is asked for is no error.
Extract read(const std::string& path, const Mapping& mapping, const Progress& progress);

}  // namespace hinterland::osm
