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
#include <set>
#include <string>
#include <vector>

namespace hinterland {

/// Impedance in the metric of the study: metres in a straight line or along roads, or minutes.
/// Zones and margins only compare impedances, so one computation serves all metrics; results have
/// columns of metres and of minutes.
using Impedance = Quantity<struct impedance>;
inline constexpr Impedance out_of_reach{unreachable.value};

enum class Zone : std::uint8_t { core, band, outside };

/// How far road searches extend. With a cut-off at the service radius, a village beyond it may have
/// no route, or one longer than the shortest.
enum class SearchCutoff : std::uint8_t { none, service_radius };

/// The metric and the radii of one service.
struct AccessSettings {
  Metric metric = Metric::straight;
  Metres core_radius = 3_km;
  Metres band_radius = 5_km;
  Minutes core_time{9.0};  ///< in place of the radii with Metric::time
  Minutes band_time{15.0};
  Metres tap_distance = 500_m;
  SearchCutoff cutoff = SearchCutoff::none;

  Impedance core() const { return {metric == Metric::time ? core_time.value : core_radius.value}; }
  Impedance band() const { return {metric == Metric::time ? band_time.value : band_radius.value}; }
  /// A facility's own radius in the metric. Minutes are proportional: if the band radius of 5 km
  /// corresponds to 15 minutes, 8 km correspond to 24.
  Impedance of(Metres radius) const;
};

/// The road routes to one service: to the facility nearest by time with Metric::time, otherwise by
/// length. The columns are empty if the study has no roads.
struct RoadAccess {
  Column<VillageId, std::optional<FacilityId>> facility;  ///< none: no route
  Column<VillageId, Metres> length;                       ///< walks and road together
  Column<VillageId, Metres> walk;                         ///< the part on foot
  Column<VillageId, Minutes> time;

  bool given() const { return !facility.empty(); }
};

/// The access of every village to one public service.
struct ServiceAccess {
  ServiceId service;
  Metric metric = Metric::straight;
  Impedance core;               ///< a village up to a millimetre beyond is inside
  Impedance band;               ///< likewise
  std::size_t facilities = 0;   ///< those that count for the radius
  std::size_t in_villages = 0;  ///< those of village level, which do not
  /// The facility that decides: of those within whose radius the village lies, the nearest by the
  /// metric; if there is none, the one whose radius is exceeded least. Where no road leads to any,
  /// the nearest in a straight line. None: no facility counts.
  Column<VillageId, std::optional<FacilityId>> nearest;
  Column<VillageId, Metres> distance;  ///< straight-line, to this facility
  RoadAccess by_road;                  ///< to this facility if roads decide and lead to it
  Column<VillageId, Zone> zone;
  /// yes: a facility of village level is near the village's centre or on its land
  Column<VillageId, TriState> in_village;

  /// How far each village lies beyond the radius of the facility that covers it best, and the least
  /// radius (or time) at which the service covers it. Empty if no facility has its own radius: both
  /// then follow from `impedance`.
  Column<VillageId, Impedance> own_margin;
  Column<VillageId, Impedance> own_critical;

  /// Whether the study has no facility of the service, of any level.
  bool nothing_known() const { return facilities == 0 && in_villages == 0; }

