// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/features.hpp"

#include <optional>
#include <vector>

namespace hinterland {

/// Adds a way to the roads and networks that its tags make it one of.
///
/// Its vertices are the nodes as they are, each place once in a row. Where nodes
/// are missing the line is cut into the parts that are there; a line of no
/// length is left out. Both go to `left_out`, as does an absurd speed.
///
///   nodes  of the way, in its order; none: not in the extract
void add_lines(const OsmThing& way, const OsmMapping& mapping,
               const std::vector<std::optional<OsmPlace>>& nodes, OsmExtract& extract);

}  // namespace hinterland
