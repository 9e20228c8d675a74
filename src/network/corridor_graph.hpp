// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geometry/triangulation.hpp"
#include "network/road_network.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/roads.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

using CorridorNodeId = Id<struct corridor_node>;
using CandidateEdgeId = Id<struct candidate_edge>;

/// A candidate edge along which lines can be laid, in either direction.
struct CandidateEdge {
  static constexpr std::uint32_t no_road = 0xFFFFFFFF;

  CorridorNodeId start;
  CorridorNodeId end;
  std::uint32_t centimetres = 0;  ///< of line; includes the terrain factor across country
  std::uint32_t road = no_road;   ///< row of `CorridorGraph::road_first`
  std::uint32_t from = 0;         ///< start on that road, in centimetres

  Alignment alignment() const {
    return road == no_road ? Alignment::cross_country : Alignment::along_road;
  }
};

/// The corridor graph, with candidate edges along roads, and across country between places and to
/// roads. The first nodes are the places in their order, followed by road junctions and points
/// where places access a road or lines cross it.
///
/// Lengths are whole centimetres, rounded once per road segment, so the lengths of parts add up
/// exactly.
struct CorridorGraph {
  Column<CorridorNodeId, LonLat> place;
  Column<CandidateEdgeId, CandidateEdge> edge;
  /// Roads from junction to junction: road `r` has the vertices
  /// `road_first[r] .. road_first[r + 1]`.
  std::vector<std::size_t> road_first{0};
  std::vector<LonLat> road_vertex;
  std::vector<std::uint32_t> road_centimetres;  ///< of a vertex, from the start of its road

  /// The vertices of a edge, both ends included, from start to end.
  std::vector<LonLat> vertices(CandidateEdgeId edge) const;
};

struct CorridorSettings {
  double terrain_factor = 1.3;  ///< length across country / straight-line distance
  Metres across_limit = 5_km;   ///< largest distance between linked places without a road
  TravelSettings travel;        ///< the access limit
  /// Vertices of roads, to 1e-7 degrees, where a line may end although no other road meets there.
  std::vector<LonLat> stops = {};
};

/// The straight-line distance times the terrain factor, in whole centimetres; at most 40,000 km.
std::uint32_t cross_country(Metres straight, double terrain_factor);

/// Builds the corridor graph, connecting places to nearby roads, and to each other where they have
/// none.
///
/// A place is connected to the nearest point of each of the nearest few chains (roads from junction
/// to junction) within the access limit, and of the nearest chain of each connected component
/// there; without any, to the nearest road up to 100 km. Those of the first `linked` places that do
/// not reach the longest component are linked to the nearest few of them within `across_limit`.
/// Lines may also follow one-way roads and roads without access.
///
///   lines  existing lines; roads are split where one crosses them
///
/// O(n log n).
CorridorGraph make_corridor_graph(const RoadNetwork& roads, std::span<const LonLat> places,
                                  std::size_t linked, std::span<const LineView> lines,
                                  const CorridorSettings& settings);

/// Without roads: links the first `linked` places to their neighbours across country at any
/// distance, so that they are connected; the others have no edge.
CorridorGraph make_corridor_graph(std::span<const LonLat> places, std::size_t linked,
                                  const CorridorSettings& settings);

/// Adds edges across country between pairs of places that have none yet.
/// O(edges log edges + links log links).
void link_places(CorridorGraph& graph, std::vector<PlacePair> links, double terrain_factor);

}  // namespace hinterland
