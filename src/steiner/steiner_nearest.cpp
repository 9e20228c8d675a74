// SPDX-License-Identifier: Apache-2.0
#include "steiner/steiner_nearest.hpp"

namespace hinterland {

void SteinerNearest::rebuild(const SteinerGraph& graph, const SteinerState& state,
                             const SteinerKeyTree& tree, std::int64_t limit,
                             SteinerEffort& effort) {
  distance.assign(graph.nodes(), steiner_infinite);
  base.assign(graph.nodes(), no_place);
  by.assign(graph.nodes(), no_arc);
  waiting_.clear(graph.nodes());
  reached_.clear();
  for (std::uint32_t p = 0; p < tree.size(); ++p) {
    distance[tree.node[p]] = 0;
    base[tree.node[p]] = p;
  }
  const auto relax = [&](std::uint32_t node) {
    const auto arcs = graph.arcs_of(node);
    effort.spend(arcs.size());
    for (const auto& [next, arc, cost] : arcs) {
      const std::int64_t there = distance[node] + cost;
      if (there >= distance[next] || there >= limit || state.is_gone[next]) continue;
      if (base[next] == no_place) reached_.push_back(next);
      distance[next] = there;
      base[next] = base[node];
      by[next] = arc;
      waiting_.push(there, next);
    }
  };
  for (const std::uint32_t node : tree.node) relax(node);
  while (!waiting_.empty()) {
    const auto [here, node] = waiting_.pop();
    if (here == distance[node]) relax(node);
  }
  first_.assign(tree.size() + 1, 0);
  for (std::uint32_t p = 0; p < tree.size(); ++p) first_[p + 1] = 1;
  for (const std::uint32_t node : reached_) ++first_[base[node] + 1];
  for (std::size_t p = 0; p < tree.size(); ++p) first_[p + 1] += first_[p];
  cells_.resize(first_.back());
  auto put = [&](std::uint32_t node) { cells_[--first_[base[node] + 1]] = node; };
  for (const std::uint32_t node : reached_) put(node);
  for (const std::uint32_t node : tree.node) put(node);
  // Each end has come down to where its cell begins.
  for (std::size_t p = 0; p < tree.size(); ++p) first_[p] = first_[p + 1];
  first_.back() = static_cast<std::uint32_t>(cells_.size());
}

}  // namespace hinterland
