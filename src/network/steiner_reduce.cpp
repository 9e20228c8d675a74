// SPDX-License-Identifier: Apache-2.0
#include "network/steiner_reduce.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

/// Keeps the cheapest of the edges between two nodes, and no loops.
void keep_cheapest(ReducedProblem& reduced) {
  auto& edges = reduced.problem.edges;
  std::vector<std::uint32_t> order;
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    if (edges[e].start == edges[e].end) continue;
    if (edges[e].start > edges[e].end) std::swap(edges[e].start, edges[e].end);
    order.push_back(e);
  }
  const auto ends = [&](std::uint32_t e) { return std::pair(edges[e].start, edges[e].end); };
  std::ranges::sort(order, {},
                    [&](std::uint32_t e) { return std::tuple(ends(e), edges[e].cost, e); });
  std::vector<SteinerEdge> kept;
  std::vector<std::vector<std::uint32_t>> stands_for;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && ends(order[i]) == ends(order[i - 1])) continue;
    kept.push_back(edges[order[i]]);
    stands_for.push_back(std::move(reduced.stands_for[order[i]]));
  }
  edges = std::move(kept);
  reduced.stands_for = std::move(stands_for);
}

/// Joins the edges at nodes of two, and drops those at nodes of one, that are
/// no terminals. Each node once; returns whether anything was done.
bool contract(ReducedProblem& reduced, const std::vector<bool>& is_terminal) {
  auto& edges = reduced.problem.edges;
  std::vector<std::vector<std::uint32_t>> at(reduced.problem.nodes);
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    at[edges[e].start].push_back(e);
    at[edges[e].end].push_back(e);
  }
  std::vector<bool> is_gone(edges.size());
  bool changed = false;
  for (std::uint32_t node = 0; node < at.size(); ++node) {
    auto& around = at[node];
    std::erase_if(around, [&](std::uint32_t e) {
      return is_gone[e] || (edges[e].start != node && edges[e].end != node);
    });
    if (is_terminal[node] || around.empty() || around.size() > 2) continue;
    changed = true;
    is_gone[around[0]] = true;
    if (around.size() == 1) continue;
    // The second edge takes the first one's place too.
    SteinerEdge& first = edges[around[0]];
    SteinerEdge& second = edges[around[1]];
    const std::uint32_t other = first.start == node ? first.end : first.start;
    (second.start == node ? second.start : second.end) = other;
    second.cost += first.cost;
    auto& path = reduced.stands_for[around[1]];
    path.insert(path.end(), reduced.stands_for[around[0]].begin(),
                reduced.stands_for[around[0]].end());
    at[other].push_back(around[1]);
  }
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    if (is_gone[e]) edges[e].end = edges[e].start;  // a loop, dropped with the others
  }
  return changed;
}

}  // namespace

ReducedProblem reduce(const SteinerProblem& problem) {
  ReducedProblem reduced{problem, {}};
  std::vector<bool> is_terminal(problem.nodes);
  for (const std::uint32_t t : problem.terminals) is_terminal[t] = true;
  reduced.problem.terminals.clear();
  for (std::uint32_t n = 0; n < problem.nodes; ++n) {
    if (is_terminal[n]) reduced.problem.terminals.push_back(n);
  }
  for (std::uint32_t e = 0; e < problem.edges.size(); ++e) reduced.stands_for.push_back({e});
  do {
    keep_cheapest(reduced);
  } while (contract(reduced, is_terminal));
  return reduced;
}

}  // namespace hinterland
