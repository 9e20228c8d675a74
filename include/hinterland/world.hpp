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
#include <vector>

namespace hinterland {

using TownId = Id<struct town>;
using VillageId = Id<struct village>;
using FacilityId = Id<struct facility>;
using LineId = Id<struct network_line>;
using AreaId = Id<struct area>;
using RoadId = Id<struct road>;

/// How high a place stands; lower values stand higher.
enum class Level : std::uint8_t { county, town, village, unknown };

/// What a census or a survey says: yes, no, or nothing. Of services also that a connection is being
/// built or planned, and `unclear`: words that are not understood, which the map does not overrule.
enum class Answer : std::uint8_t { no, yes, unknown, being_built, planned, unclear };

/// What tells the town or the county of a village: a column of its layer, its code, the town that
/// is known, a boundary that it lies in, the seat that is nearest.
enum class HomeEvidence : std::uint8_t { none, column, code, town, boundary, nearest_seat };

/// What becomes of a village under the county's village plan.
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

/// A column of numbers that the study names as a criterion of its own.
struct VillageAttribute {
  std::string name;
  Column<VillageId, std::optional<double>> value;
};

struct Villages {
  Column<VillageId, std::int64_t> feature;  ///< number in its layer, for problems
  Column<VillageId, LonLat> place;
  /// The land of a village that came as polygons, of all its parts; empty: a point.
  /// Whether a line, a road or a facility reaches a village is measured from here. The column is
  /// empty where no village has any.
  Column<VillageId, MultiPolygon> land;
  TextColumn<VillageId> code;
  TextColumn<VillageId> name;
  TextColumn<VillageId> town;
  TextColumn<VillageId> county;
  Column<VillageId, HomeEvidence> town_by;    ///< empty: all that is known comes from a column
  Column<VillageId, HomeEvidence> county_by;  ///< empty: all that is known comes from a column
  Column<VillageId, std::optional<People>> people;
  Column<VillageId, std::optional<double>> households;
  /// yes: `people` is an estimate from the households. Empty: none is.
  Column<VillageId, Answer> is_people_estimated;
  Column<VillageId, VillageCategory> category;
  Column<VillageId, Answer> is_protected;  ///< traditional or historic: stays where it is
  Column<VillageId, Answer> is_movable;    ///< may gather in a new community
  Column<VillageId, Answer> is_sparse;     ///< in a thinly settled area: smaller communities do
  /// What the census says of each service; an empty column: it does not ask.
  Column<ServiceId, Column<VillageId, Answer>> census;
  /// Marks that the catalogue's exemptions ask for, such as heating_zone.
  std::vector<VillageAttribute> attributes;

  std::size_t size() const { return place.size(); }
};

struct Facilities {
  Column<FacilityId, std::int64_t> feature;  ///< number in its layer, for problems
  Column<FacilityId, LonLat> place;
  /// Where its other parts are; of a facility in several parts the nearest counts. Empty: each
  /// facility has one part.
  Column<FacilityId, std::vector<LonLat>> other_places;
  TextColumn<FacilityId> code;
  TextColumn<FacilityId> name;
  Column<FacilityId, ServiceId> service;
  Column<FacilityId, Level> level;
  Column<FacilityId, std::optional<Metres>> radius;  ///< its own, in place of the service's

  std::size_t size() const { return place.size(); }
};

/// Calls `take` with the place of each part of a facility.
template <class Take>
void for_each_part(const Facilities& facilities, FacilityId facility, const Take& take) {
  take(facilities.place[facility]);
  if (facilities.other_places.empty()) return;
  for (const LonLat& place : facilities.other_places[facility]) take(place);
}

/// Where the facilities of a service stand, in the order of their rows: all parts of each.
inline std::vector<LonLat> facilities_of(const Facilities& facilities, ServiceId service) {
  std::vector<LonLat> places;
  for (FacilityId f : rows(facilities.place)) {
    if (facilities.service[f] != service) continue;
    for_each_part(facilities, f, [&](LonLat place) { places.push_back(place); });
  }
  return places;
}

/// The lines of one infrastructure service. Line `l` has the vertices
/// `first_vertex[l] .. first_vertex[l + 1]`; a multi-part line is several lines.
struct NetworkLines {
  bool given = false;          ///< the study names a layer
  bool complete = false;       ///< where it shows no line, there is none
  bool are_the_roads = false;  ///< its lines are those of `World::roads`, and none stand here
  std::vector<LonLat> vertex;
  std::vector<std::size_t> first_vertex{0};

