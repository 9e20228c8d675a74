// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.hpp"

#include <hinterland/world.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Road chains from junction to junction, and their crossings with lines; for corridor_graph.
namespace hinterland {

inline std::uint32_t whole_centimetres(std::uint32_t millimetres) {
  return millimetres / 10 + (millimetres % 10 >= 5 ? 1 : 0);
}

/// Maximal chains of road segments without a junction between their ends. Chain `c` has the
/// vertices `first[c] .. first[c + 1]`. Every segment is in one chain, except loops from a node to
/// itself; one-way directions are ignored.
struct RoadChains {
  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

  std::vector<std::size_t> first{0};
  std::vector<RoadNodeId> node;            ///< of each vertex
  std::vector<std::uint32_t> centimetres;  ///< from the start of the chain to each vertex
  std::vector<std::uint32_t> chain;        ///< of each vertex
  /// The chain vertex at the start of the segment of an edge, for both directions; `nowhere`: the
  /// segment is in no chain.
  std::vector<std::uint32_t> vertex_of_edge;

  std::size_t size() const { return first.size() - 1; }
  std::uint32_t length(std::size_t c) const { return centimetres[first[c + 1] - 1]; }
};

/// Each segment is rounded once, so that lengths along a chain add up. O(nodes + edges).
RoadChains find_chains(const RoadGraph& graph);

/// A place on a chain: centimetres from its start.
struct ChainPlace {
  std::uint32_t chain = RoadChains::nowhere;
  std::uint32_t centimetres = 0;

  friend constexpr auto operator<=>(const ChainPlace&, const ChainPlace&) = default;
};

/// The chain place at an offset in millimetres on an open segment; its chain is `nowhere` if the
/// segment is in none.
ChainPlace on_chain(const RoadChains& chains, const RoadGraph& graph, RoadSegmentId segment,
                    std::uint32_t offset);

/// The points where existing lines cross roads in the interior of segments of both, by chain and
/// distance. Lines along a road or through a vertex are ignored. O(road segments × line segments
/// near them), in parallel.
std::vector<ChainPlace> find_cuts(const RoadChains& chains, const RoadGraph& graph,
                                  std::span<const LineView> lines);

}  // namespace hinterland
