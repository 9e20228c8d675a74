// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_network.hpp"

#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <vector>

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

/// How far each village may walk from its centre to a road. A village with land is reached where a
/// road comes within the access limit of its land; then it walks as far as the access limit beyond
/// its farthest corner, 50 km at most. Negative: to no road, for none comes near its land. Empty:
/// no village has land, and all have the access limit.
///
/// More roads never make a limit smaller, and where a road has its vertices is all the same.
///
///   nearest_road  of each village, from its land
std::vector<Metres> access_limits(const Villages& villages, Metres access_limit,
                                  const Column<VillageId, Metres>& nearest_road);

}  // namespace hinterland
