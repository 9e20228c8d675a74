// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"
#include "input/osm/mapping.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// One object of an extract in hand: its tags, and what they make of it.
struct OsmThing {
  OsmId id;
  std::vector<OsmTag> tags;
  std::vector<OsmMatch> matches;
  std::vector<OsmSection> held_back;

  /// Looks the tags up in the mapping.
  void match(const OsmMapping& mapping) { mapping.find(tags, matches, held_back); }
  std::string_view tag(std::string_view key) const { return tag_value(tags, key); }
  bool is_in(OsmSection section) const;
  /// What it is as an area or a point, not as a line.
  bool is_area() const;
  bool is_line() const;
};

inline bool is_of_lines(OsmSection section) {
  return section == OsmSection::networks || section == OsmSection::roads;
}
inline bool is_of_points(OsmSection section) {
  return section == OsmSection::towns || section == OsmSection::villages ||
         section == OsmSection::facilities;
}
inline bool is_of_places(OsmSection section) {
  return section == OsmSection::towns || section == OsmSection::villages;
}

/// The layer that the object would be in as an area or a point, else as a line; empty: none.
std::string layer_of(const OsmThing& thing);
/// "facilities", "networks.power".
std::string layer_of(const OsmMatch& match);

/// The name in the language that the mapping prefers; empty: it has none.
std::string_view name_of(const OsmThing& thing, const OsmMapping& mapping);

/// The population; what is no number of people goes to `left_out`.
std::optional<People> people_of(const OsmThing& thing, const OsmMapping& mapping, LonLat place,
                                std::vector<LeftOut>& left_out);

/// Adds a facility for each service that the object provides.
///
///   places  of its parts, at least one; the first is that of the largest
void add_facilities(const OsmThing& thing, const OsmMapping& mapping,
                    const std::vector<LonLat>& places, OsmPoints& facilities);

/// A place in each part of an area, the largest part first. Empty: the shape is.
std::vector<LonLat> places_in(const MultiPolygon& shape);

/// Adds a node that is the administrative centre of a boundary relation, or a capital.
void add_seat(const OsmThing& node, const OsmMapping& mapping,
              std::optional<std::int64_t> centre_of, LonLat place, OsmExtract& extract);

/// Adds the area to built-up land, land kept free or boundaries, wherever it belongs.
void add_areas(const OsmThing& thing, const OsmMapping& mapping, const MultiPolygon& shape,
               OsmExtract& extract);

/// Counts what the mapping passes over.
void count_passed_over(const OsmThing& thing, OsmExtract& extract);

}  // namespace hinterland
