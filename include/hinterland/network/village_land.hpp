// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/table.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/layers/entities.hpp>
#include <hinterland/network/road_network.hpp>

namespace hinterland {

/// A village that came as polygons is reached by a road where one comes near its land.

inline bool has_land(const Villages& villages, VillageId village) {
  return !villages.land.empty() && !villages.land[village].empty();
}

/// How far the nearest open road is from the land of a village; 0: one lies on it. No farther than
/// `from_centre`, which is how far it is from the village's place; `unreachable` there: beyond
/// `limit`.
Metres road_distance(const RoadNetwork& network, const MultiPolygon& land, Metres from_centre,
                     Metres limit);

/// Lets villages step onto roads whose centre has none within the access limit while their land
/// has: at the point that is nearest to the centre of those roads near the land, and wherever one
/// gets from that point. All of the walk from the centre is counted.
///
///   nearest_road  of each village, from its land
void add_entries_from_land(RoadEntries& entries, const RoadNetwork& network,
                           const Villages& villages, const TravelSettings& travel,
                           const Column<VillageId, Metres>& nearest_road);

}  // namespace hinterland
