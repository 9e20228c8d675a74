// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/geometry/coordinates.hpp>
#include <hinterland/network/road_graph.hpp>
#include <hinterland/world/entities.hpp>

#include <cstddef>
#include <vector>

namespace hinterland {

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
};

/// Makes a graph of the roads of a study.
///
/// Vertices in one place (to 1e-7 degrees, a centimetre) are one node, whatever
/// roads they belong to. The ends of roads, and only they, also join other roads
/// within `snap_tolerance`, at the nearest vertex or between vertices, by a joint as
/// long as the gap is wide: nothing is moved, so that adding a road never makes a way
/// longer. The end of a road joins no vertex of the same road, and no road that it is
/// a vertex of. With `join_crossings` roads join where they cross in the middle.
/// Between its vertices a road runs straight over the ground; pieces longer than 1 km
/// are cut, so that chords do.
///
/// Lengths are whole millimetres. Any stretch of a road is as long as it is, to 1 mm,
/// however many pieces it is drawn in.
///
/// O(n log n) time; a node costs some 24 bytes and an edge 16.
RoadGraph make_road_graph(const Roads& roads, const RoadSettings& settings, RoadJoins& joins,
                          const Progress& progress);

/// A joint that is not made: the end of a road that stops short of another one.
struct LooseEnd {
  RoadJoint joint;
  RoadNodeId end;
  RoadNodeId on_other;
  RoadCost length = 0;  ///< of the joint, in millimetres
  RoadCost time =
      0;  ///< over it, in ticks, both ways: as a joint or at the road's speed, the longer
};

/// Roads as the settings join them, with a node wherever a loose end would join.
struct RoadsWithLooseEnds {
  RoadGraph graph;
  std::vector<LooseEnd> loose;
};

/// The ends that a snap tolerance of `reach` would join and that of the settings does not, one
/// exactly on `reach` too. The graph is that of `make_road_graph`, cut where they would join.
/// O(n log n) time.
RoadsWithLooseEnds find_loose_ends(const Roads& roads, const RoadSettings& settings, Metres reach);

}  // namespace hinterland
