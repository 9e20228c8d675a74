// SPDX-License-Identifier: Apache-2.0
#include "network/road_search.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <span>
#include <utility>

namespace hinterland {

namespace {

/// A node that waits with the cost it had when it was put there.
struct Waiting {
  RoadNodeId node;
  RoadCost cost;
};

/// Buckets of equal width, used again and again in a ring: wide enough around
/// for the longest edge, so that what is put in never lies a turn ahead.
class BucketRing {
 public:
  /// Buckets are between a half and the whole of the mean edge wide.
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
  /// Takes away what is in a bucket whose work is done.
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

/// What is counted along has no limit of its own: it stays at the most there is.
RoadCost added(RoadCost a, RoadCost b) { return a > ~b ? ~RoadCost{0} : a + b; }

template <RoadMeasure measure>
class Search {
 public:
  Search(const RoadGraph& graph, Column<RoadNodeId, RoadLabel> start, RoadCost limit)
      : graph_(graph),
        limit_(limit),
        ring_(measure == RoadMeasure::length ? graph.lengths : graph.times),
        label_(std::move(start)) {}

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
      work_on(ring_.bucket(number));
      ++number;
    }
    return std::move(label_);
  }

 private:
  /// The nodes that have a label already, nearest first; those beyond the limit
  /// lose theirs.
  std::vector<Waiting> starts() {
    std::vector<Waiting> found;
    for (RoadNodeId node : rows(label_)) {
      if (label_[node].source == RoadLabel::nobody) continue;
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

  /// The bucket grows while it is worked on. Nearly all of the time goes into
  /// waiting for memory, and the bucket says what will be wanted: half of the
  /// time is saved by asking for it early. (Here, not in a function of its own:
  /// g++ 12 takes one for a function that does nothing, and leaves it out.)
  void work_on(std::vector<Waiting>& bucket) {
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
      if (here.cost != waiting.cost) continue;  // nearer from somewhere else, and waited there
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
};

template <RoadMeasure measure>
Column<RoadNodeId, RoadLabel> search_by(const RoadGraph& graph, Column<RoadNodeId, RoadLabel> start,
                                        RoadCost limit) {
  return Search<measure>(graph, std::move(start), limit).run();
}

}  // namespace

Column<RoadNodeId, RoadLabel> search_roads(const RoadGraph& graph,
                                           Column<RoadNodeId, RoadLabel> start, RoadMeasure measure,
                                           RoadCost limit) {
  limit = std::min(limit, unreachable_cost - 1);
  return measure == RoadMeasure::length
             ? search_by<RoadMeasure::length>(graph, std::move(start), limit)
             : search_by<RoadMeasure::time>(graph, std::move(start), limit);
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