  /// The impedance to the nearest facility.
  Impedance impedance(VillageId v) const {
    if (metric == Metric::straight) return {distance[v].value};
    return {metric == Metric::time ? by_road.time[v].value : by_road.length[v].value};
  }
  /// The impedance beyond the radius; negative: inside.
  Impedance margin(VillageId v) const {
    return own_margin.empty() ? impedance(v) - band : own_margin[v];
  }
  Impedance critical(VillageId v) const {
    return own_critical.empty() ? impedance(v) : own_critical[v];
  }
};

/// How many of the named services must have a town facility in reach.
enum class CoveredBy : std::uint8_t { any, all, at_least };

struct CoverageSettings {
  Metric metric = Metric::straight;
  CoveredBy covered_by = CoveredBy::any;
  int at_least = 1;                   ///< with CoveredBy::at_least
  std::vector<std::string> services;  ///< ids of public services; empty: those of the catalogue
                                      ///< that decide coverage
  std::optional<Metres> core_radius;  ///< in place of the catalogue's
  std::optional<Metres> band_radius;  ///< in place of the catalogue's
  std::optional<Minutes> core_time;   ///< with Metric::time, in place of the catalogue's
  std::optional<Minutes> band_time;   ///< with Metric::time, in place of the catalogue's
  Metres town_reach = 2_km;           ///< facilities without a level count as town level within
                                      ///< this distance of a seat
  bool towns_as_facilities = false;   ///< each seat counts as a facility of every public service
  bool own_county = false;            ///< a facility counts only for villages of its county, where
                                      ///< both are known (`is_of_other_county`)
  Metres area_step = 100_m;           ///< smallest grid step for drawing service areas
  Metres position_error = 50_m;       ///< of villages and facilities; determines `borderline`
};

/// Villages and people covered if every radius, or time limit, had this value.
struct CoverageStep {
  Metres radius;  ///< 0 with Metric::time
  Minutes time;   ///< 0 with other metrics
  std::size_t villages = 0;
  People people;
  bool is_main = false;  ///< one of the few that the summary shows
};

/// The radii, or time limits, of several services; all 0: of none.
struct ServiceRadii {
  Metric metric = Metric::straight;
  Impedance min_core;
  Impedance max_core;
  Impedance min_band;
  Impedance max_band;

  bool given() const { return max_band > Impedance{}; }
};

/// Which villages lie in the service radius of town facilities, by the metric.
struct Coverage {
  Metric metric = Metric::straight;
  std::vector<ServiceAccess> access;  ///< to every public service
  Column<VillageId, TriState> covered;
  /// The same by straight-line distance, which decides for the service of roads: a village without
  /// a road is not outside the radius for that reason.
  Column<VillageId, TriState> covered_straight;
  Column<VillageId, TriState> borderline;  ///< whether the position error could change `covered`
  /// The smallest radius that covers the village, `unreachable` if none does; empty with
  /// Metric::time, where `critical_time` is the smallest time instead, infinite if none covers it.
  Column<VillageId, Metres> critical_radius;
  Column<VillageId, Minutes> critical_time;
  /// The service that decides `covered`, as an index into `access`; none: too few services.
  Column<VillageId, std::optional<std::uint32_t>> deciding;
  ServiceRadii radii;  ///< of the services that decide and have facilities that count
  /// From the least core radius in force to the greatest band radius and one main step beyond: by
  /// default 3 to 6 km in steps of 100 m. Main steps are these radii and round ones between them.
  /// Empty if no deciding service has facilities that count.
  std::vector<CoverageStep> curve;

  bool covers(VillageId village) const { return covered[village] == TriState::yes; }

  /// Whether the village lies within the radius in a straight line, but no road leads to it.
  bool is_cut_off(VillageId v) const {
    return metric != Metric::straight && covered[v] == TriState::no &&
           covered_straight[v] == TriState::yes && impedance(v) == out_of_reach;
  }

