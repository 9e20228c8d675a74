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

using RouteNodeId = Id<struct route_node>;
using RouteId = Id<struct route>;

/// A stretch along which lines can be laid, either way.
struct Route {
  static constexpr std::uint32_t no_road = 0xFFFFFFFF;

  RouteNodeId start;
  RouteNodeId end;
  std::uint32_t centimetres = 0;  ///< of line; across country the terrain factor is in it
  std::uint32_t road = no_road;   ///< row of `RouteGraph::road_first`
  std::uint32_t from = 0;         ///< where on that road it starts, in centimetres

  Alignment alignment() const {
    return road == no_road ? Alignment::cross_country : Alignment::along_road;
  }
};

/// Where lines can be laid: along roads, and across country between places and
/// to the roads. The first nodes are the places, in their order; then come
/// junctions of roads, and points where places reach a road or lines cross it.
///
/// Lengths are whole centimetres, each straight piece of road rounded once: a
/// stretch that is cut in two is as long as its parts.
struct RouteGraph {
  Column<RouteNodeId, LonLat> place;
  Column<RouteId, Route> route;
  /// Roads from junction to junction: road `r` has the vertices
  /// `road_first[r] .. road_first[r + 1]`.
  std::vector<std::size_t> road_first{0};
  std::vector<LonLat> road_vertex;
  std::vector<std::uint32_t> road_centimetres;  ///< of a vertex, from the start of its road

  /// The vertices of a route, both ends included, from start to end.
  std::vector<LonLat> vertices(RouteId route) const;
};

struct RouteSettings {
  double terrain_factor = 1.3;  ///< a line across country is so much longer than the straight one
  Metres across_limit = 5_km;   ///< places without a road are linked to neighbours this near
  TravelSettings travel;        ///< how near a road is in reach
};

/// A straight line at the terrain factor, in whole centimetres; at most 40,000 km.
std::uint32_t cross_country(Metres straight, double terrain_factor);

/// Joins places to the roads around them, and to each other where they have none.
///
/// A place reaches the nearest point of each of the nearest few roads (from
/// junction to junction) within the access limit, and of the nearest road of each
/// part of the network there; without any, the nearest road however far (to
/// 100 km). Of the first `linked` places those that do not reach the largest part
/// are linked to the nearest few others within `across_limit`. One-ways and roads
/// without access carry lines like any other.
///
///   lines  existing ones: where one crosses a road, the road is cut
///
/// O(n log n).
RouteGraph make_route_graph(const RoadNetwork& roads, std::span<const LonLat> places,
                            std::size_t linked, std::span<const LineView> lines,
                            const RouteSettings& settings);

/// Without roads: the first `linked` places, joined across country to their neighbours however far
/// they are, so that the graph is connected; the others have no route.
RouteGraph make_route_graph(std::span<const LonLat> places, std::size_t linked,
                            const RouteSettings& settings);

/// Adds routes across country between two places that have none yet. O(routes + links log links).
void link_places(RouteGraph& graph, std::vector<PlacePair> links, double terrain_factor);

}  // namespace hinterland
