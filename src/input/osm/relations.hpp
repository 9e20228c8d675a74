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

/// The relations that are areas of interest, and their member ways.
class Relations {
 public:
  /// The members of a relation, without deleted ones.
  struct Members {
    std::vector<const osmium::Way*> ways;  ///< with places for all their nodes
    std::size_t missing = 0;               ///< ways, or nodes of ways, that are not in the extract
    std::vector<std::int64_t> labels;      ///< label nodes
    std::optional<LonLat> label_place;
  };

  /// Adds the relation, and requests the nodes that are its labels.
  void add(const osmium::Relation& relation, NodeLocations& nodes);
  /// To be called after all relations were added.
  void prepare();
  bool is_member(std::int64_t way) const;
  /// The boundary whose administrative centre is this node; none if there is none.
  std::optional<std::int64_t> seat_of(std::int64_t node) const;

  /// Adds a member way whose nodes have places.
  void add_way(const osmium::Way& way);
  void add_deleted_way(std::int64_t way) { deleted_ways_.insert(way); }
  /// To be called after all ways were added; adds ways of which the file has only the outline
  /// within a relation.
  void complete(const File::Supplement& supplement);

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

/// The area formed by the ways of a relation.
struct RelationArea {
  MultiPolygon shape;    ///< outer rings with holes; empty: no ring is closed, or they cross
  std::string left_out;  ///< "1 of 2 ways" are in no closed ring or missing; else empty
};

/// The polygons of a relation, independent of the roles of its members. If ways are missing or
/// rings are not closed, only the closed rings are used; then an inner ring (by role) outside of
/// all outer ones is dropped, because its outer ring is missing.
///
/// Source: libosmium's area assembler.
RelationArea area_of_relation(const osmium::Relation& relation, const Relations::Members& members);

/// The polygon of a closed way whose nodes have places; empty if it crosses itself.
MultiPolygon area_of_way(const osmium::Way& way);

}  // namespace hinterland::osm
