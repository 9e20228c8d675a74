// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_chains.hpp"
#include "network/road_graph.hpp"
#include "network/road_network.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cstdint>
#include <span>
#include <vector>

/// Where places are linked to roads across country, for corridor_graph.
namespace hinterland {

/// The straight-line distance times the terrain factor, in whole centimetres; at most 40,000 km.
std::uint32_t cross_country(Metres straight, double terrain_factor);

/// A link from a place to a point of a chain.
struct ChainLink {
  std::uint32_t place = 0;
  ChainPlace at;
  std::uint32_t centimetres = 0;  ///< includes the terrain factor
};

struct ChainAccess {
  Metres limit = 1_km;          ///< largest straight-line distance of usual links
  double terrain_factor = 1.3;  ///< length across country / straight-line distance
  /// The least price of a metre across country relative to one along a road, of all services; 0:
  /// not known.
  double across_price = 0.0;
};

/// Roads joined to each other are sufficient for a place if they are this long in total.
inline constexpr Metres length_of_network = 100_km;
/// The distance within which other roads are searched for, if those within the limit are shorter.
inline constexpr Metres other_roads_within = 5_km;
/// If no road is within that distance, the nearest one up to this distance is linked.
inline constexpr Metres farthest_road_linked = 100_km;

/// The links of places to roads. They depend on the roads near a place alone:
///
/// - to the nearest point of every chain within the limit (inclusive);
/// - if the roads that these are joined to are shorter than `length_of_network`, or there are none:
///   going outwards up to `other_roads_within`, to the nearest point of each connected component
///   that is longer than all nearer ones;
/// - if there is still none: to the nearest point of the nearest road up to `farthest_road_linked`.
///
/// A link is left out if another one and the roads from there lead to the same point at no higher
/// price of any service, so leaving it out makes no line dearer. Ordered by place.
///
/// O(places × roads within the limit), in parallel.
std::vector<ChainLink> find_links(const RoadNetwork& roads, const RoadChains& chains,
                                  std::span<const LonLat> places, const ChainAccess& access);

}  // namespace hinterland
