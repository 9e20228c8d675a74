// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

/// How roads connect and how people travel on them: settings and results.
namespace hinterland {

/// How distance is measured: in a straight line, along roads, or by travel time along roads.
enum class Metric : std::uint8_t { straight, road, time };

struct TravelSettings {
  Metres access_limit = 1_km;  ///< largest straight-line distance from a place to a road it uses
  double walk_factor = 1.3;    ///< length of a walk / straight-line distance
  double walking_kmh = 4.5;
  /// Largest straight-line distance of a walk from a village to a facility without any road; none:
  /// twice the access limit, the most that two walks to the same point of a road can span.
  std::optional<Metres> walk_limit = std::nullopt;

  Metres direct_walk() const { return walk_limit.value_or(2.0 * access_limit); }
};

struct RoadSettings {
  Metres snap_tolerance = 1_m;  ///< road ends within this distance of another road connect to it
  bool join_crossings = false;  ///< roads that cross without a shared vertex connect too
};

/// The end of a road, snapped to another road.
struct RoadJoint {
  RoadId road;
  RoadId other;
  LonLat end;
  LonLat on_other;
  Metres gap;
};

/// The results of noding and snapping.
struct RoadJoins {
  std::size_t ends_snapped = 0;  ///< ends snapped to a vertex of another road
  std::size_t crossings = 0;     ///< pairs of segments that cross without a shared vertex
  std::size_t touches = 0;       ///< ends snapped to another road between its vertices
  bool crossings_joined = false;
  std::size_t pieces_without_length = 0;  ///< zero-length segments, left out
  std::vector<RoadJoint> joint;           ///< one per connection made by snapping
  /// If snapping would create too many joints, no end is snapped; then the place where ends have
  /// the most roads within the tolerance.
  std::optional<LonLat> crowded;
};

/// The connectivity of a road network, and the villages outside its longest connected component.
struct RoadUnion {
  std::size_t pieces = 0;              ///< connected components
  Metres length = 0_m;                 ///< of all roads, snapped gaps included
  Metres length_elsewhere = 0_m;       ///< of all components but the longest
  std::size_t villages_elsewhere = 0;  ///< with roads in reach, but none of the longest component
  People people_elsewhere = {};        ///< of these villages
};

/// Figures on the roads of a study.
struct RoadFigures {
  std::size_t roads = 0;
  std::size_t nodes = 0;
  std::size_t dead_ends = 0;
  RoadJoins joins;
  RoadUnion as_read;
  /// What joining crossing roads would change; none: not computed, already joined
  /// (`join_crossings`), or no roads cross.
  std::optional<RoadUnion> if_crossings_joined;
  std::size_t villages_without = 0;  ///< with no road within the access limit
  Metres median_without;             ///< median of their distances to the nearest road
  Metres farthest_without;           ///< maximum; `unreachable`: beyond 100 km
};

struct RoadSurvey {
  RoadFigures figures;
  /// Straight-line, from the village's polygon if it has one; `unreachable`: beyond 100 km.
  Column<VillageId, Metres> nearest_road;
};

/// Where a line runs.
enum class Alignment : std::uint8_t { along_road, cross_country };

/// The roads of a study, joined into a network, and where its villages enter it. Its content is
/// internal: `join_roads` makes it, and the planning steps read it.
struct VillageRoads;

/// Joins the roads of a study and finds the roads that each village uses, for planning steps that
/// are called one by one. Null: the world has no roads; the steps then take a null pointer.
///
/// A village with polygons has access to a road within the access limit of its polygons. The result
/// does not refer to the world, but belongs to the villages in their order.
///
/// Adds `roads_out_of_reach` to `problems` if no village has a road within the access limit, and
/// `roads_disconnected` if some villages have roads but none of the longest connected component.
///
/// Requires a world from `checked_world`. Throws UsageError, naming the setting, for settings that
/// are not finite or out of range, and Error if the snap tolerance would connect too many road
/// ends.
///
/// O(n log n) in the vertices of the roads, plus one local search per village.
std::shared_ptr<const VillageRoads> join_roads(const World& world, const RoadSettings& roads,
                                               const TravelSettings& travel, Problems& problems,
                                               const Progress& progress = no_progress);

/// The figures on the roads and the nearest road of each village.
const RoadSurvey& survey_of(const VillageRoads& roads);

}  // namespace hinterland
