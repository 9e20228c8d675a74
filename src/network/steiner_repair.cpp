// SPDX-License-Identifier: Apache-2.0
#include "network/steiner_repair.hpp"

namespace hinterland {

SteinerRepair::SteinerRepair(const SteinerGraph& graph, const SteinerState& state,
                             SteinerEffort& effort)
    : graph_(graph),
      state_(state),
      effort_(effort),
      part_(graph.nodes(), no_steiner_part),
      distance_(graph.nodes(), steiner_infinite),
      by_(graph.nodes(), no_arc) {}

std::optional<SteinerEdges> SteinerRepair::without(const SteinerEdges& tree,
                                                   const std::vector<bool>& is_out,
                                                   std::int64_t out_cost, std::uint32_t avoided) {
  clear();
  const std::uint32_t parts = label_parts(tree, is_out, avoided);
  spread(out_cost, avoided);
  find_bridges(out_cost);
  std::ranges::sort(bridges_);
  SteinerParts joined(parts);
  std::int64_t cost = 0;
  std::uint32_t joins = 0;
  SteinerEdges repaired;
  for (const auto& [length, edge] : bridges_) {
    const SteinerEdge& e = graph_.edge[edge];
    if (cost + length >= out_cost) break;
    if (!joined.join(part_[e.start], part_[e.end])) continue;
    cost += length;
    ++joins;
    repaired.push_back(edge);
    follow(e.start, repaired);
    follow(e.end, repaired);
  }
  if (joins + 1 < parts) return {};
  for (const std::uint32_t e : tree) {
    if (!is_out[e]) repaired.push_back(e);
  }
  std::ranges::sort(repaired);
  repaired.erase(std::unique(repaired.begin(), repaired.end()), repaired.end());
  return repaired;
}

void SteinerRepair::clear() {
  for (const std::uint32_t node : touched_) {
    part_[node] = no_steiner_part;
    distance_[node] = steiner_infinite;
    by_[node] = no_arc;
  }
  touched_.clear();
  bridges_.clear();
}

void SteinerRepair::reach(std::uint32_t node, std::uint32_t part, std::int64_t distance,
                          SteinerArc by) {
  if (part_[node] == no_steiner_part) touched_.push_back(node);
  part_[node] = part;
  distance_[node] = distance;
  by_[node] = by;
}

/// Numbers the parts that are left; a node in the middle of what is taken out
/// belongs to none.
std::uint32_t SteinerRepair::label_parts(const SteinerEdges& tree, const std::vector<bool>& is_out,
                                         std::uint32_t avoided) {
  SteinerEdges left;
  std::vector<std::uint32_t> nodes;
  for (const std::uint32_t e : tree) {
    if (!is_out[e]) left.push_back(e);
    nodes.push_back(graph_.edge[e].start);
    nodes.push_back(graph_.edge[e].end);
  }
  const SteinerWalk walkable(graph_, left);
  std::uint32_t parts = 0;
  std::vector<std::uint32_t> waiting;
  for (const std::uint32_t start : nodes) {
    const bool is_left = !walkable.arcs[start].empty() || state_.is_terminal[start];
    if (part_[start] != no_steiner_part || !is_left || start == avoided) continue;
    waiting.push_back(start);
    reach(start, parts, 0, no_arc);
    while (!waiting.empty()) {
      const std::uint32_t node = waiting.back();
      waiting.pop_back();
      for (const SteinerArc arc : walkable.arcs[node]) {
        if (part_[graph_.head(arc)] != no_steiner_part) continue;
        reach(graph_.head(arc), parts, 0, no_arc);
        waiting.push_back(graph_.head(arc));
      }
    }
    ++parts;
  }
  return parts;
}

/// Shortest paths from all parts at once.
void SteinerRepair::spread(std::int64_t limit, std::uint32_t avoided) {
  SteinerQueue waiting;
  for (const std::uint32_t node : touched_) waiting.push({0, node});
  while (!waiting.empty()) {
    const auto [here, node] = waiting.top();
    waiting.pop();
    if (here > distance_[node]) continue;
    effort_.spend(graph_.arcs_of(node).size());
    for (const SteinerArc arc : graph_.arcs_of(node)) {
      const std::uint32_t next = graph_.head(arc);
      if (next == avoided || state_.is_gone[next]) continue;
      const std::int64_t there = here + graph_.cost(arc);
      if (there < distance_[next] && there < limit) {
        reach(next, part_[node], there, arc);
        waiting.push({there, next});
      }
    }
  }
}

/// The edges where the paths of two parts meet.
void SteinerRepair::find_bridges(std::int64_t limit) {
  for (const std::uint32_t node : touched_) {
    for (const SteinerArc arc : graph_.arcs_of(node)) {
      const std::uint32_t other = graph_.head(arc);
      if (arc % 2 != 0 || part_[other] == no_steiner_part || part_[other] == part_[node]) continue;
      const std::int64_t length = distance_[node] + graph_.cost(arc) + distance_[other];
      if (length < limit) bridges_.push_back({length, arc / 2});
    }
  }
}

/// Adds the edges from a node back to its part.
void SteinerRepair::follow(std::uint32_t node, SteinerEdges& tree) const {
  for (; by_[node] != no_arc; node = graph_.head(by_[node] ^ 1U)) tree.push_back(by_[node] / 2);
}

}  // namespace hinterland
