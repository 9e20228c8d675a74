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

/// Ways: the places of their nodes, and their conversion to lines of the extract.
namespace hinterland::osm {

/// The places of the nodes that lines need: a sorted table of the requested nodes only. 16 bytes
/// per node, up to 24 while nodes are requested.
class NodeLocations {
 public:
  /// To be called for every node of a line, possibly several times for the same node.
  void want(std::int64_t node);
  /// To be called after all nodes were requested.
  void prepare();

  /// Ignored for a node that was not requested.
  void set(std::int64_t node, Location place);
  /// Marks the node as deleted.
  void remove(std::int64_t node);
  /// None if the node is not in the extract or was not requested. O(log n); O(1) for increasing
  /// ids.
  std::optional<Location> find(std::int64_t node) const;
  bool is_removed(std::int64_t node) const;

 private:
  std::size_t row_of(std::int64_t node) const;
  void drop_repeated();

  std::vector<std::int64_t> id_;  ///< sorted once prepared
  std::vector<Location> place_;
  std::size_t sorted_ = 0;        ///< number of sorted, unique ids at the front
  mutable std::size_t last_ = 0;  ///< index of the last one found
};

/// The nodes of the current way, with their places.
class WayNodes {
 public:
  explicit WayNodes(const NodeLocations& nodes) : nodes_(nodes) {}

  /// Sets the places of the way's nodes. If some are deleted, returns a copy without them, valid
  /// until the next call; else the way itself.
  const osmium::Way& place(osmium::Way& way);

  /// In the order of the line; none if not in the extract.
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

/// Adds a way to the roads and networks according to its tags.
///
/// Its vertices are its nodes, without consecutive duplicates. At missing nodes the line is split;
/// a line without length is left out. Both are reported in `left_out`, as is an implausible speed
/// limit.
void add_lines(const Feature& way, const Mapping& mapping, const WayNodes& nodes, Extract& extract);

}  // namespace hinterland::osm
