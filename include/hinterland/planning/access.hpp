// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/table.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/catalogue/service.hpp>
#include <hinterland/layers/entities.hpp>
#include <hinterland/network/nearby.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace hinterland {

enum class Zone : std::uint8_t { core, band, outside };

/// How near one public service is to every village.
struct ServiceAccess {
  ServiceId service;
  Metres core_radius;
  Metres band_radius;
  std::size_t facilities = 0;                            ///< that count for the radius
  std::size_t in_villages = 0;                           ///< those of village level, which do not
  Column<VillageId, std::optional<FacilityId>> nearest;  ///< none: the service has no facility
  Column<VillageId, Metres> distance;                    ///< straight
  Column<VillageId, Zone> zone;
  Column<VillageId, Answer> in_village;  ///< yes: a facility of village level is there already

  /// How far each village lies beyond the radius that matters to it, and the
  /// least radius at which the service reaches it. Empty where no facility has
  /// a radius of its own: then both follow from `distance`.
  Column<VillageId, Metres> own_margin;
  Column<VillageId, Metres> own_switch_radius;

  /// The study knows no facility of the service, of any level.
  bool nothing_known() const { return facilities == 0 && in_villages == 0; }

  /// Metres beyond the radius; negative: inside.
  Metres margin(VillageId v) const {
    return own_margin.empty() ? distance[v] - band_radius : own_margin[v];
  }
  Metres switch_radius(VillageId v) const {
    return own_switch_radius.empty() ? distance[v] : own_switch_radius[v];
  }
};

/// Measures one public service for all villages, made ready by `make_origins`.
///
/// Facilities of county and town level count; those of village level only say
/// that the service is there already, where one stands within `tap_distance`.
/// A facility with a radius of its own counts up to that one, whatever the
/// service's radius is: its switch radius is 0 there. A village exactly on a
/// radius is inside. Equal distances go to the facility with the lower id.
///
/// O(villages + facilities), villages in parallel.
ServiceAccess measure_access(const Origins& villages, const Facilities& facilities,
                             ServiceId service, Metres core_radius, Metres band_radius,
                             Metres tap_distance);

}  // namespace hinterland
