// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_lines.hpp"
#include "network/road_network.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

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
