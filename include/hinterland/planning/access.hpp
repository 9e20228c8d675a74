// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/table.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/catalogue/service.hpp>
#include <hinterland/network/nearby.hpp>
#include <hinterland/network/travel.hpp>
#include <hinterland/network/village_roads.hpp>
#include <hinterland/world/entities.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace hinterland {

/// How far something is by the metric of the study: metres, straight or along
/// roads, or minutes where time decides. Zones, margins and ranks only ask
/// which of two is nearer, so that all three metrics go one way.
using Reach = Quantity<struct reach>;
inline constexpr Reach out_of_reach{unreachable.value};

enum class Zone : std::uint8_t { core, band, outside };

/// How far roads are searched. With a cut-off at the service radius, a village beyond it may have
/// no way, or one longer than the shortest.
enum class SearchCutoff : std::uint8_t { none, service_radius };

/// By what a service is measured, and how far is near.
struct AccessSettings {
  Metric metric = Metric::straight;
  Metres core_radius = 3_km;
  Metres band_radius = 5_km;
  Minutes core_time{9.0};  ///< in place of the radii where time decides
  Minutes band_time{15.0};
  Metres tap_distance = 500_m;
  SearchCutoff cutoff = SearchCutoff::none;

  Reach core() const { return {metric == Metric::time ? core_time.value : core_radius.value}; }
  Reach band() const { return {metric == Metric::time ? band_time.value : band_radius.value}; }
  /// A facility's own radius. In minutes it grows as the band's minutes grow
  /// with the band's radius: 8 km are 24 minutes where 5 km are 15.
  Reach of(Metres radius) const;
};

/// The ways along roads to one service: to the facility that is nearest by
/// time where time decides, else by length. Empty columns: no roads are given.
struct RoadAccess {
  Column<VillageId, std::optional<FacilityId>> facility;  ///< none: there is no way
  Column<VillageId, Metres> length;                       ///< walk, road and walk together
  Column<VillageId, Metres> walk;                         ///< of it on foot
  Column<VillageId, Minutes> time;

  bool given() const { return !facility.empty(); }
};

/// How near one public service is to every village.
struct ServiceAccess {
  ServiceId service;
  Metric metric = Metric::straight;
  Reach core;
  Reach band;
  std::size_t facilities = 0;                            ///< that count for the radius
  std::size_t in_villages = 0;                           ///< those of village level, which do not
  Column<VillageId, std::optional<FacilityId>> nearest;  ///< by the metric; none: there is none
  Column<VillageId, Metres> distance;                    ///< straight, to that same facility
  RoadAccess by_road;
  Column<VillageId, Zone> zone;
  /// yes: a facility of village level is there already, near its centre or on its land
  Column<VillageId, Answer> in_village;

  /// How far each village lies beyond the radius that matters to it, and the
  /// least radius at which the service reaches it. Empty where no facility has
  /// a radius of its own: then both follow from `reach`.
  Column<VillageId, Reach> own_margin;
  Column<VillageId, Reach> own_switch_radius;

  /// The study knows no facility of the service, of any level.
  bool nothing_known() const { return facilities == 0 && in_villages == 0; }

  /// How far the nearest facility is by the metric.
  Reach reach(VillageId v) const {
    if (metric == Metric::straight) return {distance[v].value};
    return {metric == Metric::time ? by_road.time[v].value : by_road.length[v].value};
  }
  /// Beyond the radius; negative: inside.
  Reach margin(VillageId v) const { return own_margin.empty() ? reach(v) - band : own_margin[v]; }
  Reach switch_radius(VillageId v) const {
    return own_switch_radius.empty() ? reach(v) : own_switch_radius[v];
  }
};

/// Measures one public service for all villages, made ready by `make_origins`.
///
/// Facilities of county and town level count; those of village level only say
/// that the service is there already, where one stands within `tap_distance`.
/// A facility with a radius of its own counts up to that one, whatever the
/// service's radius is: its switch radius is 0 there. A village exactly on a
/// radius is inside. Of a facility in several parts the nearest counts. Equal
/// distances go to the facility with the lower id.
///
///   roads  of the same villages; null: the study has none, and the metric is
///          straight. With roads, the way along them is measured whatever the
///          metric is
///
/// O(villages + facilities), villages in parallel, and one search of the roads.
ServiceAccess measure_access(const Origins& villages, const Facilities& facilities,
                             ServiceId service, const AccessSettings& settings,
                             const VillageRoads* roads);

}  // namespace hinterland
