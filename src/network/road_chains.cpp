// SPDX-License-Identifier: Apache-2.0
#include "network/road_chains.hpp"

#include "network/piece_grid.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>

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

  /// Whether exactly two segments meet here: a vertex, not a junction.
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

  /// Marks the edge and its reverse. Parallel segments of equal length are interchangeable.
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

namespace {

constexpr std::size_t vertices_in_block = 4096;
/// Crossings nearer than this share to an end of a segment are ignored.
constexpr double min_share = 1e-6;

bool is_inside(double share) { return share > min_share && share < 1.0 - min_share; }

std::vector<Piece> pieces_of(std::span<const LineView> lines) {
  std::vector<Piece> pieces;
  for (const LineView& line : lines) {
    for (std::size_t l = 0; l < line.size(); ++l) {
      for (std::size_t v = line.first_vertex[l] + 1; v < line.first_vertex[l + 1]; ++v) {
        pieces.push_back(piece_between(line.vertex[v - 1], line.vertex[v]));
      }
    }
  }
  return pieces;
}

}  // namespace

std::vector<ChainPlace> find_cuts(const RoadChains& chains, const RoadGraph& graph,
                                  std::span<const LineView> lines) {
  const std::vector<Piece> pieces = pieces_of(lines);
  if (pieces.empty()) return {};
  const PieceGrid grid(pieces.size(), [&](std::uint32_t p) { return pieces[p]; });
  const auto cuts_after = [&](std::size_t v, std::vector<ChainPlace>& found) {
    const Piece road = piece_between(graph.place[chains.node[v]], graph.place[chains.node[v + 1]]);
    const double length = chains.centimetres[v + 1] - chains.centimetres[v];
    grid.visit(box_of(road), [&](std::uint32_t p) {
      const auto shares = find_crossing(road, pieces[p]);
      if (!shares || !is_inside(shares->first) || !is_inside(shares->second)) return;
      const auto along = static_cast<std::uint32_t>(std::llround(shares->first * length));
      found.push_back({chains.chain[v], chains.centimetres[v] + along});
    });
  };
  const std::size_t blocks = chains.node.size() / vertices_in_block + 1;
  std::vector<std::vector<ChainPlace>> found(blocks);
  for_each_block(blocks, 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) {
      const std::size_t end = std::min(chains.node.size(), (b + 1) * vertices_in_block);
      for (std::size_t v = b * vertices_in_block; v < end; ++v) {
        const bool goes_on = v + 1 < chains.node.size() && chains.chain[v] == chains.chain[v + 1];
        if (goes_on) cuts_after(v, found[b]);
      }
    }
  });
  std::vector<ChainPlace> cuts;
  for (const auto& block : found) cuts.insert(cuts.end(), block.begin(), block.end());
  std::ranges::sort(cuts);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

}  // namespace hinterland