  std::size_t size() const { return first_vertex.size() - 1; }
};

/// Lines that stand somewhere else: line `l` has the vertices
/// `first_vertex[l] .. first_vertex[l + 1]`.
struct LineView {
  std::span<const LonLat> vertex;
  std::span<const std::size_t> first_vertex;

  std::size_t size() const { return first_vertex.empty() ? 0 : first_vertex.size() - 1; }
};

/// Which way a road may be driven along, as its line is drawn.
enum class Direction : std::uint8_t { both, forward, backward };

/// The lines that people travel on. Road `r` has the vertices
/// `first_vertex[r] .. first_vertex[r + 1]`; a multi-part line is several roads.
struct Roads {
  bool given = false;           ///< the study names a layer
  std::string layer = "roads";  ///< as the study names it, for problems: roads, networks.road
  std::vector<LonLat> vertex;
  std::vector<std::size_t> first_vertex{0};
  Column<RoadId, std::int64_t> feature;  ///< number in its layer, for problems
  Column<RoadId, float> speed_kmh;       ///< its own, else that of its class; positive
  Column<RoadId, Direction> direction;
  /// One can step onto it anywhere along its length; no: only where other
  /// roads meet it (motorways, ferries).
  Column<RoadId, Answer> is_open;

  std::size_t size() const { return first_vertex.size() - 1; }
};

/// Polygons with a name: boundaries, built-up land, land kept free.
struct Areas {
  Column<AreaId, MultiPolygon> shape;
  TextColumn<AreaId> code;
  TextColumn<AreaId> name;
  TextColumn<AreaId> kind;  ///< why the land is kept free; of boundaries the level, if told

  std::size_t size() const { return shape.size(); }
};

/// A place that the user proposes for a new community.
struct ProposedSites {
  Column<Id<struct proposed_site>, LonLat> place;
  TextColumn<Id<struct proposed_site>> name;

  std::size_t size() const { return place.size(); }
};

/// Everything that a study reads.
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

  /// Public services some of whose facilities the study has, but not their right place: a village
  /// that no other facility reaches may be reached by these.
  std::set<ServiceId> misplaced;
  bool are_towns_misplaced = false;  ///< the seats lie elsewhere, and are left out

  /// The lines of an infrastructure service, wherever they stand.
  LineView lines_of(ServiceId service) const {
    const NetworkLines& network = networks[service];
    if (network.are_the_roads) return {roads.vertex, roads.first_vertex};
    return {network.vertex, network.first_vertex};
  }
};

/// The tables of a program that has them in memory, made safe to plan from.
///
/// Of a table only `place` has to be filled, of areas `shape`, of facilities `service` too, of
/// lines `vertex` and `first_vertex`: a column that is empty stands for rows of which nothing is
/// known (levels of seats: town; roads: two-way, open, at the catalogue's speed for roads of no
/// known class). `given` becomes true where there are lines.
///
/// Rows that cannot be used leave the tables, each with a problem: places, lines and shapes that
/// are not finite or off the globe, a village point that repeats the code and place of an earlier
/// one. Polygons of one code become one village. Numbers that cannot be meant (negative people,
/// shares beyond 1, speeds and radii that are not positive) count as not given, each with a
/// problem. Rings are closed.
///
/// Throws UsageError, naming the table and the column, where columns of a table differ in length, a
/// service is none of the catalogue's, or the vertices are not divided into lines; where the
/// catalogue cannot be planned with (`check_catalogue`). O(rows log rows).
World checked_world(World tables, const ServiceCatalogue& catalogue, Problems& problems);

}  // namespace hinterland
