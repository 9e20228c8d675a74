// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// The polygon of a closed way whose nodes have places; empty: it crosses itself.
MultiPolygon area_of_way(const osmium::Way& way);

/// What the ways of a relation make together.
struct RelationArea {
  MultiPolygon shape;    ///< outer rings with their holes; empty: none closes, or they cross
  std::string left_out;  ///< "1 of 2 ways" belong to no closed ring, or are not there; or empty
};

/// The polygons of a relation, whatever roles its members have. Where ways are missing or do not
/// close, the rings that do are taken; then an inner ring outside of all outer ones (for which the
/// roles are asked) encloses nothing, for the ring around it is missing.
///
///   members  the ways that are there, with places for all their nodes
///
/// Source: libosmium's area assembler.
RelationArea area_of_relation(const osmium::Relation& relation,
                              const std::vector<const osmium::Way*>& members);

}  // namespace hinterland
