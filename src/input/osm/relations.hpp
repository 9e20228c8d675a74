// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/file.hpp"
#include "input/osm/ways.hpp"

#include <hinterland/coordinates.hpp>

#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace hinterland::osm {

/// The relations that are areas of interest, and the ways that they are put together from.
class Relations {
 public:
  /// The members of a relation, without those that are deleted.
  struct Members {
    std::vector<const osmium::Way*> ways;  ///< with places for all their nodes
    std::size_t missing = 0;           ///< ways, or nodes of them, that the extract does not have
    std::vector<std::int64_t> labels;  ///< nodes that stand for the whole
    std::optional<LonLat> label_place;
  };

  /// The relation, and all nodes that are its labels.
  void add(const osmium::Relation& relation, NodeLocations& nodes);
  /// Ends the adding of relations.
  void prepare();
  bool is_member(std::int64_t way) const;
  /// The boundary whose administrative centre the node is; none: it is not a centre.
  std::optional<std::int64_t> seat_of(std::int64_t node) const;

  /// A member whose nodes have their places.
  void add_way(const osmium::Way& way);
  void add_deleted_way(std::int64_t way) { deleted_ways_.insert(way); }
  /// Ends the adding of ways; adds those of which the file has only the outline, with a relation.
  void complete(const File::Beside& beside);

  Members members_of(const osmium::Relation& relation, const NodeLocations& nodes) const;
  const osmium::memory::Buffer& all() const { return relations_; }

 private:
  bool is_deleted(const osmium::RelationMember& member) const;

  static constexpr std::size_t first_buffer = 1UL << 20U;
  osmium::memory::Buffer relations_{first_buffer, osmium::memory::Buffer::auto_grow::yes};
  osmium::memory::Buffer ways_{first_buffer, osmium::memory::Buffer::auto_grow::yes};
  std::vector<std::int64_t> members_;           ///< ways, sorted
  std::map<std::int64_t, std::int64_t> seats_;  ///< relation by node
  std::set<std::int64_t> deleted_ways_;
  std::unordered_map<std::int64_t, const osmium::Way*> way_of_;  ///< into ways_
};

/// What the ways of a relation make together.
struct RelationArea {
  MultiPolygon shape;    ///< outer rings with their holes; empty: none closes, or they cross
  std::string left_out;  ///< "1 of 2 ways" belong to no closed ring, or are not there; or empty
};

/// The polygons of a relation, whatever roles its members have. Where ways are missing or do not
/// close, the closed rings are taken; then an inner ring outside of all outer ones (by their
/// roles) encloses nothing, because the ring around it is missing.
///
/// Source: libosmium's area assembler.
RelationArea area_of_relation(const osmium::Relation& relation, const Relations::Members& members);

/// The polygon of a closed way whose nodes have places; empty: it crosses itself.
MultiPolygon area_of_way(const osmium::Way& way);

}  // namespace hinterland::osm
