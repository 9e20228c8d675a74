// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/base/table.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/network/travel.hpp>
#include <hinterland/planning/access.hpp>
#include <hinterland/world/entities.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

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

/// What a service of the catalogue is measured by.
AccessSettings access_settings(const Service& service, const TravelRules& travel,
                               const CoverageSettings& settings);

/// Villages and people covered if every radius were this.
struct CoverageAtRadius {
  Reach radius;
  std::size_t villages = 0;
  People people;
};

/// Which villages lie in the service radius of town facilities. A radius is
/// metres, straight or along roads, or minutes: as the metric says.
struct Coverage {
  Metric metric = Metric::straight;
  std::vector<ServiceAccess> access;  ///< to every public service
  Column<VillageId, Answer> covered;
  Column<VillageId, Answer> borderline;    ///< the position error could flip it
  Column<VillageId, Reach> switch_radius;  ///< least radius that covers the village
  /// The service that decides, as a row of `access`; none: too few services.
  Column<VillageId, std::optional<std::uint32_t>> deciding;
  std::vector<CoverageAtRadius> curve;  ///< 3 to 5 km by 100 m; 5 to 30 minutes by one

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
  Reach reach(VillageId v) const {
    return deciding[v] ? access[*deciding[v]].reach(v) : out_of_reach;
  }
};

/// Measures how far every village is from each public service.
///
/// Facilities of county and town level count. A village exactly on the radius
/// is covered. A service without a facility that counts, named by the settings all
/// the same, or with facilities in the wrong place (`World::misplaced`), is out of
/// reach of no village for certain: `covered` is unknown where that decides, and where
/// `at_least` asks for more services than have facilities. A facility with a radius of its own
/// counts up to that one, at every switch radius. With roads, the ways along them are measured
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

/// The same with the search of the roads cut off at the service radius, for "what if": `covered`
/// and the sign of each margin are exact, distances beyond the radius are not; no curve.
Coverage measure_within_radius(const World& world, const ServiceCatalogue& catalogue,
                               const CoverageSettings& settings, const VillageRoads* roads);

/// A service that decides whether a village is covered.
struct DecidingService {
  std::uint32_t access = 0;  ///< its position in `Coverage::access`
  /// Not all of its facilities are known: a village out of their reach may be in reach of others.
  bool is_doubtful = false;
};

std::vector<DecidingService> deciding_services(const World& world,
                                               const ServiceCatalogue& catalogue,
                                               const CoverageSettings& settings,
                                               const std::vector<ServiceAccess>& access);

/// How many of the deciding services must be in reach; more than there are
/// means that coverage cannot be judged.
std::size_t services_needed(const CoverageSettings& settings, std::size_t deciding);

}  // namespace hinterland
