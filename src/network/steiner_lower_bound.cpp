// SPDX-License-Identifier: Apache-2.0
#include "network/steiner_lower_bound.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace hinterland {

namespace {

/// A set of nodes that a terminal is cut off with, and the arcs that enter it.
class Cut {
 public:
  Cut(const SteinerGraph& graph, const SteinerState& state, SteinerBound& bound,
      SteinerEffort& effort)
      : graph_(graph), state_(state), bound_(bound), effort_(effort), stamp_(graph.nodes()) {}

  /// The set of one terminal: what reaches it by arcs without reduced cost.
  void start(std::uint32_t terminal) {
    ++now_;
    entering_.clear();
    waiting_ = {terminal};
    stamp_[terminal] = now_;
    reached_root_ = terminal == state_.root;
    grow();
  }

  bool reached_root() const { return reached_root_; }
  std::size_t size() const { return entering_.size(); }

  /// Raises the dual of the set as far as it goes, and grows the set by the arcs
  /// that then cost nothing.
  void raise() {
    std::int64_t step = steiner_infinite;
    for (const SteinerArc arc : entering_) step = std::min(step, bound_.reduced[arc]);
    bound_.bound += step;
    for (const SteinerArc arc : entering_) {
      if ((bound_.reduced[arc] -= step) == 0) join(graph_.head(arc ^ 1U));
    }
    grow();
  }

 private:
  void join(std::uint32_t node) {
    if (stamp_[node] == now_) return;
    stamp_[node] = now_;
    waiting_.push_back(node);
    if (node == state_.root) reached_root_ = true;
  }

  void grow() {
    while (!waiting_.empty() && !reached_root_) {
      const std::uint32_t node = waiting_.back();
      waiting_.pop_back();
      effort_.spend(graph_.arcs_of(node).size());
      for (const SteinerArc out : graph_.arcs_of(node)) {
        const std::uint32_t tail = graph_.head(out);
        if (stamp_[tail] == now_ || state_.is_gone[tail]) continue;
        if (bound_.reduced[out ^ 1U] == 0) {
          join(tail);
        } else {
          entering_.push_back(out ^ 1U);
        }
      }
    }
    std::erase_if(entering_, [&](SteinerArc arc) { return stamp_[graph_.head(arc ^ 1U)] == now_; });
    effort_.spend(entering_.size() / 8);  // one after another, and soon done
  }

  const SteinerGraph& graph_;
  const SteinerState& state_;
  SteinerBound& bound_;
  SteinerEffort& effort_;
  std::vector<std::uint32_t> stamp_;
  std::uint32_t now_ = 0;
  std::vector<SteinerArc> entering_;
  std::vector<std::uint32_t> waiting_;
  bool reached_root_ = false;
};

using Waiting = std::pair<std::int64_t, std::uint32_t>;
using WaitingQueue = std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>>;

/// Distances by reduced cost from what waits: along the arcs, or against them.
std::vector<std::int64_t> reduced_distances(const SteinerGraph& graph, const SteinerState& state,
                                            const std::vector<std::int64_t>& reduced,
                                            const std::vector<std::uint32_t>& from, bool along,
                                            SteinerEffort& effort) {
  std::vector<std::int64_t> distance(graph.nodes(), steiner_infinite);
  WaitingQueue waiting;
  for (const std::uint32_t node : from) {
    distance[node] = 0;
    waiting.push({0, node});
  }
  while (!waiting.empty()) {
    const auto [here, node] = waiting.top();
    waiting.pop();
    if (here > distance[node]) continue;
    effort.spend(graph.arcs_of(node).size());
    for (const SteinerArc arc : graph.arcs_of(node)) {
      const std::uint32_t next = graph.head(arc);
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

SteinerBound ascend(const SteinerGraph& graph, const SteinerState& state, SteinerEffort& effort) {
  // A set may grow on as long as its cut is not much larger than another's.
  constexpr double patience = 1.25;
  SteinerBound bound;
  bound.reduced.resize(2 * graph.edge.size());
  for (SteinerArc arc = 0; arc < bound.reduced.size(); ++arc) bound.reduced[arc] = graph.cost(arc);

  Cut cut(graph, state, bound, effort);
  using Entry = std::pair<std::size_t, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  for (const std::uint32_t t : state.terminals()) {
    if (t != state.root) queue.push({graph.arcs_of(t).size(), t});
  }
  while (!queue.empty()) {
    const std::uint32_t terminal = queue.top().second;
    queue.pop();
    const double most = queue.empty() ? 1e18 : patience * static_cast<double>(queue.top().first);
    cut.start(terminal);
    while (!cut.reached_root()) {
      if (cut.size() == 0) {
        bound.bound = steiner_infinite;
        return bound;
      }
      if (static_cast<double>(cut.size()) > most) {
        queue.push({cut.size(), terminal});
        break;
      }
      cut.raise();
    }
  }
  return bound;
}

std::vector<std::int64_t> node_surplus(const SteinerGraph& graph, const SteinerState& state,
                                       const SteinerBound& bound, SteinerEffort& effort) {
  std::vector<std::uint32_t> others = state.terminals();
  std::erase(others, state.root);
  const auto from_root = reduced_distances(graph, state, bound.reduced, {state.root}, true, effort);
  const auto to_terminal = reduced_distances(graph, state, bound.reduced, others, false, effort);
  std::vector<std::int64_t> surplus(graph.nodes());
  for (std::size_t n = 0; n < surplus.size(); ++n) {
    surplus[n] = std::min(from_root[n] + to_terminal[n], steiner_infinite);
  }
  return surplus;
}

}  // namespace hinterland
