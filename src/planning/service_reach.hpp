// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/piece_grid.hpp"
#include "network/road_graph.hpp"
#include "network/travel.hpp"
#include "network/village_roads.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coordinates.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// Towns numbered by the place of their seats, so that ties between them do not depend on the order
/// of the table, and the town of each facility.
struct FacilityTowns {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::vector<TownId> town;                 ///< by number; empty: the study has no towns
  Column<FacilityId, std::uint32_t> owner;  ///< number of the town; 0 without towns
};

/// A facility belongs to the town whose seat is nearest to one of its parts, in a straight line.
/// O((facilities + towns) log towns).
FacilityTowns find_facility_towns(const World& world);

/// Whether a point would be covered by the rule of the study, and by which town.
struct PointReach {
  /// Beyond the radii of the service that decides, in the metric; negative: inside.
  float core_margin = std::numeric_limits<float>::infinity();
  float band_margin = std::numeric_limits<float>::infinity();
  std::uint32_t owner = FacilityTowns::none;  ///< of the facility that decides
  Zone zone = Zone::outside;
};

/// Measures any point as coverage measures villages: in a straight line or along roads, by the
/// services that decide, as many of them as the rule requires, the service's radii and those of
/// facilities. The access limit of a village with polygons is the only difference: a point has that
/// of a place.
///
/// Ties between facilities at the same impedance are decided by their places.
class ReachPoints {
 public:
  /// Refers to `roads`; null if there are none.
  ReachPoints(const World& world, const ServiceCatalogue& catalogue,
              const CoverageSettings& settings, const Coverage& coverage, const VillageRoads* roads,
              const FacilityTowns& towns);

  /// Whether any point can be covered: enough services have facilities that count.
  bool any() const;

  /// A box around every point that can be in reach. Longitudes continue past 180°.
  LonLatBox extent() const;

  /// O(points × facilities or roads in reach).
  std::vector<PointReach> measure(std::span<const LonLat> places) const;

  /// A stretch of road that one town covers.
  using VisitStretch = std::function<void(const PointReach&, Metres)>;

  /// Calls `visit` for all stretches of road in reach; each lies in one zone, and belongs to the
  /// town that covers its middle. O(edges × services).
  void each_stretch(const VisitStretch& visit) const;

 private:
  /// Places from which all points are measured at once.
  struct Search {
    std::vector<LonLat> place;
    std::vector<std::uint32_t> owner;
    Metres farthest;                       ///< straight-line distance to a point in reach
    std::optional<NearestByRoad> by_road;  ///< none where the straight line decides
  };
  /// Facilities of one service with equal radii.
  struct Group {
    std::size_t service = 0;  ///< 0 for all of them if any of them suffices
    std::size_t search = 0;
    Impedance core;
    Impedance band;
  };
  struct Standing;
  struct EdgeOfRoad;

  void add_group(std::size_t service, Impedance core, Impedance band, Search places);
  Metres farthest(Impedance band) const;
  std::vector<bool> near_enough(const std::vector<std::vector<Neighbour>>& nearest,
                                std::size_t points) const;
  double cost_at(const Group& group, RoadNodeId node) const;
  void visit_edge(const EdgeOfRoad& edge, Standing& standing, const VisitStretch& visit) const;

  Metric metric_;
  const VillageRoads* roads_;
  double fastest_kmh_ = 0.0;
  std::size_t needed_ = 1;    ///< services in reach
  std::size_t services_ = 0;  ///< with facilities
  std::vector<Search> searches_;
  std::vector<Group> groups_;
};

}  // namespace hinterland
