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

/// What decides on coverage, for the steps that measure it again.
namespace hinterland {

/// What a service of the catalogue is measured by.
AccessSettings access_settings(const Service& service, const TravelRules& travel,
                               const CoverageSettings& settings);

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

/// Facilities of one service whose radius is the same.
struct FacilityGroup {
  std::uint32_t deciding = 0;  ///< the service, as a row of the deciding ones
  std::uint32_t access = 0;    ///< the same, as a row of the access that is measured
  RoadCost radius = 0;         ///< what still lies within it, by the metric
  std::vector<LonLat> places;
};

/// The facilities that count for the services that decide, in the order of these.
///
///   settings  by a metric along roads
///   all       the access to each public service
std::vector<FacilityGroup> groups_of(const World& world, const ServiceCatalogue& catalogue,
                                     const CoverageSettings& settings,
                                     const std::vector<ServiceAccess>& all);

}  // namespace hinterland
