// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.hpp"
#include "network/village_roads.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coordinates.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

/// The parts of the coverage decision, for the steps that measure it again.
namespace hinterland {

/// The access settings of a service of the catalogue.
AccessSettings access_settings(const Service& service, const TravelRules& travel,
                               const CoverageSettings& settings);

/// `measure_coverage` with the road search cut off at the service radius, for what-if questions:
/// `covered` and the sign of each margin are exact, distances beyond the radius are not; no curve.
Coverage measure_within_radius(const World& world, const ServiceCatalogue& catalogue,
                               const CoverageSettings& settings, const VillageRoads* roads);

/// Whether the service is one of those that decide coverage: those of the settings, or of the
/// catalogue where these name none; whatever facilities are known.
bool decides(const Service& service, const CoverageSettings& settings);

/// A service that decides whether a village is covered.
struct DecidingService {
  std::uint32_t access = 0;  ///< its position in `Coverage::access`
  /// Not all of its facilities are known: a village that none of them reaches may be covered.
  bool is_doubtful = false;
  /// A village for which none of its facilities counts may be covered, even if others are known:
  /// the settings name the service, or several services are needed.
  bool is_required = false;
  /// Facilities count by county: villages of some counties may have none.
  bool is_by_county = false;
};

std::vector<DecidingService> deciding_services(const World& world,
                                               const ServiceCatalogue& catalogue,
                                               const CoverageSettings& settings,
                                               const std::vector<ServiceAccess>& access);

/// The number of deciding services that must be in reach. If it exceeds their number, coverage
/// cannot be judged.
std::size_t services_needed(const CoverageSettings& settings, std::size_t deciding);

/// `Coverage::covered` by the rule of the settings, from the access measured by their metric.
/// O(services × villages).
Column<VillageId, TriState> judge_coverage(const World& world, const ServiceCatalogue& catalogue,
                                           const CoverageSettings& settings,
                                           const std::vector<ServiceAccess>& access);

/// The access to every public service in a straight line, whatever the metric of the settings.
std::vector<ServiceAccess> measure_straight(const World& world, const ServiceCatalogue& catalogue,
                                            const CoverageSettings& settings);

/// Facilities of one service with the same radius.
struct FacilityGroup {
  std::uint32_t deciding = 0;  ///< the service, as a row of the deciding services
  std::uint32_t access = 0;    ///< the service, as a row of `Coverage::access`
  RoadCost radius = 0;         ///< the largest road cost within it, by the metric
  std::vector<LonLat> places;
};

/// The facilities that count for the deciding services, in the order of these.
///
///   settings  with a metric along roads
///   all       the access to each public service
std::vector<FacilityGroup> groups_of(const World& world, const ServiceCatalogue& catalogue,
                                     const CoverageSettings& settings,
                                     const std::vector<ServiceAccess>& all);

}  // namespace hinterland
