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

/// A node, way or relation as a text says it: all that may stand in OpenStreetMap's XML, JOSM's
/// files and the answers of the Overpass API.
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
    std::vector<std::optional<Location>> shape;  ///< of a way, the same; none: not in the answer
  };

  ElementType type = ElementType::node;
  std::int64_t number = 0;
  std::uint32_t version = 0;  ///< 0: it does not say
  bool is_deleted = false;    ///< visible="false", or action="delete" of JOSM
  std::optional<Location> place;
  std::optional<Location> centre;  ///< Overpass `out center` and `out bb`: of what surrounds it
  std::vector<std::pair<std::string, std::string>> tags;
  std::vector<Node> nodes;
  std::vector<Member> members;

  ElementId id() const { return {type, number}; }
  /// Forgets what it was; keeps its memory.
  void begin(ElementType of, std::int64_t with_number);
};

/// What a text says of itself.
struct Header {
  std::string timestamp;    ///< of the data; empty: it does not say
  std::string remark;       ///< of the server that answered, such as that it ran out of time
  bool is_history = false;  ///< it says that it has all versions of its objects
};

/// Longitude and latitude in degrees; none: outside the world, or no numbers.
std::optional<Location> location_at(double longitude, double latitude);

/// The middle of a box of degrees.
std::optional<Location> box_centre(std::optional<Location> south_west,
                                   std::optional<Location> north_east);

/// A version as it is written; 0 for what is none.
std::uint32_t version_of(std::int64_t number);

using TakeElement = std::function<void(const Element&)>;

/// Adds the element to the block as libosmium's own object; a node of a way that has a place and
/// no number gets one made of its place, so that lines meet where they did. Tags longer than
/// OpenStreetMap allows (1,024 bytes) are left out.
void add_to(osmium::memory::Buffer& buffer, const Element& element);

}  // namespace hinterland::osm
