// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/roads.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// Distance or travel time by the metric of the study: metres, or minutes where time decides. Zones
/// and margins only compare two of them, so that one computation serves all metrics; results have
/// columns of metres and of minutes.
using Impedance = Quantity<struct impedance>;
inline constexpr Impedance out_of_reach{unreachable.value};

enum class Zone : std::uint8_t { core, band, outside };

/// How far roads are searched. With a cut-off at the service radius, a village beyond it may have
/// no way, or one longer than the shortest.
enum class SearchCutoff : std::uint8_t { none, service_radius };

/// By what a service is measured, and how far is near.
struct AccessSettings {
  Metric metric = Metric::straight;
  Metres core_radius = 3_km;
  Metres band_radius = 5_km;
  Minutes core_time{9.0};  ///< in place of the radii where time decides
  Minutes band_time{15.0};
  Metres tap_distance = 500_m;
  SearchCutoff cutoff = SearchCutoff::none;

  Impedance core() const { return {metric == Metric::time ? core_time.value : core_radius.value}; }
  Impedance band() const { return {metric == Metric::time ? band_time.value : band_radius.value}; }
  /// A facility's own radius. In minutes it grows as the band's minutes grow
  /// with the band's radius: 8 km are 24 minutes where 5 km are 15.
  Impedance of(Metres radius) const;
};

/// The ways along roads to one service: to the facility that is nearest by
/// time where time decides, else by length. Empty columns: no roads are given.
struct RoadAccess {
  Column<VillageId, std::optional<FacilityId>> facility;  ///< none: there is no way
  Column<VillageId, Metres> length;                       ///< walk, road and walk together
  Column<VillageId, Metres> walk;                         ///< of it on foot
  Column<VillageId, Minutes> time;

  bool given() const { return !facility.empty(); }
};

/// How near one public service is to every village.
struct ServiceAccess {
  ServiceId service;
  Metric metric = Metric::straight;
  Impedance core;
  Impedance band;
  std::size_t facilities = 0;                            ///< that count for the radius
  std::size_t in_villages = 0;                           ///< those of village level, which do not
  Column<VillageId, std::optional<FacilityId>> nearest;  ///< by the metric; none: there is none
  Column<VillageId, Metres> distance;                    ///< straight, to that same facility
  RoadAccess by_road;
  Column<VillageId, Zone> zone;
  /// yes: a facility of village level is there already, near its centre or on its land
  Column<VillageId, Answer> in_village;

  /// How far each village lies beyond the radius that matters to it, and the
  /// least radius (or time) at which the service reaches it. Empty where no facility has
  /// a radius of its own: then both follow from `impedance`.
  Column<VillageId, Impedance> own_margin;
  Column<VillageId, Impedance> own_critical;

  /// The study knows no facility of the service, of any level.
  bool nothing_known() const { return facilities == 0 && in_villages == 0; }

  /// How far the nearest facility is by the metric.
  Impedance impedance(VillageId v) const {
    if (metric == Metric::straight) return {distance[v].value};
    return {metric == Metric::time ? by_road.time[v].value : by_road.length[v].value};
  }
  /// Beyond the radius; negative: inside.
  Impedance margin(VillageId v) const {
    return own_margin.empty() ? impedance(v) - band : own_margin[v];
  }
  Impedance critical(VillageId v) const {
    return own_critical.empty() ? impedance(v) : own_critical[v];
  }
};

/// How many of the named services must have a town facility near by.
enum class CoveredBy : std::uint8_t { any, all, at_least };

struct CoverageSettings {
  Metric metric = Metric::straight;  ///< by what the nearest is nearest, and what a radius is
  CoveredBy covered_by = CoveredBy::any;
  int at_least = 1;                   ///< with CoveredBy::at_least
  std::vector<std::string> services;  ///< ids of public services; empty: all that have a facility
  std::optional<Metres> core_radius;  ///< in place of the catalogue's
  std::optional<Metres> band_radius;  ///< in place of the catalogue's
  std::optional<Minutes> core_time;   ///< where time decides, in place of the catalogue's
  std::optional<Minutes> band_time;   ///< where time decides, in place of the catalogue's
  Metres town_reach = 2_km;  ///< a facility this near a seat, and without a level, is the town's
  bool towns_as_facilities = false;  ///< each seat stands for all its public services
  Metres area_step = 100_m;          ///< least step between the points that draw service areas
  Metres position_error = 50_m;      ///< of villages and facilities; makes `borderline`
};

