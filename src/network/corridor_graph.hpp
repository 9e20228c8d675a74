// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geometry/triangulation.hpp"
#include "network/chain_access.hpp"
#include "network/line_starts.hpp"
#include "network/road_network.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/roads.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>

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

/// The corridor graph: the ways along which new lines may run. It is a function of places, roads
/// and existing lines, not of how these are drawn (in which order and direction, split or merged,
/// drawn twice, with more vertices on straight stretches):
///
/// - along every road, also against one-way traffic and without access;
/// - across country between a place and roads (`find_links`);
/// - across country between villages (`links_within`);
/// - across country from existing lines to roads: roads are split at the best points
///   (`find_starts`);
/// - links added by `link_places`.
///
/// The first nodes are the places in their order, followed by road junctions and points where roads
/// are split. Lengths are whole centimetres from the start of a road, so the lengths of parts add
/// up exactly.
struct CorridorGraph {
  Column<CorridorNodeId, LonLat> place;
  Column<CandidateEdgeId, CandidateEdge> edge;
  /// Roads from junction to junction: road `r` has the vertices
  /// `road_first[r] .. road_first[r + 1]`.
  std::vector<std::size_t> road_first{0};
  std::vector<LonLat> road_vertex;
  std::vector<std::uint32_t> road_centimetres;  ///< of a vertex, from the start of its road
  /// The nodes on roads in which an existing line lies, ascending; one row per existing lines.
  std::vector<std::vector<CorridorNodeId>> in_road;

  /// The vertices of a edge, both ends included, from start to end.
  std::vector<LonLat> vertices(CandidateEdgeId edge) const;
};

struct CorridorSettings {
  double terrain_factor = 1.3;  ///< length across country / straight-line distance
  Metres across_limit = 5_km;   ///< largest distance between linked villages
  Metres access_limit = 1_km;   ///< as in `ChainAccess`
  double across_price = 0.0;    ///< as in `ChainAccess`
  /// Vertices of roads, to 1e-7 degrees, where a line may end although no other road meets there.
  std::vector<LonLat> stops = {};
};

/// Builds the corridor graph.
///
///   linked  the first rows of `places`, which are villages: linked to each other
///   lines   existing lines, one row per service
///
/// O(n log n).
CorridorGraph make_corridor_graph(const RoadNetwork& roads, std::span<const LonLat> places,
                                  std::size_t linked, std::span<const ExistingLines> lines,
                                  const CorridorSettings& settings);

/// Without roads: links the first `linked` places to their neighbours across country at any
/// distance, so that they are connected; the others have no edge.
CorridorGraph make_corridor_graph(std::span<const LonLat> places, std::size_t linked,
                                  const CorridorSettings& settings);

/// Adds edges across country between pairs of places that have none yet.
/// O(edges log edges + links log links).
void link_places(CorridorGraph& graph, std::vector<PlacePair> links, double terrain_factor);

}  // namespace hinterland
