// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/base/table.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/network/road_lines.hpp>
#include <hinterland/network/road_network.hpp>
#include <hinterland/world/entities.hpp>
#include <hinterland/world/problem.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace hinterland {

/// How far a village's nearest road is looked for.
inline constexpr Metres farthest_road = 100_km;

/// How well roads hang together, and how many villages that leaves behind.
struct RoadUnion {
  std::size_t pieces = 0;
  Metres length = 0_m;                 ///< of all roads, snapped gaps included
  Metres length_elsewhere = 0_m;       ///< of other pieces than the longest
  std::size_t villages_elsewhere = 0;  ///< with roads in reach, but none of the longest piece
  People people_elsewhere = {};        ///< in these
};

/// What a study's roads are like, in numbers.
struct RoadFigures {
  std::size_t roads = 0;
  std::size_t nodes = 0;
  std::size_t dead_ends = 0;
  RoadJoins joins;
  RoadUnion as_read;
  /// With `join_crossings`; none: nobody asked, they are joined, or none cross.
  std::optional<RoadUnion> if_crossings_joined;
  std::size_t villages_without = 0;  ///< with no road within the access limit
  Metres median_without;             ///< of these, how far the nearest road is
  Metres farthest_without;           ///< `unreachable`: beyond `farthest_road`
};

struct RoadSurvey {
  RoadFigures figures;
  /// Straight, from the village's land where it has one; `unreachable`: beyond `farthest_road`.
  Column<VillageId, Metres> nearest_road;
};

/// The roads of a study, ready to be travelled on from its villages.
struct VillageRoads {
  RoadNetwork network;
  RoadEntries entries;  ///< of the villages
  TravelSettings travel;
  RoadSurvey survey;
};

/// The same without a look around: of the survey, only the joins and the pieces. For
/// trying other settings.
///
///   limits  how far each village may walk to a road, as in `RoadEntries`
VillageRoads try_joining_villages(const World& world, const RoadSettings& roads,
                                  const TravelSettings& travel, std::vector<Metres> limits);

enum class TryJoining { no, yes };

/// Joins the roads of a study and finds where its villages step onto them. None
/// where the study names no roads; a layer without records is a network without
/// a node, on which one only walks.
///
/// Where no village has a road within the access limit, a `roads_out_of_reach`
/// goes to `problems`; where some have roads, but none of the longest piece, a
/// `roads_in_pieces`. With `TryJoining::yes` roads that cross without a shared
/// vertex are joined for once, to see by how much that would matter.
///
/// O(n log n) for the roads, and a search a village for the roads around it.
std::optional<VillageRoads> join_villages(const World& world, const RoadSettings& roads,
                                          const TravelSettings& travel, TryJoining try_joining,
                                          Problems& problems, const Progress& progress);

}  // namespace hinterland
