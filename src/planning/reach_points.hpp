// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/piece_grid.hpp"
#include "network/travel.hpp"
#include "network/village_roads.hpp"
#include "planning/access.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

/// Inside service_area: how far points on the ground are from the facilities.
namespace hinterland {

/// How far a point lies beyond the radii, by the metric of the study, and whose
/// facility it is that it is farthest inside of. Negative: inside.
struct PointReach {
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;

  float core_margin = std::numeric_limits<float>::infinity();
  float band_margin = std::numeric_limits<float>::infinity();
  std::uint32_t owner = nobody;  ///< row of a town; 0 where there are no towns

  Zone zone() const {
    if (!(band_margin <= 0.0F)) return Zone::outside;
    return core_margin <= 0.0F ? Zone::core : Zone::band;
  }
};

/// Measures points against all facilities that decide about coverage.
class ReachPoints {
 public:
  /// Refers to `roads`, which must live as long; null where there are none.
  ReachPoints(const World& world, const ServiceCatalogue& catalogue,
              const CoverageSettings& settings, const Coverage& coverage,
              const VillageRoads* roads);

  bool any() const { return !groups_.empty(); }

  /// Holds every point that can be in reach. Across 180° it counts on.
  LonLatBox extent() const;

  std::vector<PointReach> measure(std::span<const LonLat> places) const;

  /// The same for the nodes of the roads, from where one stands on them.
  Column<RoadNodeId, PointReach> measure_nodes() const;

 private:
  /// Facilities of equal radii.
  struct Group {
    Reach core;
    Reach band;
    std::vector<LonLat> place;
    std::vector<std::uint32_t> owner;
    std::optional<NearestByRoad> by_road;  ///< none where the straight line decides
  };

  Group& group_of(Reach core, Reach band);
  Metres farthest(const Group& group) const;

  Metric metric_;
  const VillageRoads* roads_;
  double fastest_kmh_ = 0.0;
  std::vector<Group> groups_;
};

}  // namespace hinterland
