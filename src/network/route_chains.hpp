// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.hpp"

#include <hinterland/world.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Inside route_graph: roads from junction to junction, and where lines cross them.
namespace hinterland {

inline std::uint32_t whole_centimetres(std::uint32_t millimetres) {
  return millimetres / 10 + (millimetres % 10 >= 5 ? 1 : 0);
}

/// Each straight piece of road is in one chain. Chain `c` has the vertices
/// `first[c] .. first[c + 1]`; between its ends nothing else branches off. One-ways
/// do not matter, and pieces from a node back to itself are left out.
struct RoadChains {
  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

  std::vector<std::size_t> first{0};
  std::vector<RoadNodeId> node;            ///< one a vertex
  std::vector<std::uint32_t> centimetres;  ///< from the start of the chain, one a vertex
  std::vector<std::uint32_t> chain;        ///< which one, one a vertex
  /// The vertex that the piece of an edge starts at, whichever way the edge
  /// runs; `nowhere`: it is in no chain.
  std::vector<std::uint32_t> vertex_of_edge;

  std::size_t size() const { return first.size() - 1; }
  std::uint32_t length(std::size_t c) const { return centimetres[first[c + 1] - 1]; }
};

/// Each piece is rounded once, so that lengths along a chain add up. O(nodes + edges).
RoadChains find_chains(const RoadGraph& graph);

/// A place on a chain: centimetres from its start.
struct ChainPlace {
  std::uint32_t chain = RoadChains::nowhere;
  std::uint32_t centimetres = 0;

  friend constexpr auto operator<=>(const ChainPlace&, const ChainPlace&) = default;
};

/// Where so many millimetres along an open segment are; its chain is `nowhere`
/// where the segment is in none.
ChainPlace on_chain(const RoadChains& chains, const RoadGraph& graph, RoadSegmentId segment,
                    std::uint32_t offset);

/// Where a piece of an existing line crosses a piece of road in the middle of both, by
/// chain and along it. Lines that run along a road, or touch it in a vertex, make
/// no cut. O(pieces of road × pieces of lines near them), in parallel.
std::vector<ChainPlace> find_cuts(const RoadChains& chains, const RoadGraph& graph,
                                  std::span<const LineView> lines);

}  // namespace hinterland
