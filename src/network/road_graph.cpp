// SPDX-License-Identifier: Apache-2.0
#include "network/road_graph.hpp"

#include "geometry/hilbert.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

namespace hinterland {

namespace {

/// The new number of each place.
std::vector<RoadNodeId> place_nodes(std::span<const LonLat> places, RoadGraph& graph) {
  std::vector<RoadNodeId> node(places.size());
  graph.place.reserve(places.size());
  for (const auto& [key, row] : hilbert_order(places)) {
    node[row] = graph.place.push_back(places[row]);
  }
  return node;
}

void count_edges(std::span<const RoadLink> links, const std::vector<RoadNodeId>& node,
                 RoadGraph& graph) {
  graph.first_edge.assign(node.size() + 1, 0);
  for (const RoadLink& link : links) {
    ++graph.first_edge[node[link.start].index + 1];
    ++graph.first_edge[node[link.end].index + 1];
  }
  std::partial_sum(graph.first_edge.begin(), graph.first_edge.end(), graph.first_edge.begin());
}

/// Of the edges that can be passed. cost(edge) -> RoadCost
template <class Cost>
EdgeCosts survey(std::span<const RoadEdge> edges, const Cost& cost) {
  std::uint64_t sum = 0;
  std::uint64_t count = 0;
  EdgeCosts costs;
  for (const RoadEdge& edge : edges) {
    const RoadCost here = cost(edge);
    if ((here & RoadEdge::blocked) != 0) continue;
    sum += here;
    ++count;
    costs.longest = std::max(costs.longest, here);
  }
  if (count > 0) costs.mean = static_cast<RoadCost>(sum / count);
  return costs;
}

}  // namespace

RoadCost to_millimetres(Metres length) {
  return static_cast<RoadCost>(std::llround(length.value * millimetres_in_metre));
}

RoadCost to_ticks(RoadCost millimetres, double kmh) {
  constexpr double most = 0x7FFFFFFF;
  const double ticks = static_cast<double>(millimetres) * 36.0 / kmh;
  return static_cast<RoadCost>(std::min(std::round(ticks), most));
}

RoadGraph make_road_graph(std::span<const LonLat> places, std::span<const RoadLink> links) {
  std::vector<RoadNodeId> node;
  return make_road_graph(places, links, node);
}

RoadGraph make_road_graph(std::span<const LonLat> places, std::span<const RoadLink> links,
                          std::vector<RoadNodeId>& node) {
  RoadGraph graph;
  node = place_nodes(places, graph);
  count_edges(links, node, graph);

  graph.edge.resize(2 * links.size());
  std::vector<std::uint32_t> next(graph.first_edge.begin(), graph.first_edge.end() - 1);
  const auto add_edge = [&](std::uint32_t from, const RoadEdge& edge) {
    const RoadEdgeId id{next[node[from].index]++};
    graph.edge[id] = edge;
    return id;
  };
  for (const RoadLink& link : links) {
    const RoadEdgeId forth = add_edge(link.start, {node[link.end], link.length, link.time_back});
    const RoadEdgeId back = add_edge(link.end, {node[link.start], link.length, link.time_forth});
    if (link.is_open) graph.open_segment.push_back({forth, back});
  }
  std::ranges::sort(graph.open_segment, {}, [](const RoadSegment& s) { return s.forth; });
  const std::span edges(graph.edge.data(), graph.edge.size());
  graph.lengths = survey(edges, [](const RoadEdge& edge) { return edge.length; });
  graph.times = survey(edges, [](const RoadEdge& edge) { return edge.time; });
  return graph;
}

std::size_t RoadGraph::memory_bytes() const {
  return place.size() * sizeof(LonLat) + first_edge.size() * sizeof(std::uint32_t) +
         edge.size() * sizeof(RoadEdge) + open_segment.size() * sizeof(RoadSegment);
}

namespace {

constexpr std::uint32_t no_piece = 0xFFFFFFFF;

/// All edges lead to one node.
bool is_dead_end(std::span<const RoadEdge> edges) {
  return !edges.empty() && std::ranges::all_of(edges, [&](const RoadEdge& edge) {
    return edge.head == edges.front().head;
  });
}

/// Adds the piece of all nodes that hang together with one.
void add_piece(RoadPieces& pieces, const RoadGraph& graph, RoadNodeId from) {
  const auto number = static_cast<std::uint32_t>(pieces.nodes.size());
  std::vector<RoadNodeId> waiting{from};
  pieces.piece[from] = number;
  std::uint32_t nodes = 0;
  std::uint64_t length = 0;  // of the edges, two for each straight piece of road
  while (!waiting.empty()) {
    const RoadNodeId here = waiting.back();
    waiting.pop_back();
    ++nodes;
    for (const RoadEdge& edge : graph.edges_of(here)) {
      length += edge.length;
      if (pieces.piece[edge.head] != no_piece) continue;
      pieces.piece[edge.head] = number;
      waiting.push_back(edge.head);
    }
  }
  pieces.nodes.push_back(nodes);
  pieces.length.push_back(length / 2);
}

/// Numbers pieces by the length of their roads, which does not depend on how densely they are
/// drawn; equally long ones stay as they were.
void put_longest_first(RoadPieces& pieces) {
  std::vector<std::uint32_t> order(pieces.nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater(),
                           [&](std::uint32_t p) { return pieces.length[p]; });
  std::vector<std::uint32_t> number(order.size());
  RoadPieces sorted;
  for (const std::uint32_t p : order) {
    number[p] = static_cast<std::uint32_t>(sorted.nodes.size());
    sorted.nodes.push_back(pieces.nodes[p]);
    sorted.length.push_back(pieces.length[p]);
  }
  for (std::uint32_t& piece : pieces.piece) piece = number[piece];
  pieces.nodes = std::move(sorted.nodes);
  pieces.length = std::move(sorted.length);
}

}  // namespace

RoadPieces find_pieces(const RoadGraph& graph) {
  RoadPieces pieces;
  pieces.piece = Column<RoadNodeId, std::uint32_t>(graph.place.size(), no_piece);
  for (RoadNodeId node : rows(graph.place)) {
    if (is_dead_end(graph.edges_of(node))) ++pieces.dead_ends;
    if (pieces.piece[node] != no_piece) continue;
    add_piece(pieces, graph, node);
  }
  put_longest_first(pieces);
  return pieces;
}

}  // namespace hinterland
