// SPDX-License-Identifier: Apache-2.0
#include "network/road_graph.hpp"

#include "geometry/hilbert.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <utility>

namespace hinterland {

namespace {

/// Adds the nodes in Hilbert order; returns the node of each place.
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

/// Statistics of the passable edges; `cost(edge)` gives a RoadCost.
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

/// Whether all edges lead to one node.
bool is_dead_end(std::span<const RoadEdge> edges) {
  return !edges.empty() && std::ranges::all_of(edges, [&](const RoadEdge& edge) {
    return edge.head == edges.front().head;
  });
}

/// Adds the connected component of a node.
void add_piece(RoadPieces& pieces, const RoadGraph& graph, RoadNodeId from) {
  const auto number = static_cast<std::uint32_t>(pieces.nodes.size());
  std::vector<RoadNodeId> waiting{from};
  pieces.piece[from] = number;
  std::uint32_t nodes = 0;
  std::uint64_t length = 0;  // of both edges of each segment
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

/// Renumbers components by decreasing length of their roads, which does not depend on the density
/// of vertices; the sort is stable.
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

namespace {

/// A queue entry: a node with the cost it had when it was pushed.
struct Waiting {
  RoadNodeId node;
  RoadCost cost;
};

/// A circular queue of buckets of equal width, which together cover the longest edge.
class BucketRing {
 public:
  /// Buckets are half to once as wide as the mean edge.
  explicit BucketRing(const EdgeCosts& edges)
      : width_bits_(edges.mean == 0 ? 0
                                    : static_cast<std::uint32_t>(std::bit_width(edges.mean)) - 1),
        buckets_(std::bit_ceil((std::size_t{edges.longest} >> width_bits_) + 2)) {}

  std::uint64_t number_of(RoadCost cost) const { return cost >> width_bits_; }
  std::vector<Waiting>& bucket(std::uint64_t number) {
    return buckets_[number & (buckets_.size() - 1)];
  }
  void put(Waiting waiting) {
    bucket(number_of(waiting.cost)).push_back(waiting);
    ++size_;
  }
  /// Empties a processed bucket.
  void clear(std::vector<Waiting>& done) {
    size_ -= done.size();
    done.clear();
  }
  bool empty() const { return size_ == 0; }

 private:
  std::uint32_t width_bits_;
  std::vector<std::vector<Waiting>> buckets_;
  std::size_t size_ = 0;
};

template <RoadMeasure measure>
bool passable(const RoadEdge& edge) {
  return measure == RoadMeasure::length || (edge.time & RoadEdge::blocked) == 0;
}

template <RoadMeasure measure>
RoadCost cost_of(const RoadEdge& edge) {
  return measure == RoadMeasure::length ? edge.length : edge.time;
}

template <RoadMeasure measure>
RoadCost other_of(const RoadEdge& edge) {
  return measure == RoadMeasure::length ? edge.time & ~RoadEdge::blocked : edge.length;
}

/// Saturating addition, since sums along a path are not limited by the search.
RoadCost added(RoadCost a, RoadCost b) { return a > ~b ? ~RoadCost{0} : a + b; }

template <RoadMeasure measure>
class Search {
 public:
  Search(const RoadGraph& graph, Column<RoadNodeId, RoadLabel> start, RoadCost limit)
      : graph_(graph),
        limit_(limit),
        ring_(measure == RoadMeasure::length ? graph.lengths : graph.times),
        label_(std::move(start)) {}

  std::size_t settled() const { return settled_; }

  Column<RoadNodeId, RoadLabel> run() {
    const std::vector<Waiting> by_cost = starts();
    std::size_t next = 0;
    std::uint64_t number = 0;
    while (next < by_cost.size() || !ring_.empty()) {
      if (ring_.empty()) number = ring_.number_of(by_cost[next].cost);
      for (; next < by_cost.size() && ring_.number_of(by_cost[next].cost) == number; ++next) {
        const Waiting& start = by_cost[next];
        if (label_[start.node].cost == start.cost) ring_.put(start);
      }
      process(ring_.bucket(number));
      ++number;
    }
    return std::move(label_);
  }

 private:
  /// The nodes with an initial label, by cost; labels beyond the limit are reset.
  std::vector<Waiting> starts() {
    std::vector<Waiting> found;
    for (RoadNodeId node : rows(label_)) {
      if (label_[node].source == RoadLabel::none) continue;
      if (label_[node].cost <= limit_) {
        found.push_back({node, label_[node].cost});
      } else {
        label_[node] = {};
      }
    }
    std::ranges::sort(found, {}, &Waiting::cost);
    return found;
  }

  void offer(RoadNodeId node, const RoadLabel& label) {
    if (label >= label_[node]) return;
    label_[node] = label;
    ring_.put({node, label.cost});
  }

  /// The bucket grows while it is processed. Memory latency dominates, and the bucket determines
  /// the next accesses, so prefetching halves the time. The prefetches are in this function because
  /// g++ 12 removes a separate function as having no effect.
  void process(std::vector<Waiting>& bucket) {
    constexpr std::size_t soon = 8;
    constexpr std::size_t later = 16;
    for (std::size_t i = 0; i < bucket.size(); ++i) {
      if (i + later < bucket.size()) {
        const RoadNodeId node = bucket[i + later].node;
        __builtin_prefetch(&graph_.first_edge[node.index]);
        __builtin_prefetch(&label_[node]);
      }
      if (i + soon < bucket.size()) {
        const RoadNodeId node = bucket[i + soon].node;
        __builtin_prefetch(graph_.edge.data() + graph_.first_edge[node.index]);
        __builtin_prefetch(graph_.edge.data() + graph_.first_edge[node.index + 1]);
      }
      const Waiting waiting = bucket[i];
      const RoadLabel here = label_[waiting.node];
      if (here.cost != waiting.cost) continue;  // superseded by a better label
      ++settled_;
      for (const RoadEdge& edge : graph_.edges_of(waiting.node)) pass(here, edge);
    }
    ring_.clear(bucket);
  }

  void pass(const RoadLabel& here, const RoadEdge& edge) {
    if (!passable<measure>(edge)) return;
    const RoadCost onward = cost_of<measure>(edge);
    if (onward > limit_ - here.cost) return;
    const RoadCost cost = here.cost + onward;
    if (cost > label_[edge.head].cost) return;
    offer(edge.head, {cost, here.source, added(here.other, other_of<measure>(edge)), here.walk});
  }

  const RoadGraph& graph_;
  RoadCost limit_;
  BucketRing ring_;
  Column<RoadNodeId, RoadLabel> label_;
  std::size_t settled_ = 0;
};

template <RoadMeasure measure>
Column<RoadNodeId, RoadLabel> search_by(const RoadGraph& graph, Column<RoadNodeId, RoadLabel> start,
                                        RoadCost limit, std::size_t* settled) {
  Search<measure> search(graph, std::move(start), limit);
  Column<RoadNodeId, RoadLabel> label = search.run();
  if (settled != nullptr) *settled = search.settled();
  return label;
}

}  // namespace

Column<RoadNodeId, RoadLabel> search_roads(const RoadGraph& graph,
                                           Column<RoadNodeId, RoadLabel> start, RoadMeasure measure,
                                           RoadCost limit, std::size_t* settled) {
  limit = std::min(limit, unreachable_cost - 1);
  return measure == RoadMeasure::length
             ? search_by<RoadMeasure::length>(graph, std::move(start), limit, settled)
             : search_by<RoadMeasure::time>(graph, std::move(start), limit, settled);
}

Column<RoadNodeId, RoadLabel> search_roads(const RoadGraph& graph,
                                           std::span<const RoadSource> sources, RoadMeasure measure,
                                           RoadCost limit) {
  Column<RoadNodeId, RoadLabel> start(graph.place.size());
  for (const RoadSource& s : sources) {
    start[s.node] = std::min(start[s.node], {s.cost, s.source, s.other, 0});
  }
  return search_roads(graph, std::move(start), measure, limit);
}

}  // namespace hinterland
