// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_network.hpp"
#include "network/route_chains.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Inside route_graph: where places reach roads.
namespace hinterland {

/// Where a road is cut: a place reaches it there, or a line crosses it.
struct RouteEntry {
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;

  std::uint32_t place = nobody;
  std::uint32_t road = 0;  ///< the chain
  std::uint32_t centimetres = 0;
};

/// Where places reach roads.
struct RouteEntries {
  std::vector<RouteEntry> entry;  ///< by place
  /// Places without a point of the longest piece of the roads within the access limit.
  std::vector<std::uint32_t> cut_off;
};

/// The nearest point of each of the nearest few chains of each place, and of the
/// nearest chain of each part of the roads in reach; of the nearest one alone
/// where none is in reach. None where no road is within 100 km.
RouteEntries choose_entries(const RoadNetwork& roads, const RoadChains& chains,
                            const RoadPieces& pieces, std::span<const LonLat> places,
                            const TravelSettings& settings);

}  // namespace hinterland
