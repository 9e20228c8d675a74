// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/coordinates.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

using TownId = Id<struct town>;
using VillageId = Id<struct village>;
using FacilityId = Id<struct facility>;
using LineId = Id<struct network_line>;
using AreaId = Id<struct area>;
using RoadId = Id<struct road>;
using IdleId = Id<struct idle_record>;

/// The administrative level of a place; lower values are higher levels.
enum class Level : std::uint8_t { county, town, village, unknown };

/// The value of a yes/no attribute or of a question that may have no answer.
enum class TriState : std::uint8_t { no, yes, unknown };

/// What a census or survey says about a service in a village: also that a connection is under
/// construction or planned; `unclear`: not understood, and not overridden by the map; `own`: the
/// village has a supply of its own, such as a well, and no line.
enum class CensusAnswer : std::uint8_t { no, yes, unknown, being_built, planned, unclear, own };

/// How the town or county of a village was determined: from a column of its layer, its code, its
/// known town, a boundary polygon around it, or the nearest seat.
enum class ParentUnitEvidence : std::uint8_t { none, column, code, town, boundary, nearest_seat };

/// The category of a village in the county's village plan.
enum class VillageCategory : std::uint8_t { central, basic, other, unknown };

/// The seats of counties and towns.
struct Towns {
  Column<TownId, std::int64_t> feature;  ///< number in its layer, for problems
  Column<TownId, LonLat> place;
  TextColumn<TownId> code;
  TextColumn<TownId> name;
  TextColumn<TownId> county;                             ///< name of the county; empty: not given
  Column<TownId, Level> level;                           ///< county or town
  Column<TownId, std::optional<People>> people;          ///< in the seat
  Column<TownId, std::optional<double>> non_farm_share;  ///< of employment, 0 to 1

  std::size_t size() const { return place.size(); }
};

/// A numeric village column that the study uses as an additional criterion.
struct VillageAttribute {
  std::string name;
  Column<VillageId, std::optional<double>> value;
};

struct Villages {
  Column<VillageId, std::int64_t> feature;  ///< number in its layer, for problems
  Column<VillageId, LonLat> place;
  /// The polygons of a village; empty: it is a point. Distances from a village to lines, roads and
  /// facilities at it are measured from its polygons. The column is empty if no village has any.
  Column<VillageId, MultiPolygon> land;
  TextColumn<VillageId> code;
  TextColumn<VillageId> name;
  TextColumn<VillageId> town;
  TextColumn<VillageId> county;
  Column<VillageId, ParentUnitEvidence> town_by;    ///< empty: all known towns come from a column
  Column<VillageId, ParentUnitEvidence> county_by;  ///< likewise
  Column<VillageId, std::optional<People>> people;
  Column<VillageId, std::optional<double>> households;
  /// yes: `people` is estimated from the households. Empty: none is.
  Column<VillageId, TriState> is_people_estimated;
  Column<VillageId, VillageCategory> category;
  Column<VillageId, TriState> is_protected;  ///< traditional or historic: never moved
  Column<VillageId, TriState> is_movable;    ///< may move to a new community
  Column<VillageId, TriState> is_sparse;     ///< in a sparse area, where communities may be smaller
  Column<VillageId, TriState> is_leaving;    ///< yes: moves to an adopted site. Empty: none does
  /// The census value for each service; an empty column: the census has no such column.
  Column<ServiceId, Column<VillageId, CensusAnswer>> census;
  /// Criteria of the study, and attributes for the catalogue's exemptions, such as heating_zone.
  std::vector<VillageAttribute> attributes;

  std::size_t size() const { return place.size(); }
};

struct Facilities {
  Column<FacilityId, std::int64_t> feature;  ///< number in its layer, for problems
  Column<FacilityId, LonLat> place;
  /// The other parts of a multi-part facility, of which the nearest part counts. Empty: each
  /// facility has one part.
  Column<FacilityId, std::vector<LonLat>> other_places;
  TextColumn<FacilityId> code;
  TextColumn<FacilityId> name;
  Column<FacilityId, ServiceId> service;
  Column<FacilityId, Level> level;
  Column<FacilityId, std::optional<Metres>> radius;  ///< its own, in place of the service's
  TextColumn<FacilityId> county;                     ///< the county that it lies in; empty: unknown
  /// yes: outside every county boundary of the study. Empty: none is, or there are no boundaries.
  Column<FacilityId, TriState> is_outside;

