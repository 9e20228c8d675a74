// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/roads.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <vector>

namespace hinterland {

/// Makes a graph of the roads of a study.
///
/// Vertices in one place (to 1e-7 degrees, a centimetre) are one node, whatever
/// roads they belong to. The ends of roads, and only they, also join other roads
/// within `snap_tolerance`, at the nearest vertex or between vertices, by a joint as
/// long as the gap is wide: nothing is moved, so that adding a road never makes a way
/// longer. The end of a road joins no vertex of the same road, and no road that it is
/// a vertex of. With `join_crossings` roads join where they cross in the middle.
/// Between its vertices a road runs straight over the ground; pieces longer than 1 km
/// are cut, so that chords do. Roads and pieces of them that are drawn again, forth or back,
/// are one.
///
/// Lengths are whole millimetres. Any stretch of a road is as long as it is, to 1 mm,
/// however many pieces it is drawn in.
///
/// O(n log n) time; a node costs some 24 bytes and an edge 16.
RoadGraph make_road_graph(const Roads& roads, const RoadSettings& settings, RoadJoins& joins,
                          const Progress& progress);

/// A joint that is not made: the end of a road that stops short of another one.
struct DanglingEnd {
  RoadJoint joint;
  RoadNodeId end;
  RoadNodeId on_other;
  RoadCost length = 0;  ///< of the joint, in millimetres
  RoadCost time =
      0;  ///< over it, in ticks, both ways: as a joint or at the road's speed, the longer
};

/// Roads as the settings join them, with a node wherever a dangling end would join.
struct RoadsWithDanglingEnds {
  RoadGraph graph;
  std::vector<DanglingEnd> loose;
};

/// The ends that a snap tolerance of `reach` would join and that of the settings does not, one
/// exactly on `reach` too. The graph is that of `make_road_graph`, cut where they would join.
/// O(n log n) time.
RoadsWithDanglingEnds find_dangling_ends(const Roads& roads, const RoadSettings& settings,
                                         Metres reach);

}  // namespace hinterland
