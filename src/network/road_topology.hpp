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

/// Builds the graph of the roads of a study.
///
/// Vertices at the same place (to 1e-7 degrees, a centimetre) become one node. Road ends are
/// snapped to other roads within `snap_tolerance`, at or between vertices, by adding a joint as
/// long as the gap; nothing is moved, so adding a road never makes a path longer. An end is not
/// snapped to vertices of its own road, nor to roads that have it as a vertex. With
/// `join_crossings`, roads also connect where they cross. Between vertices, a road is straight over
/// the ground; segments longer than 1 km are divided. Duplicate roads and segments, in either
/// direction, are removed.
///
/// Lengths are whole millimetres; the length of any part of a road is exact to 1 mm, regardless of
/// the number of its segments.
///
/// O(n log n) time; about 24 bytes per node and 16 per edge.
///
///   walking_kmh  on an open road no journey is slower than on foot
RoadGraph make_road_graph(const Roads& roads, const RoadSettings& settings, RoadJoins& joins,
                          const Progress& progress, double walking_kmh = 0.0);

/// A dangling end: the end of a road that stops short of another road, with the joint that would
/// connect it.
struct DanglingEnd {
  RoadJoint joint;
  RoadNodeId end;
  RoadNodeId on_other;
  RoadCost length = 0;  ///< of the joint, in millimetres
  RoadCost time = 0;  ///< of the joint in ticks, either way: at the speed of joints or the road's,
                      ///< whichever is slower
};

/// The road graph as connected by the settings, with a node wherever a dangling end would connect.
struct RoadsWithDanglingEnds {
  RoadGraph graph;
  std::vector<DanglingEnd> loose;
};

/// The dangling ends that a snap tolerance of `reach` would snap and that of the settings does not.
/// The graph is that of `make_road_graph`, with segments split where they would connect.
/// O(n log n) time.
RoadsWithDanglingEnds find_dangling_ends(const Roads& roads, const RoadSettings& settings,
                                         Metres reach, double walking_kmh = 0.0);

}  // namespace hinterland
