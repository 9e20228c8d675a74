// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"

#include <osmium/memory/buffer.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hinterland::osm {

/// A node, way or relation in a text format: the union of what OpenStreetMap XML, JOSM files and
/// Overpass API responses can contain.
struct Element {
  struct Node {
    std::int64_t ref = 0;
    std::optional<Location> place;  ///< Overpass `out geom` only
  };
  struct Member {
    ElementType type = ElementType::node;
    std::int64_t ref = 0;
    std::string role;
    std::optional<Location> place;               ///< of a node, `out geom` only
    std::vector<std::optional<Location>> shape;  ///< of a way, `out geom` only; none: missing
  };

  ElementType type = ElementType::node;
  std::int64_t number = 0;
  std::uint32_t version = 0;  ///< 0: not given
  bool is_deleted = false;    ///< visible="false", or action="delete" in JOSM files
  std::optional<Location> place;
  std::optional<Location> centre;  ///< of its bounding box; Overpass `out center`, `out bb`
  std::vector<std::pair<std::string, std::string>> tags;
  std::vector<Node> nodes;
  std::vector<Member> members;

  ElementId id() const { return {type, number}; }
  /// Resets the element and keeps its memory.
  void begin(ElementType of, std::int64_t with_number);
};

/// Metadata of a file.
struct Header {
  std::string timestamp;    ///< of the data; empty: not given
  std::string remark;       ///< a message of the server, e.g. that it ran out of time
  bool is_history = false;  ///< declared to contain all versions of its objects
};

/// Longitude and latitude in degrees; none if out of range or not a number.
std::optional<Location> location_at(double longitude, double latitude);

/// The centre of a box in degrees.
std::optional<Location> box_centre(std::optional<Location> south_west,
                                   std::optional<Location> north_east);

/// A version number; 0 if it is not valid.
std::uint32_t version_of(std::int64_t number);

using TakeElement = std::function<void(const Element&)>;

/// Adds the element to the buffer as a libosmium object. A way's node that has a place but no
/// number gets a number derived from its place, so that ways still share nodes. Tags that exceed
/// OpenStreetMap's limit (1,024 bytes) are left out.
void add_to(osmium::memory::Buffer& buffer, const Element& element);

}  // namespace hinterland::osm
