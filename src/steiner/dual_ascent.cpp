// SPDX-License-Identifier: Apache-2.0
#include "steiner/dual_ascent.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace hinterland::steiner {

namespace {

/// The cut around a set of nodes with one terminal: the arcs that enter the set.
///
/// While the set grows, `reduced` of an entering arc holds the dual at which its reduced cost
/// is 0.
class Cut {
 public:
  Cut(const Graph& graph, const State& state, DualBound& bound, Effort& effort)
      : graph_(graph),
        state_(state),
        bound_(bound),
        effort_(effort),
        is_open_(graph.nodes()),
        stamp_(graph.nodes()) {}

  /// A terminal that is not yet connected to the root. A set that reaches it stops growing: what
  /// connects that terminal connects this one too.
  void open(std::uint32_t terminal) { is_open_[terminal] = 1; }

  /// The set of one terminal: the nodes that reach it over arcs of reduced cost 0.
  void start(std::uint32_t terminal) {
    now_ += 2;
    raised_ = 0;
    size_ = 0;
    entering_.clear();
    waiting_.clear();
    queue_.clear();
    is_closed_ = false;
    is_open_[terminal] = 0;
    join(terminal);
    grow();
  }

  /// Whether the set has reached the root or an open terminal.
  bool is_closed() const { return is_closed_; }
  std::size_t size() const { return size_; }

  /// Raises the dual of the set as far as possible and grows the set over the arcs of reduced cost
  /// 0.
  void raise() {
    while (stamp_[tail(queue_.front().second)] > now_) pop();
    const std::int64_t to = queue_.front().first;
    bound_.bound += to - raised_;
    raised_ = to;
    while (!queue_.empty() && queue_.front().first == to) {
      join(tail(queue_.front().second));
      pop();
    }
    grow();
  }

  /// Updates the reduced costs of the entering arcs.
  void finish() {
    for (const Arc arc : entering_) {
      if (stamp_[tail(arc)] <= now_) bound_.reduced[arc] -= raised_;
    }
    effort_.spend(entering_.size() / 8);  // sequential access
  }

 private:
  std::uint32_t tail(Arc arc) const { return graph_.head(arc ^ 1U); }

  void pop() {
    std::ranges::pop_heap(queue_, std::greater<>{});
    queue_.pop_back();
  }

  void join(std::uint32_t node) {
    if (stamp_[node] >= now_) return;
    stamp_[node] = now_;
    waiting_.push_back(node);
    if (node == state_.root || is_open_[node]) is_closed_ = true;
  }

  void grow() {
    while (!waiting_.empty() && !is_closed_) {
      const std::uint32_t node = waiting_.back();
      waiting_.pop_back();
      scan_neighbours(node);
    }
  }

  /// The arcs into a node that joins the set enter it; the arcs out of it no longer do.
  void scan_neighbours(std::uint32_t node) {
    stamp_[node] = now_ + 1;
    effort_.spend(graph_.arcs_of(node).size());
    for (const auto& [other, out, cost] : graph_.arcs_of(node)) {
      if (state_.is_gone[other]) continue;
      if (stamp_[other] > now_) {
        if (bound_.reduced[out] == 0) continue;
        bound_.reduced[out] -= raised_;
        --size_;
      } else if (bound_.reduced[out ^ 1U] == 0) {
        join(other);
      } else {
        bound_.reduced[out ^ 1U] += raised_;
        entering_.push_back(out ^ 1U);
        queue_.emplace_back(bound_.reduced[out ^ 1U], out ^ 1U);
        std::ranges::push_heap(queue_, std::greater<>{});
        ++size_;
      }
    }
  }

  const Graph& graph_;
  const State& state_;
  DualBound& bound_;
  Effort& effort_;
  std::vector<char> is_open_;
  std::vector<std::uint32_t>
      stamp_;  ///< `now_`: in the set; `now_` + 1: its arcs have been scanned
  std::uint32_t now_ = 0;
  std::int64_t raised_ = 0;
  std::size_t size_ = 0;
  std::vector<Arc> entering_;  ///< including arcs that no longer enter
  std::vector<std::pair<std::int64_t, Arc>> queue_;
  std::vector<std::uint32_t> waiting_;
  bool is_closed_ = false;
};

/// Shortest distances by reduced cost from the nodes in the queue, along the arcs or against them.
std::vector<std::int64_t> reduced_distances(const Graph& graph, const State& state,
                                            const std::vector<std::int64_t>& reduced,
                                            const std::vector<std::uint32_t>& from, bool along,
                                            Effort& effort) {
  std::vector<std::int64_t> distance(graph.nodes(), infinite);
  Queue waiting;
  for (const std::uint32_t node : from) {
    distance[node] = 0;
    waiting.push({0, node});
  }
  while (!waiting.empty()) {
    const auto [here, node] = waiting.top();
    waiting.pop();
    if (here > distance[node]) continue;
    effort.spend(graph.arcs_of(node).size());
    for (const auto& [next, arc, cost] : graph.arcs_of(node)) {
      if (state.is_gone[next]) continue;
      const std::int64_t there = here + reduced[along ? arc : arc ^ 1U];
      if (there >= distance[next]) continue;
      distance[next] = there;
      waiting.push({there, next});
    }
  }
  return distance;
}

}  // namespace

DualBound ascend(const Graph& graph, const State& state, Effort& effort) {
  // A set grows as long as its cut is not much larger than the smallest other one.
  constexpr double patience = 1.25;
  DualBound bound;
  bound.reduced.resize(2 * graph.edge.size());
  for (Arc arc = 0; arc < bound.reduced.size(); ++arc) bound.reduced[arc] = graph.cost(arc);

  Cut cut(graph, state, bound, effort);
  using Entry = std::pair<std::size_t, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  for (const std::uint32_t t : state.terminals()) {
    if (t == state.root) continue;
    queue.push({graph.arcs_of(t).size(), t});
    cut.open(t);
  }
  while (!queue.empty()) {
    const std::uint32_t terminal = queue.top().second;
    queue.pop();
    const double most = queue.empty() ? 1e18 : patience * static_cast<double>(queue.top().first);
    cut.start(terminal);
    while (!cut.is_closed() && cut.size() > 0 && static_cast<double>(cut.size()) <= most) {
      cut.raise();
    }
    cut.finish();
    if (cut.is_closed()) continue;
    if (cut.size() == 0) {
      bound.bound = infinite;
      return bound;
    }
    queue.push({cut.size(), terminal});
    cut.open(terminal);
  }
  return bound;
}

std::vector<std::int64_t> node_surplus(const Graph& graph, const State& state,
                                       const DualBound& bound, Effort& effort) {
  std::vector<std::uint32_t> others = state.terminals();
  std::erase(others, state.root);
  const auto from_root = reduced_distances(graph, state, bound.reduced, {state.root}, true, effort);
  const auto to_terminal = reduced_distances(graph, state, bound.reduced, others, false, effort);
  std::vector<std::int64_t> surplus(graph.nodes());
  for (std::size_t n = 0; n < surplus.size(); ++n) {
    surplus[n] = std::min(from_root[n] + to_terminal[n], infinite);
  }
  return surplus;
}

}  // namespace hinterland::steiner
