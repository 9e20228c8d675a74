// SPDX-License-Identifier: Apache-2.0
#include "network/route_chains.hpp"

#include <algorithm>

namespace hinterland {

namespace {

/// Walks from junction to junction and marks each piece it passes.
class ChainWalk {
 public:
  ChainWalk(const RoadGraph& graph, RoadChains& chains) : graph_(graph), chains_(chains) {
    chains_.vertex_of_edge.assign(graph.edge.size(), RoadChains::nowhere);
  }

  /// All chains that leave a node and nobody has walked.
  void walk_from(RoadNodeId start) {
    for (std::uint32_t e = graph_.first_edge[start.index]; e < graph_.first_edge[start.index + 1];
         ++e) {
      const bool walked = chains_.vertex_of_edge[e] != RoadChains::nowhere;
      if (!walked && graph_.edge[RoadEdgeId{e}].head != start) walk(start, e);
    }
  }

  /// Two pieces meet here, and no more: a vertex, not a junction.
  bool is_inner(RoadNodeId n) const {
    const auto edges = graph_.edges_of(n);
    return edges.size() == 2 && edges[0].head != edges[1].head && edges[0].head != n &&
           edges[1].head != n;
  }

 private:
  void walk(RoadNodeId start, std::uint32_t first_edge) {
    add_vertex(start, 0);
    RoadNodeId from = start;
    std::uint32_t edge = first_edge;
    std::uint32_t centimetres = 0;
    for (;;) {
      const RoadEdge& taken = graph_.edge[RoadEdgeId{edge}];
      const RoadNodeId to = taken.head;
      mark(from, edge);
      centimetres += whole_centimetres(taken.length);
      add_vertex(to, centimetres);
      if (to == start || !is_inner(to)) break;
      const std::uint32_t first = graph_.first_edge[to.index];
      edge = graph_.edge[RoadEdgeId{first}].head == from ? first + 1 : first;
      from = to;
    }
    chains_.first.push_back(chains_.node.size());
  }

  void add_vertex(RoadNodeId n, std::uint32_t centimetres) {
    chains_.node.push_back(n);
    chains_.centimetres.push_back(centimetres);
    chains_.chain.push_back(static_cast<std::uint32_t>(chains_.size()));
  }

  /// Marks the edge, and the one back. Of several pieces of one length between
  /// the same two nodes any will do: they cannot be told apart.
  void mark(RoadNodeId from, std::uint32_t edge) {
    const auto vertex = static_cast<std::uint32_t>(chains_.node.size() - 1);
    const RoadEdge& taken = graph_.edge[RoadEdgeId{edge}];
    chains_.vertex_of_edge[edge] = vertex;
    for (std::uint32_t e = graph_.first_edge[taken.head.index];
         e < graph_.first_edge[taken.head.index + 1]; ++e) {
      const RoadEdge& back = graph_.edge[RoadEdgeId{e}];
      if (back.head != from || back.length != taken.length) continue;
      if (chains_.vertex_of_edge[e] != RoadChains::nowhere) continue;
      chains_.vertex_of_edge[e] = vertex;
      return;
    }
  }

  const RoadGraph& graph_;
  RoadChains& chains_;
};

}  // namespace

RoadChains find_chains(const RoadGraph& graph) {
  RoadChains chains;
  ChainWalk walk(graph, chains);
  for (RoadNodeId n : rows(graph.place)) {
    if (!walk.is_inner(n)) walk.walk_from(n);
  }
  for (RoadNodeId n : rows(graph.place)) walk.walk_from(n);  // rings without a junction
  return chains;
}

ChainPlace on_chain(const RoadChains& chains, const RoadGraph& graph, RoadSegmentId segment,
                    std::uint32_t offset) {
  const RoadEdgeId forth = graph.open_segment[segment].forth;
  const std::uint32_t vertex = chains.vertex_of_edge[forth.index];
  if (vertex == RoadChains::nowhere) return {};
  const std::uint32_t length = whole_centimetres(graph.edge[forth].length);
  const std::uint32_t along = std::min(whole_centimetres(offset), length);
  const bool same_way = chains.node[vertex] == graph.start(segment);
  return {chains.chain[vertex], chains.centimetres[vertex] + (same_way ? along : length - along)};
}

}  // namespace hinterland
