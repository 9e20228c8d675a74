// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/network/road_lines.hpp>
#include <hinterland/network/road_network.hpp>
#include <hinterland/planning/coverage.hpp>
#include <hinterland/world/entities.hpp>

namespace hinterland {

/// What is measured, and by what settings.
struct RoadQuestion {
  const World& world;  ///< whose facilities are settled
  const ServiceCatalogue& catalogue;
  const CoverageSettings& coverage;
  const RoadSettings& roads;
  const TravelSettings& travel;
};

/// An end that stops this near another road may be meant to join it.
inline constexpr Metres loose_end_reach = 50_m;

}  // namespace hinterland
