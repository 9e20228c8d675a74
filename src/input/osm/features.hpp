// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"
#include "input/osm/lifecycle_tags.hpp"
#include "input/osm/mapping.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Converts the tags and places of an object to rows of an extract; lines are in ways.hpp.
namespace hinterland::osm {

/// An object of an extract: its tags, and the matching rules of the mapping.
struct Feature {
  ElementId id;
  std::vector<Tag> tags;
  std::vector<Match> matches;
  std::vector<Section> held_back;

  /// Finds the matching rules of the mapping.
  void match(const Mapping& mapping) { find_features(mapping, tags, matches, held_back); }
  std::string_view tag(std::string_view key) const { return tag_value(tags, key); }
  bool is_in(Section section) const;
  /// Whether a rule applies to it as an area or a point, not as a line.
  bool is_area() const;
  bool is_line() const;
  /// Whether it is a town or a village.
  bool is_place() const;
};

bool is_of_lines(Section section);

/// The layer of the object as an area or a point, else as a line; empty if none.
std::string layer_of(const Feature& feature);
/// "facilities", "networks.power".
std::string layer_of(const Match& match);

/// The name in the preferred language of the mapping; empty if it has none.
std::string_view name_of(const Feature& feature, const Mapping& mapping);

/// What a line or station is used for: transmission, distribution, dc; empty if not tagged.
std::string usage_of(const Feature& feature);

/// Adds a facility for each service that the object provides.
///
/// of its parts, at least one; that of the largest part first
void add_facilities(const Feature& feature, const Mapping& mapping,
                    const std::vector<LonLat>& places, Points& facilities);

/// A place in each part of an area, the largest part first. Empty if the shape is empty.
std::vector<LonLat> places_in(const MultiPolygon& shape);

/// Adds a node that is the administrative centre of a boundary relation, or a capital.
void add_seat(const Feature& node, const Mapping& mapping, std::optional<std::int64_t> centre_of,
              LonLat place, Extract& extract);

/// Adds the area to built-up areas, exclusions or boundaries, as its rules require.
void add_areas(const Feature& feature, const Mapping& mapping, const MultiPolygon& shape,
               Extract& extract);

/// Counts what the mapping ignores.
void count_passed_over(const Feature& feature, Extract& extract);

/// Collects towns and villages. Many are mapped twice: as a node and as an area around it, or as a
/// boundary with the node as its label.
class Places {
 public:
  Places(const Mapping& mapping, Extract& extract) : mapping_(mapping), extract_(extract) {}

  void add(const Feature& feature, LonLat place);

  /// Adds an area, represented by the place of its label, else by a point inside.
  ///
  ///   shape   empty: not valid; then only the label gives it a place
  ///   labels  its label nodes
  /// Returns false if it has no place.
  bool add_area(const Feature& feature, MultiPolygon shape, const std::vector<std::int64_t>& labels,
                std::optional<LonLat> label_place);

  /// Writes each place once to the extract's towns and villages, sorted by id. An area that also
  /// exists as a node (its label, or a node of the same name inside it or within 1 km of its place)
  /// is a duplicate: the node receives its population if it has none, and the area is reported in
  /// `left_out`. Places without a name, and places within 1 km of another of the same name, are
  /// reported too, but kept.
  void resolve();

 private:
  struct Place {
    ElementId id;
    Section section = Section::villages;
    std::string entry;
    std::string kind;
    std::string status;  ///< as `Points::status`
    std::string name;
    std::vector<std::string> all_names;  ///< in all languages
    LonLat place;
    std::optional<People> people;
    MultiPolygon shape;  ///< of an area
    std::vector<std::int64_t> labels;
    bool is_repeated = false;
  };

  void drop_repeated();
  void report_nameless();
  void report_namesakes();
  static bool are_one(const Place& area, const Place& other);

  const Mapping& mapping_;
  Extract& extract_;
  std::vector<Place> places_;
};

}  // namespace hinterland::osm
