// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/features.hpp"

#include <cstdint>
#include <vector>

namespace hinterland {

/// Gathers towns and villages, of which many are mapped twice: as a node, and as
/// the area around it or the boundary with the node for its label.
class OsmPlaces {
 public:
  OsmPlaces(const OsmMapping& mapping, OsmExtract& extract)
      : mapping_(mapping), extract_(extract) {}

  void add_node(const OsmThing& thing, LonLat place);

  /// An area, represented by its label's place, else by a point inside.
  ///
  ///   shape   empty: it could not be made; then it has no place but its label's
  ///   labels  nodes that stand for it
  /// Returns false where it has no place at all.
  bool add_area(const OsmThing& thing, MultiPolygon shape, const std::vector<std::int64_t>& labels,
                std::optional<LonLat> label_place);

  /// Writes each place once into the extract's towns and villages, in the order
  /// of ids. An area that is there as a node as well, its label or one of a name of its own
  /// inside it or within 1 km of its place, gives the node its population where that has none,
  /// and goes to `left_out`. Told there as well, and taken: places without a name, and places
  /// within 1 km of another of their name.
  void settle();

 private:
  struct Place {
    OsmId id;
    OsmSection section = OsmSection::villages;
    std::string entry;
    std::string kind;
    std::string name;
    std::vector<std::string> all_names;  ///< in all languages
    LonLat place;
    std::optional<People> people;
    MultiPolygon shape;  ///< of an area
    std::vector<std::int64_t> labels;
    bool is_repeated = false;
  };

  void add(const OsmThing& thing, LonLat place);
  void drop_repeated();
  void tell_nameless();
  void tell_namesakes();
  static bool are_one(const Place& area, const Place& other);

  const OsmMapping& mapping_;
  OsmExtract& extract_;
  std::vector<Place> places_;
};

}  // namespace hinterland
