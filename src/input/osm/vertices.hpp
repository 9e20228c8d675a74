// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/ways.hpp"

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/way.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace hinterland {

/// The nodes of the way in hand, with their places.
class OsmVertices {
 public:
  explicit OsmVertices(const OsmNodes& nodes) : nodes_(nodes) {}

  /// Sets the places of the way's nodes. Nodes that are deleted are none of it any more: then the
  /// way that is returned is a copy without them, good until the next call.
  const osmium::Way& place(osmium::Way& way);

  /// In the order of the line; none: not in the extract.
  const std::vector<std::optional<OsmPlace>>& all() const { return vertices_; }
  bool any_deleted() const { return any_deleted_; }
  std::size_t missing() const { return missing_; }
  bool none_there() const { return missing_ == vertices_.size(); }
  std::optional<LonLat> first_place() const;

 private:
  const osmium::Way& without_deleted(const osmium::Way& way);

  static constexpr std::size_t first_size = 1024;
  const OsmNodes& nodes_;
  std::vector<std::optional<OsmPlace>> vertices_;
  std::size_t missing_ = 0;
  bool any_deleted_ = false;
  osmium::memory::Buffer remade_{first_size, osmium::memory::Buffer::auto_grow::yes};
};

}  // namespace hinterland