  std::size_t size() const { return place.size(); }
};

/// Whether the facility lies in another county than the village, as far as both are known.
inline bool is_of_other_county(const Facilities& facilities, FacilityId facility,
                               std::string_view county_of_village) {
  if (county_of_village.empty() || facilities.county.empty()) return false;
  const std::string_view county = facilities.county[facility];
  if (!county.empty()) return county != county_of_village;
  return !facilities.is_outside.empty() && facilities.is_outside[facility] == TriState::yes;
}

/// Calls `take` with the place of each part of a facility.
template <class Take>
void for_each_part(const Facilities& facilities, FacilityId facility, const Take& take) {
  take(facilities.place[facility]);
  if (facilities.other_places.empty()) return;
  for (const LonLat& place : facilities.other_places[facility]) take(place);
}

/// The places of all facilities of a service, in row order, with all parts of each.
inline std::vector<LonLat> facilities_of(const Facilities& facilities, ServiceId service) {
  std::vector<LonLat> places;
  for (FacilityId f : rows(facilities.place)) {
    if (facilities.service[f] != service) continue;
    for_each_part(facilities, f, [&](LonLat place) { places.push_back(place); });
  }
  return places;
}

/// The connected pieces of a network. Lines that cross or come within 10 m of each other are
/// connected.
struct NetworkPieces {
  std::size_t pieces = 0;
  Metres length;          ///< of all lines
  Metres elsewhere;       ///< outside the longest piece
  std::size_t stray = 0;  ///< short pieces that hang on no source; not in the numbers above
  Metres stray_length;
  std::size_t stray_villages = 0;  ///< within the connection distance of stray pieces only
  std::size_t small_villages = 0;  ///< of pieces other than the longest only; without those above
};

/// The lines of one infrastructure service. Line `l` has the vertices
/// `first_vertex[l] .. first_vertex[l + 1]`; a multi-part line is several lines.
struct NetworkLines {
  bool given = false;          ///< the study has a layer
  bool complete = false;       ///< absence of a line is evidence of no connection
  bool are_the_roads = false;  ///< its lines are stored in `World::roads` instead
  std::vector<LonLat> vertex;
  std::vector<std::size_t> first_vertex{0};
  NetworkPieces pieces = {};  ///< from `part_network`

  std::size_t size() const { return first_vertex.size() - 1; }
};

/// A non-owning view of lines: line `l` has the vertices `first_vertex[l] .. first_vertex[l + 1]`.
struct LineView {
  std::span<const LonLat> vertex;
  std::span<const std::size_t> first_vertex;

  std::size_t size() const { return first_vertex.empty() ? 0 : first_vertex.size() - 1; }
};

/// The direction in which a road may be driven, relative to its digitised direction.
enum class Direction : std::uint8_t { both, forward, backward };

/// The lines that people travel on. Road `r` has the vertices
/// `first_vertex[r] .. first_vertex[r + 1]`; a multi-part line is several roads.
struct Roads {
  bool given = false;           ///< the study has a layer
  std::string layer = "roads";  ///< its name in the study, for problems: roads, networks.road
  std::vector<LonLat> vertex;
  std::vector<std::size_t> first_vertex{0};
  Column<RoadId, std::int64_t> feature;  ///< number in its layer, for problems
  Column<RoadId, float> speed_kmh;       ///< its own, otherwise that of its class; positive
  Column<RoadId, Direction> direction;
  /// Accessible anywhere along its length; no: only where other roads meet it (motorways, ferries,
  /// bridges, tunnels).
  Column<RoadId, TriState> is_open;
  /// Whether the road at a village is evidence for the service of roads, if that has no lines of
  /// its own; no: motorways, ferries, tracks and paths. Empty: every road is.
  Column<RoadId, TriState> gives_access;

  std::size_t size() const { return first_vertex.size() - 1; }
};

