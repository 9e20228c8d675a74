// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/layers/entities.hpp>
#include <hinterland/network/road_graph.hpp>

#include <cstddef>

namespace hinterland {

struct RoadSettings {
  Metres snap_tolerance = 1_m;  ///< an end this near a vertex of another road joins it
  bool join_crossings = false;  ///< roads that cross without a shared vertex join too
};

/// What was found while roads were joined.
struct RoadJoins {
  std::size_t ends_snapped = 0;  ///< pairs: an end, and a vertex of another road that it joins
  std::size_t crossings = 0;     ///< pairs of pieces that cross without a shared vertex
  std::size_t touches = 0;       ///< ends that stop beside the middle of another road
  bool crossings_joined = false;
  std::size_t pieces_without_length = 0;  ///< left out: both ends in one place
};

/// Makes a graph of the roads of a study.
///
/// Vertices in one place (to 1e-7 degrees, a centimetre) are one node, whatever
/// roads they belong to. The ends of roads, and only they, also join vertices of
/// other roads within `snap_tolerance`, by a joint as long as the gap is wide:
/// nothing is moved, so that adding a road never makes a way longer. With
/// `join_crossings` roads join where they cross in the middle, and where an end
/// lies within the tolerance of another road. Pieces longer than 1 km are cut.
///
/// O(n log n) time; a node costs some 24 bytes and an edge 16.
RoadGraph make_road_graph(const Roads& roads, const RoadSettings& settings, RoadJoins& joins,
                          const Progress& progress);

}  // namespace hinterland