/// Villages and people covered if every radius, or time limit, were this.
struct CoverageStep {
  Metres radius;  ///< 0 where time decides
  Minutes time;   ///< 0 elsewhere
  std::size_t villages = 0;
  People people;
};

/// Which villages lie in the service radius of town facilities. A radius is
/// metres, straight or along roads, or minutes: as the metric says.
struct Coverage {
  Metric metric = Metric::straight;
  std::vector<ServiceAccess> access;  ///< to every public service
  Column<VillageId, Answer> covered;
  Column<VillageId, Answer> borderline;  ///< the position error could flip it
  /// The least radius that covers the village, `unreachable` where none does; empty where time
  /// decides, and then `critical_time` is the least time, infinite where none covers it.
  Column<VillageId, Metres> critical_radius;
  Column<VillageId, Minutes> critical_time;
  /// The service that decides, as a row of `access`; none: too few services.
  Column<VillageId, std::optional<std::uint32_t>> deciding;
  std::vector<CoverageStep> curve;  ///< 3 to 5 km by 100 m; 5 to 30 minutes by one

  bool covers(VillageId village) const { return covered[village] == Answer::yes; }

  /// The access to the service that decides; null: none does.
  const ServiceAccess* decisive(VillageId v) const {
    return deciding[v] ? &access[*deciding[v]] : nullptr;
  }
  /// The nearest facility of the service that decides; none: none is reached.
  std::optional<FacilityId> facility(VillageId v) const {
    return deciding[v] ? access[*deciding[v]].nearest[v] : std::nullopt;
  }
  /// How far that one is by the metric.
  Impedance impedance(VillageId v) const {
    return deciding[v] ? access[*deciding[v]].impedance(v) : out_of_reach;
  }
};

/// What became of the facilities whose level nobody has given.
struct ResolvedLevels {
  std::size_t without_level = 0;
  std::size_t taken_as_town = 0;     ///< the others: as the village's
  std::size_t given_village = 0;     ///< beside them: of a village's level by column or word
  bool no_towns = false;             ///< neither seats nor built-up land to go by
  bool no_seats = false;             ///< built-up land alone decides
  bool are_towns_misplaced = false;  ///< the seats lie elsewhere, so that no level is certain
  /// Villages in the service radius if all of them stood for a town; none: all do.
  std::optional<std::size_t> covered_if_towns;
};

struct VillageRoads;

/// Measures how far every village is from each public service.
///
/// Facilities of county and town level count. A village exactly on the radius
/// is covered. A service without a facility that counts, named by the settings all
/// the same, or with facilities in the wrong place (`World::misplaced`), is out of
/// reach of no village for certain: `covered` is unknown where that decides, and where
/// `at_least` asks for more services than have facilities. A facility with a radius of its own
/// counts up to that one, at every critical radius. With roads, the ways along them are measured
/// whatever the metric is; where it is not straight, they decide.
///
/// The position error is a walk where roads decide: so much longer by the walk
/// factor, and as slow as people walk.
///
/// V rows, in the order of `world.villages`; equal distances go to the facility
/// with the lower id. Throws UsageError where the settings name a service that
/// the catalogue lacks or that is not a public one, or a metric that needs roads
/// where there are none.
///
/// O(services × (villages + facilities)), and one search of the roads a
/// service; some services at once, villages in parallel.
Coverage measure_coverage(const World& world, const ServiceCatalogue& catalogue,
                          const CoverageSettings& settings, const Progress& progress,
                          const VillageRoads* roads = nullptr);

}  // namespace hinterland
