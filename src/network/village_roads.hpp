// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/number_range.hpp"
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

/// The values that settings may have, from a study file or from a program.
inline constexpr NumberRange snap_range{0.0, 100.0};   ///< m
inline constexpr NumberRange access_range{0.0, 20e3};  ///< m; beyond, a search covers half a county
inline constexpr NumberRange direct_walk_range{0.0, 40e3};  ///< m; of the two walks to a road
inline constexpr NumberRange walk_factor_range{1.0, 5.0};

/// Throws UsageError, naming the setting, for a number that is not finite or out of range.
void check_settings(const RoadSettings& roads, const TravelSettings& travel);

/// The largest distance at which the nearest road of a village is searched for.
inline constexpr Metres farthest_road = 100_km;

/// The road network of a study, with the entries of its villages.
struct VillageRoads {
  RoadNetwork network;
  RoadEntries entries;  ///< of the villages
  TravelSettings travel;
  RoadSurvey survey;
};

/// Builds the network with trial settings: of the survey, only the joins and connected components
/// are measured.
///
///   limits  longest walk from each village to a road, as in `RoadEntries`
VillageRoads try_joining_villages(const World& world, const RoadSettings& roads,
                                  const TravelSettings& travel, std::vector<Metres> limits);

enum class TryJoining { no, yes };

/// Builds the road network of a study and finds the entries of its villages. None if the study has
/// no roads layer; an empty layer gives a network without nodes, and villages only walk.
///
/// A village with polygons has access to a road within the access limit of its polygons.
///
/// Adds `roads_out_of_reach` to `problems` if no village has a road within the access limit, and
/// `roads_disconnected` if some villages have roads but none of the longest connected component.
/// With `TryJoining::yes`, the effect of connecting roads that cross without a shared vertex is
/// measured in a trial. Throws Error if the snap tolerance would connect too many road ends.
///
/// O(n log n) for the roads, plus one local search per village.
std::optional<VillageRoads> join_villages(const World& world, const RoadSettings& roads,
                                          const TravelSettings& travel, TryJoining try_joining,
                                          Problems& problems, const Progress& progress);

}  // namespace hinterland
