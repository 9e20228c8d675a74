// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/geometry/coordinates.hpp>

#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include <vector>

namespace hinterland {

/// The polygon of a closed way whose nodes have places; empty: it crosses itself.
MultiPolygon area_of_way(const osmium::Way& way);

/// The polygons that the ways of a relation make together, outer rings with
/// their holes, whatever roles the members have; empty: they do not close, or
/// cross. Source: libosmium's area assembler.
MultiPolygon area_of_relation(const osmium::Relation& relation,
                              const std::vector<const osmium::Way*>& members);

}  // namespace hinterland
