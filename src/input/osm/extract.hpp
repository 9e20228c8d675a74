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

/// The towns, villages, services and roads of an OpenStreetMap extract, as columns.
namespace hinterland::osm {

enum class ElementType : std::uint8_t { node, way, relation };

/// An object of OpenStreetMap: "way/123", as in the address of its web page.
struct ElementId {
  ElementType type = ElementType::node;
  std::int64_t number = 0;

  friend auto operator<=>(ElementId, ElementId) = default;
};

std::string text_of(ElementId id);

/// Coordinates as in OpenStreetMap, in units of 1e-7 degrees. Shared nodes have identical
/// coordinates in all lines.
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
  TextColumn<Row> name;                       ///< empty: unnamed
  TextColumn<Row> entry;                      ///< the level, or the service
  TextColumn<Row> kind;                       ///< the tag's value: hamlet, school, ...
  Column<Row, std::optional<People>> people;  ///< of towns and villages
  TextColumn<Row> status;   ///< why it is not in use: disused, proposed; empty: it is
  TextColumn<Row> voltage;  ///< of facilities, as tagged, in volts
  TextColumn<Row> usage;    ///< of facilities: transmission, distribution
  /// For facilities that are multipolygons: the places of the other parts.
  std::map<Row, std::vector<LonLat>> other_places;

  std::size_t size() const { return id.size(); }
};

/// Lines with the vertices `first_vertex[row] .. first_vertex[row + 1]`.
struct Lines {
  Column<Row, ElementId> id;  ///< repeated if the line was split
  TextColumn<Row> name;
  TextColumn<Row> kind;      ///< for roads: the class
  TextColumn<Row> status;    ///< why it is not in use: disused, proposed; empty: it is
  TextColumn<Row> voltage;   ///< as tagged, in volts
  TextColumn<Row> usage;     ///< transmission, distribution, dc
  TextColumn<Row> pressure;  ///< as tagged, in bar
  TextColumn<Row> diameter;  ///< as tagged, in mm
  std::vector<Location> vertex;
  std::vector<std::size_t> first_vertex{0};

  std::size_t size() const { return id.size(); }
};

/// Roads according to OpenStreetMap's key `highway`, and ferries.
struct Highways {
  Lines lines;
  Column<Row, std::optional<double>>
      speed_kmh;  ///< speed limit, if tagged; of ferries also by `duration`
  Column<Row, Direction> direction;
  TextColumn<Row> surface;
  TextColumn<Row> bridge;  ///< the tag; such roads are entered only at their ends
  TextColumn<Row> tunnel;

  std::size_t size() const { return lines.size(); }
};

/// Built-up areas, exclusions or boundaries.
struct Polygons {
  Column<Row, ElementId> id;
  Column<Row, MultiPolygon> shape;
  TextColumn<Row> name;
  TextColumn<Row> kind;  ///< kind according to the mapping; for boundaries: the admin_level

  std::size_t size() const { return id.size(); }
};

/// Why an object, or one of its values, was left out.
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

/// "cut_at_edge", ...: as in files.
std::string_view identifier(LeftOutReason reason);
/// The fault and how it was handled, as a sentence.
std::string_view describe(LeftOutReason reason, Language language);
/// Whether data are lost or the user must check the object. Duplicates of places are common in
/// OpenStreetMap, and the centre of a facility is as good as its outline; these are not faults.
bool is_fault(LeftOutReason reason);

struct LeftOut {
  ElementId id;
  std::string layer;
  LeftOutReason reason = LeftOutReason::no_area;
  std::string detail;           ///< the value, what is missing, or the object used instead
  std::optional<LonLat> place;  ///< none: no part of it is in the extract
};

struct Extract {
  std::string timestamp;  ///< of the data, as given in the file; empty: not given
  std::size_t nodes = 0;  ///< in the file
  std::size_t ways = 0;
  std::size_t relations = 0;
  bool is_history = false;     ///< the file has old versions of objects
  std::size_t superseded = 0;  ///< old versions, ignored
  std::size_t repeated = 0;    ///< duplicates of the same version
  std::size_t deleted = 0;     ///< deleted objects

  Points towns;
  Points villages;
  Points facilities;
  Points seats;  ///< administrative centres and capitals, towns or not; the reason is in `kind`
  std::map<std::string, Lines> networks;  ///< by service
  Highways roads;
  Polygons built_up;
  Polygons exclusions;
  Polygons boundaries;

  std::vector<LeftOut> left_out;  ///< sorted by id
  /// The number of objects that the mapping ignores: by "highway=proposed" if no rule matches, by
  /// "roads: unless" if a rule excludes them.
  std::map<std::string, std::size_t> passed_over;
};

}  // namespace hinterland::osm
