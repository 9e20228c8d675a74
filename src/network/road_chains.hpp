// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

/// Road chains from junction to junction; for corridor_graph.
namespace hinterland {

/// Maximal chains of road segments without a junction between their ends. Chain `c` has the
/// vertices `first[c] .. first[c + 1]`. Every segment is in one chain, except loops from a node to
/// itself; one-way directions are ignored.
///
/// Chains and the lengths along them are those of the roads, not of their drawing: a vertex where
/// two roads are joined end to end is no junction, several segments between the same two nodes are
/// one, and lengths are rounded from the start of the chain, not per segment.
struct RoadChains {
  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

  std::vector<std::size_t> first{0};
  std::vector<RoadNodeId> node;            ///< of each vertex
  std::vector<std::uint64_t> millimetres;  ///< from the start of the chain to each vertex
  std::vector<std::uint32_t> centimetres;  ///< the same, rounded
  std::vector<std::uint32_t> chain;        ///< of each vertex
  /// The chain vertex at the start of the segment of an edge, for both directions; `nowhere`: the
  /// segment is in no chain.
  std::vector<std::uint32_t> vertex_of_edge;

  std::size_t size() const { return first.size() - 1; }
  std::uint32_t length(std::size_t c) const { return centimetres[first[c + 1] - 1]; }
};

/// O(nodes + edges), if the nodes have few edges.
RoadChains find_chains(const RoadGraph& graph);

inline std::uint32_t whole_centimetres(std::uint64_t millimetres) {
  return static_cast<std::uint32_t>((millimetres + 5) / 10);
}

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

}  // namespace hinterland
