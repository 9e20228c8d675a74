// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/nearby.hpp"
#include "network/travel.hpp"
#include "network/village_roads.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace hinterland {

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