/// Named polygons: boundaries, built-up areas, excluded land.
struct Areas {
  Column<AreaId, MultiPolygon> shape;
  TextColumn<AreaId> code;
  TextColumn<AreaId> name;
  TextColumn<AreaId> kind;  ///< exclusions: the reason; boundaries: the level, if given

  std::size_t size() const { return shape.size(); }
};

/// A place that the user proposes for a new community.
struct ProposedSites {
  Column<Id<struct proposed_site>, LonLat> place;
  TextColumn<Id<struct proposed_site>> name;

  std::size_t size() const { return place.size(); }
};

/// Why a record of the input does not serve any village.
enum class IdleReason : std::uint8_t {
  not_in_use,    ///< planned, under construction, closed, abandoned or demolished
  transmission,  ///< carries the service past the villages: 500 kV, a trunk main
  stray_piece    ///< a short piece of a network that hangs on no source
};

/// Records of the layers that do not serve: no village is covered, connected or supplied by them,
/// and none is counted. They are kept to be drawn and counted as such.
struct IdleRecords {
  Column<IdleId, std::int64_t> feature;  ///< number in its layer, for problems
  TextColumn<IdleId> layer;              ///< as the study names it: roads, networks.power
  TextColumn<IdleId> code;
  TextColumn<IdleId> name;
  Column<IdleId, IdleReason> reason;
  TextColumn<IdleId> stated;                      ///< what the record says: 停用, 500 kV
  Column<IdleId, LonLat> place;                   ///< of a line: its first vertex
  Column<IdleId, std::vector<LineString>> lines;  ///< none: a place

  std::size_t size() const { return feature.size(); }
};

/// All input tables of a study.
struct World {
  Towns towns;
  Villages villages;
  Facilities facilities;
  Column<ServiceId, NetworkLines> networks;
  Roads roads;
  Areas boundaries;
  Areas built_up;
  Areas exclusions;
  ProposedSites proposed_sites;
  IdleRecords idle;  ///< in no other table

  /// Public services with facilities whose true location is unknown: they may cover villages that
  /// no other facility covers.
  std::set<ServiceId> misplaced;
  bool are_towns_misplaced = false;  ///< the seats are in the wrong place, and are left out

  /// The lines of an infrastructure service, wherever they are stored.
  LineView lines_of(ServiceId service) const {
    const NetworkLines& network = networks[service];
    if (network.are_the_roads) return {roads.vertex, roads.first_vertex};
    return {network.vertex, network.first_vertex};
  }
};

/// Validates tables built in memory, for planning.
///
/// Required columns are `place`, for areas `shape`, for facilities also `service`, for lines
/// `vertex` and `first_vertex`. Other columns may be empty; all their values are then unknown
/// (levels of seats: town; roads: two-way, open, at the catalogue's speed for unknown classes).
/// `given` is set for layers with lines.
///
/// Unusable rows are removed, each with a problem: places, lines and shapes with coordinates that
/// are not finite or out of range, and village points within 100 m of an earlier one with its code
/// and an agreeing name (one begins with the other). Village polygons with one code and agreeing
/// names become one village; other villages with one code stay, with a problem. Further places of
/// facilities (`other_places`) with such coordinates are removed. Invalid numbers (people that are
/// negative or above 1e9, shares above 1, speeds and radii that are not positive, attributes that
/// are not finite) become unknown, each with a problem. Rings are closed. Seats of level village or
/// unknown become seats of towns.
///
/// Throws UsageError, naming the table and the column, if columns of a table differ in length, a
/// service is not in the catalogue, a text is not UTF-8, a value is none of its enumeration,
/// attributes of villages share a name, or `first_vertex` does not divide the vertices into lines;
/// and as `check_catalogue` does. O(rows log rows).
World checked_world(World tables, const ServiceCatalogue& catalogue, Problems& problems);

/// Throws UsageError, naming the table and the column, if the lengths of columns, the numbers of
/// services or the division of lines are not those of a world from `checked_world` with this
/// catalogue. O(facilities + lines + columns).
void require_shape(const World& world, const ServiceCatalogue& catalogue);

}  // namespace hinterland
