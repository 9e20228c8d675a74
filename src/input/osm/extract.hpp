// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/table.hpp>
#include <hinterland/text.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What an OpenStreetMap extract says of towns, villages, services and roads, as columns.
namespace hinterland::osm {

enum class ElementType : std::uint8_t { node, way, relation };

/// An object of OpenStreetMap: "way/123", as its web pages are called.
struct ElementId {
  ElementType type = ElementType::node;
  std::int64_t number = 0;

  friend auto operator<=>(ElementId, ElementId) = default;
};

std::string text_of(ElementId id);

/// A place as OpenStreetMap keeps it, in whole ten-millionths of a degree. Lines that share a node
/// share it to the bit.
struct Location {
  std::int32_t lon = 0;
  std::int32_t lat = 0;

  LonLat degrees() const { return {lon / 1e7, lat / 1e7}; }
  friend bool operator==(Location, Location) = default;
};

using Row = Id<struct extract_row>;

/// Towns, villages or facilities.
struct Points {
  Column<Row, ElementId> id;
  Column<Row, LonLat> place;
  TextColumn<Row> name;                       ///< empty: it has none
  TextColumn<Row> entry;                      ///< the level, or the service
  TextColumn<Row> kind;                       ///< the tag's value: hamlet, school, ...
  Column<Row, std::optional<People>> people;  ///< of towns and villages
  /// Of facilities that are areas in several parts: where the other parts are.
  std::map<Row, std::vector<LonLat>> other_places;

  std::size_t size() const { return id.size(); }
};

/// Lines with the vertices `first_vertex[row] .. first_vertex[row + 1]`.
struct Lines {
  Column<Row, ElementId> id;  ///< there several times where the line was cut in parts
  TextColumn<Row> name;
  TextColumn<Row> kind;  ///< of roads: the class
  std::vector<Location> vertex;
  std::vector<std::size_t> first_vertex{0};

  std::size_t size() const { return id.size(); }
};

/// Roads, as OpenStreetMap's key `highway` says them; also ferries.
struct Highways {
  Lines lines;
  Column<Row, std::optional<double>> speed_kmh;  ///< the limit, where one is mapped
  Column<Row, Direction> direction;
  TextColumn<Row> surface;

  std::size_t size() const { return lines.size(); }
};

/// Built-up land, land kept free, or boundaries.
struct Polygons {
  Column<Row, ElementId> id;
  Column<Row, MultiPolygon> shape;
  TextColumn<Row> name;
  TextColumn<Row> kind;  ///< the mapping's word; of boundaries: the admin_level

  std::size_t size() const { return id.size(); }
};

/// Why an object, or one value of it, was not taken.
enum class LeftOutReason : std::uint8_t {
  at_centre,
  centre_only,
  cut_at_edge,
  deleted_nodes,
  missing_members,
  missing_nodes,
  nameless,
  no_area,
  no_place,
  not_closed,
  people_unreadable,
  same_name_near,
  same_place,
  speed_implausible,
  zero_length,
};

/// "cut_at_edge", ...: as it is written to files.
std::string_view identifier(LeftOutReason reason);
/// What is wrong and what was done, in a sentence.
std::string_view describe(LeftOutReason reason, Language language);
/// Whether something is lost or a person must look at it. A place that is mapped twice is how
/// OpenStreetMap is drawn, and the centre of a facility is as good as its outline.
bool is_fault(LeftOutReason reason);

struct LeftOut {
  ElementId id;
  std::string layer;
  LeftOutReason reason = LeftOutReason::no_area;
  std::string detail;           ///< the value, what is missing, or the object that is taken
  std::optional<LonLat> place;  ///< none: nothing of it is in the extract
};

struct Extract {
  std::string timestamp;  ///< of the data, as the file says; empty: it does not
  std::size_t nodes = 0;  ///< in the file
  std::size_t ways = 0;
  std::size_t relations = 0;
  bool is_history = false;     ///< the file has old versions of its objects
  std::size_t superseded = 0;  ///< old versions, which do not count
  std::size_t repeated = 0;    ///< further copies of one version
  std::size_t deleted = 0;     ///< deleted objects

  Points towns;
  Points villages;
  Points facilities;
  Points seats;  ///< administrative centres and capitals, towns or not; why is in `kind`
  std::map<std::string, Lines> networks;  ///< by service
  Highways roads;
  Polygons built_up;
  Polygons exclusions;
  Polygons boundaries;

  std::vector<LeftOut> left_out;  ///< in the order of ids
  /// How many objects the mapping passes over: by "highway=proposed" where it has no rule, by
  /// "roads: unless" where it holds them back.
  std::map<std::string, std::size_t> passed_over;
};

}  // namespace hinterland::osm
