// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// How roads join and how people travel on them: what a study sets, and what was found.
namespace hinterland {

/// By what the nearest is nearest.
enum class Metric : std::uint8_t { straight, road, time };

struct TravelSettings {
  Metres access_limit = 1_km;  ///< how far a place may be from a road that it uses
  double walk_factor = 1.3;    ///< a walk is so much longer than the straight line
  double walking_kmh = 4.5;
};

struct RoadSettings {
  Metres snap_tolerance = 1_m;  ///< an end this near another road joins it
  bool join_crossings = false;  ///< roads that cross without a shared vertex join too
};

/// The end of a road, joined to another road beside it.
struct RoadJoint {
  RoadId road;
  RoadId other;
  LonLat end;
  LonLat on_other;
  Metres gap;
};

/// What was found while roads were joined.
struct RoadJoins {
  std::size_t ends_snapped = 0;  ///< ends that joined a vertex of another road
  std::size_t crossings = 0;     ///< pairs of pieces that cross without a shared vertex
  std::size_t touches = 0;       ///< ends that joined another road between its vertices
  bool crossings_joined = false;
  std::size_t pieces_without_length = 0;  ///< left out: both ends in one place
  std::vector<RoadJoint> joint;           ///< of all ends that joined another road
  /// Where ends lie near the most roads, if that makes too many joints: then no end joins.
  std::optional<LonLat> crowded;
};

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

/// What a line is laid along.
enum class Alignment : std::uint8_t { along_road, cross_country };

}  // namespace hinterland
