// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/nearby.hpp"
#include "network/road_graph.hpp"
#include "network/travel.hpp"
#include "network/village_roads.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace hinterland {

/// Facilities of one service and their locations: one row for each part of each facility, so that
/// the nearest part counts.
struct FacilityParts {
  std::vector<FacilityId> facility;
  std::vector<LonLat> place;
  std::size_t facilities = 0;

  void add(FacilityId f, const Facilities& all) {
    ++facilities;
    for_each_part(all, f, [&](LonLat part) {
      facility.push_back(f);
      place.push_back(part);
    });
  }
};

/// The facilities of one service: those that count for the service radius, grouped by their own
/// radius (none: that of the service), and those of village level.
struct ServiceFacilities {
  FacilityParts counting;
  std::map<std::optional<Metres>, FacilityParts> by_radius;
  FacilityParts in_villages;
};

ServiceFacilities facilities_by_radius(const Facilities& facilities, ServiceId service);

/// Measures access to one public service for all villages, prepared by `make_origins`.
///
/// Facilities of county and town level count. Those of village level only set `in_village`, where
/// one lies within `tap_distance`. A facility with a radius of its own serves up to that radius,
/// whatever the radius of the service: the critical radius of a village inside it is 0. A village
/// exactly on a radius is inside. The nearest part of a facility counts. Ties go to the facility
/// with the lower id.
///
///   roads  of the same villages; null if the study has none and the metric is straight. With
///          roads, routes along them are measured whatever the metric
///
/// O(villages + facilities), villages in parallel, plus one search of the road graph.
ServiceAccess measure_access(const Origins& villages, const Facilities& facilities,
                             ServiceId service, const AccessSettings& settings,
                             const VillageRoads* roads);

/// Added to every radius, or time limit, so that a distance that was rounded up to a radius, and
/// read back from a file, is inside: a millimetre, or less than a thousandth of a second.
inline constexpr Metres radius_grace{0.001};
inline constexpr Minutes time_grace{1e-5};

/// The largest impedance inside a radius or time limit.
inline Impedance with_grace(Impedance limit, Metric metric) {
  return {limit.value + (metric == Metric::time ? time_grace.value : radius_grace.value)};
}

/// Whether a village has a facility in reach, given the margin of `ServiceAccess`.
inline bool is_in_reach(Impedance margin, Metric metric) {
  return margin <= with_grace(Impedance{}, metric);
}

/// Units of road cost in one unit of a radius.
inline double road_unit(Metric metric) {
  return metric == Metric::time ? ticks_in_minute : millimetres_in_metre;
}

/// A radius as a road cost, rounded up.
inline RoadCost road_cost(double radius, Metric metric) {
  return static_cast<RoadCost>(
      std::min(radius * road_unit(metric) + 1.0, double{unreachable_cost}));
}

}  // namespace hinterland
