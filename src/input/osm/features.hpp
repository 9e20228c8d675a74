// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"
#include "input/osm/mapping.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// From the tags and the places of an object to the rows of an extract; lines are in ways.hpp.
namespace hinterland::osm {

/// An object of an extract: its tags, and what the mapping makes of them.
struct Feature {
  ElementId id;
  std::vector<Tag> tags;
  std::vector<Match> matches;
  std::vector<Section> held_back;

  /// Looks the tags up in the mapping.
  void match(const Mapping& mapping) { mapping.find(tags, matches, held_back); }
  std::string_view tag(std::string_view key) const { return tag_value(tags, key); }
  bool is_in(Section section) const;
  /// What it is as an area or a point, not as a line.
  bool is_area() const;
  bool is_line() const;
  /// A town or a village.
  bool is_place() const;
};

bool is_of_lines(Section section);

/// The layer that the object would be in as an area or a point, else as a line; empty: none.
std::string layer_of(const Feature& feature);
/// "facilities", "networks.power".
std::string layer_of(const Match& match);

/// The name in the language that the mapping prefers; empty: it has none.
std::string_view name_of(const Feature& feature, const Mapping& mapping);

/// Adds a facility for each service that the object provides.
///
///   places  of its parts, at least one; the first is that of the largest
void add_facilities(const Feature& feature, const Mapping& mapping,
                    const std::vector<LonLat>& places, Points& facilities);

/// A place in each part of an area, the largest part first. Empty where the shape is.
std::vector<LonLat> places_in(const MultiPolygon& shape);

/// Adds a node that is the administrative centre of a boundary relation, or a capital.
void add_seat(const Feature& node, const Mapping& mapping, std::optional<std::int64_t> centre_of,
              LonLat place, Extract& extract);

/// Adds the area to built-up land, land kept free or boundaries, wherever it belongs.
void add_areas(const Feature& feature, const Mapping& mapping, const MultiPolygon& shape,
               Extract& extract);

/// Counts what the mapping passes over.
void count_passed_over(const Feature& feature, Extract& extract);

/// Gathers towns and villages, of which many are mapped twice: as a node, and as the area around it
/// or the boundary with the node for its label.
class Places {
 public:
  Places(const Mapping& mapping, Extract& extract) : mapping_(mapping), extract_(extract) {}

  void add(const Feature& feature, LonLat place);

  /// An area, represented by its label's place, else by a point inside.
  ///
  ///   shape   empty: it could not be made; then it has no place but its label's
  ///   labels  nodes that stand for it
  /// Returns false where it has no place at all.
  bool add_area(const Feature& feature, MultiPolygon shape, const std::vector<std::int64_t>& labels,
                std::optional<LonLat> label_place);

  /// Writes each place once into the extract's towns and villages, in the order of ids. An area
  /// that is there as a node as well (its label, or one of the same name inside it or within 1 km
  /// of its place) gives the node its population where that has none, and goes to `left_out`.
  /// Told there as well, and taken: places without a name, and places within 1 km of another of
  /// the same name.
  void settle();

 private:
  struct Place {
    ElementId id;
    Section section = Section::villages;
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

  void drop_repeated();
  void tell_nameless();
  void tell_namesakes();
  static bool are_one(const Place& area, const Place& other);

  const Mapping& mapping_;
  Extract& extract_;
  std::vector<Place> places_;
};

}  // namespace hinterland::osm
