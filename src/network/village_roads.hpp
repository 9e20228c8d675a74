// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_network.hpp"
#include "network/road_topology.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/roads.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace hinterland {

/// How far from a village its nearest road is searched for.
inline constexpr Metres farthest_road = 100_km;

/// The roads of a study, ready to be travelled on from its villages.
struct VillageRoads {
  RoadNetwork network;
  RoadEntries entries;  ///< of the villages
  TravelSettings travel;
  RoadSurvey survey;
};

/// Tries other settings: of the survey, only the joins and the pieces are measured.
///
///   limits  how far each village may walk to a road, as in `RoadEntries`
VillageRoads try_joining_villages(const World& world, const RoadSettings& roads,
                                  const TravelSettings& travel, std::vector<Metres> limits);

enum class TryJoining { no, yes };

/// Joins the roads of a study and finds where its villages step onto them. None where the study
/// names no roads; a layer without records is a network without a node, and villages only walk.
///
/// A village that came as polygons is reached by a road where one comes near its land.
///
/// Where no village has a road within the access limit, a `roads_out_of_reach`
/// goes to `problems`; where some have roads, but none of the longest piece, a
/// `roads_in_pieces`. With `TryJoining::yes` roads that cross without a shared
/// vertex are joined as a trial, to measure by how much that would matter.
///
/// O(n log n) for the roads, and a search a village for the roads around it.
std::optional<VillageRoads> join_villages(const World& world, const RoadSettings& roads,
                                          const TravelSettings& travel, TryJoining try_joining,
                                          Problems& problems, const Progress& progress);

}  // namespace hinterland
