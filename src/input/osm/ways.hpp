// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"
#include "input/osm/features.hpp"

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/way.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// Ways: where their nodes are, and the lines of the extract that they become.
namespace hinterland::osm {

/// Where the nodes are that lines are made of: a sorted table of those that were asked for and of
/// no others. 16 bytes a node, up to 24 while asking.
class NodeLocations {
 public:
  /// To be called for every node of a line; a node may be asked for several times.
  void want(std::int64_t node);
  /// Ends the asking.
  void prepare();

  /// Does nothing for a node that was not asked for.
  void set(std::int64_t node, Location place);
  /// The node is deleted.
  void remove(std::int64_t node);
  /// None: the extract does not have the node, or it was not asked for. O(log n); O(1) where nodes
  /// come in rising order.
  std::optional<Location> find(std::int64_t node) const;
  bool is_removed(std::int64_t node) const;

 private:
  std::size_t row_of(std::int64_t node) const;
  void drop_repeated();

  std::vector<std::int64_t> id_;  ///< sorted once prepared
  std::vector<Location> place_;
  std::size_t sorted_ = 0;        ///< so many at the front are sorted and there once
  mutable std::size_t last_ = 0;  ///< where the last one was found
};

/// The nodes of the way in hand, with their places.
class WayNodes {
 public:
  explicit WayNodes(const NodeLocations& nodes) : nodes_(nodes) {}

  /// Sets the places of the way's nodes. Where some of them are deleted, the way that is returned
  /// is a copy without them, good until the next call.
  const osmium::Way& place(osmium::Way& way);

  /// In the order of the line; none: not in the extract.
  const std::vector<std::optional<Location>>& all() const { return vertices_; }
  bool any_deleted() const { return any_deleted_; }
  std::size_t missing() const { return missing_; }
  bool none_there() const { return missing_ == vertices_.size(); }
  std::optional<LonLat> first_place() const;

 private:
  const osmium::Way& without_deleted(const osmium::Way& way);

  static constexpr std::size_t first_size = 1024;
  const NodeLocations& nodes_;
  std::vector<std::optional<Location>> vertices_;
  std::size_t missing_ = 0;
  bool any_deleted_ = false;
  osmium::memory::Buffer remade_{first_size, osmium::memory::Buffer::auto_grow::yes};
};

/// Adds a way to the roads and networks that its tags make it one of.
///
/// Its vertices are the nodes as they are, each place once in a row. Where nodes are missing the
/// line is cut into the parts that are there; a line of no length is left out. Both go to
/// `left_out`, as does an implausible speed.
void add_lines(const Feature& way, const Mapping& mapping, const WayNodes& nodes, Extract& extract);

}  // namespace hinterland::osm