  /// The access to the deciding service; null: there is none.
  const ServiceAccess* decisive(VillageId v) const {
    return deciding[v] ? &access[*deciding[v]] : nullptr;
  }
  /// The nearest facility of the deciding service; none: none is reached.
  std::optional<FacilityId> facility(VillageId v) const {
    return deciding[v] ? access[*deciding[v]].nearest[v] : std::nullopt;
  }
  /// The impedance to this facility.
  Impedance impedance(VillageId v) const {
    return deciding[v] ? access[*deciding[v]].impedance(v) : out_of_reach;
  }
};

/// A rule of coverage, and what it gives.
struct CoverageRule {
  Metric metric = Metric::straight;
  CoveredBy covered_by = CoveredBy::any;
  int at_least = 1;                 ///< with CoveredBy::at_least
  std::vector<ServiceId> services;  ///< those that decide
  bool is_applied = false;          ///< the rule of the study
  bool is_known = true;             ///< false: it cannot be judged for any village
  std::size_t villages = 0;         ///< covered
  People people;                    ///< of these
  std::size_t gaps = 0;
  /// Of closing the gaps, as far as it is known; none: not planned, in studies of many villages.
  std::optional<Fen> cost;
};

/// How facilities without a level were classified.
struct ResolvedLevels {
  std::size_t without_level = 0;
  std::size_t taken_as_town = 0;     ///< of these, town level; the others are village level
  std::size_t given_village = 0;     ///< other facilities, of village level by column or keyword
  bool no_towns = false;             ///< the study has neither seats nor built-up areas
  bool no_seats = false;             ///< only built-up areas decide
  bool are_towns_misplaced = false;  ///< the seats are in the wrong place, so no level is certain
  /// Villages covered if all facilities without a level were of town level; none: all are.
  std::optional<std::size_t> covered_if_towns;
};

/// The facilities with their levels.
struct ResolvedFacilities {
  Facilities facilities;
  std::set<ServiceId> misplaced;  ///< as `World::misplaced`
  ResolvedLevels levels;
};

/// Determines the level of each facility, before coverage is measured: facilities of unknown level
/// would count as those of towns.
///
/// With `towns_as_facilities` each seat becomes a facility of every public service, with the level
/// of the seat. A facility without a level has town level if a part of it lies in built-up land or
/// within `town_reach` of a seat, and village level otherwise; if the study has neither seats nor
/// built-up land, all have town level. Throws UsageError, naming the setting, for settings that are
/// not finite, out of range or contradict the catalogue. Requires a world from `checked_world`.
/// O((facilities + towns) log towns).
ResolvedFacilities resolve_facilities(const World& world, const ServiceCatalogue& catalogue,
                                      const CoverageSettings& settings);

/// The services that decide coverage, in the catalogue's order, whatever facilities are known.
std::vector<ServiceId> deciding_services(const ServiceCatalogue& catalogue,
                                         const CoverageSettings& settings);

/// The radii in force of these services, those of the settings in place of the catalogue's; by the
/// metric of the settings. A facility may have its own radius instead. O(services).
ServiceRadii radii_of(const std::vector<ServiceId>& services, const ServiceCatalogue& catalogue,
                      const CoverageSettings& settings);

/// Measures the distance from every village to each public service.
///
/// Facilities of county and town level count. A village on the radius, or up to a millimetre
/// beyond, is covered. A facility with its own radius uses that radius everywhere, also in `curve`.
/// With roads, routes are measured for every metric, and decide unless the metric is straight.
///
/// `covered` is unknown where it depends on a required service that has no facility that counts, on
/// one with misplaced facilities (`World::misplaced`), or where `at_least` exceeds the number of
/// services that decide.
///
/// With the metrics road and time, the position error counts as a walk: times the walk factor, at
/// walking speed.
///
/// Requires a world from `checked_world` with the facilities of `resolve_facilities`, and the roads
/// of this world.
///
/// V rows, in the order of `world.villages`; ties go to the facility with the lower id. Throws
/// UsageError if the settings are not finite or out of range, if a core radius or time exceeds that
/// of the band (where the settings leave one open, the catalogue's), or if they name a service that
/// is not a public service of the catalogue, or a metric that needs roads and there are none.
///
/// O(services × (villages + facilities)), plus one road search per service; several services at
/// once, villages in parallel.
Coverage measure_coverage(const World& world, const ServiceCatalogue& catalogue,
                          const CoverageSettings& settings, const Progress& progress,
                          const VillageRoads* roads = nullptr);

}  // namespace hinterland
