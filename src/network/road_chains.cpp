// SPDX-License-Identifier: Apache-2.0
#include "network/road_chains.hpp"

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

/// Traverses roads from junction to junction and marks each segment.
class ChainWalk {
 public:
  ChainWalk(const RoadGraph& graph, RoadChains& chains) : graph_(graph), chains_(chains) {
    chains_.vertex_of_edge.assign(graph.edge.size(), RoadChains::nowhere);
  }

  /// Adds all chains that leave a node and have not been traversed yet.
  void walk_from(RoadNodeId start) {
    for (std::uint32_t e = graph_.first_edge[start.index]; e < graph_.first_edge[start.index + 1];
         ++e) {
      const bool walked = chains_.vertex_of_edge[e] != RoadChains::nowhere;
      if (!walked && graph_.edge[RoadEdgeId{e}].head != start) walk(start, e);
    }
  }

  /// Whether exactly two other nodes are joined to this one: a vertex, not a junction.
  bool is_inner(RoadNodeId n) const {
    RoadNodeId first = n;
    RoadNodeId second = n;
    for (const RoadEdge& edge : graph_.edges_of(n)) {
      if (edge.head == n || edge.head == first || edge.head == second) continue;
      if (second != n) return false;
      (first == n ? first : second) = edge.head;
    }
    return second != n;
  }

 private:
  void walk(RoadNodeId start, std::uint32_t first_edge) {
    add_vertex(start, 0);
    RoadNodeId from = start;
    RoadNodeId to = graph_.edge[RoadEdgeId{first_edge}].head;
    std::uint64_t millimetres = 0;
    for (;;) {
      millimetres += mark(from, to);
      add_vertex(to, millimetres);
      if (to == start || !is_inner(to)) break;
      const RoadNodeId next = beyond(from, to);
      from = to;
      to = next;
    }
    chains_.first.push_back(chains_.node.size());
  }

  void add_vertex(RoadNodeId n, std::uint64_t millimetres) {
    chains_.node.push_back(n);
    chains_.millimetres.push_back(millimetres);
    chains_.centimetres.push_back(whole_centimetres(millimetres));
    chains_.chain.push_back(static_cast<std::uint32_t>(chains_.size()));
  }

  /// The other node joined to an inner one.
  RoadNodeId beyond(RoadNodeId from, RoadNodeId inner) const {
    for (const RoadEdge& edge : graph_.edges_of(inner)) {
      if (edge.head != from && edge.head != inner) return edge.head;
    }
    return from;
  }

  /// Marks all edges between two nodes, in both directions; returns the length of the shortest.
  std::uint32_t mark(RoadNodeId from, RoadNodeId to) {
    const auto vertex = static_cast<std::uint32_t>(chains_.node.size() - 1);
    std::uint32_t shortest = unreachable_cost;
    for (const auto& [tail, head] : {std::pair(from, to), std::pair(to, from)}) {
      const std::uint32_t end = graph_.first_edge[tail.index + std::size_t{1}];
      for (std::uint32_t e = graph_.first_edge[tail.index]; e < end; ++e) {
        const RoadEdge& edge = graph_.edge[RoadEdgeId{e}];
        if (edge.head != head) continue;
        chains_.vertex_of_edge[e] = vertex;
        shortest = std::min(shortest, edge.length);
      }
    }
    return shortest;
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
  const std::uint64_t start = chains.millimetres[vertex];
  const std::uint64_t end = chains.millimetres[vertex + std::size_t{1}];
  const std::uint64_t along = std::min<std::uint64_t>(offset, end - start);
  const bool same_way = chains.node[vertex] == graph.start(segment);
  return {chains.chain[vertex], whole_centimetres(same_way ? start + along : end - along)};
}

}  // namespace hinterland
