// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/village_roads.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

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

}  // namespace hinterland
