// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.hpp"

#include <functional>
#include <queue>
#include <vector>

namespace hinterland::bench {

/// `search_roads` by length with a textbook queue: a binary heap with lazy deletion (outdated
/// entries are skipped). The same arrays, the same labels.
///
/// Lengths are above 0, so all equally short routes to a node are known before it is settled.
inline Column<RoadNodeId, RoadLabel> search_with_heap(const RoadGraph& graph,
                                                      const std::vector<RoadSource>& sources,
                                                      RoadCost limit) {
  struct QueueEntry {
    RoadCost cost;
    RoadNodeId node;
    bool operator>(const QueueEntry& other) const { return cost > other.cost; }
  };
  std::priority_queue<QueueEntry, std::vector<QueueEntry>, std::greater<>> queue;
  Column<RoadNodeId, RoadLabel> label(graph.place.size());

  const auto offer = [&](RoadNodeId node, const RoadLabel& offered) {
    RoadLabel& known = label[node];
    if (offered.cost > known.cost || offered >= known) return;
    const bool nearer = offered.cost < known.cost;
    known = offered;
    if (nearer) queue.push({offered.cost, node});  // otherwise it is queued at this cost already
  };
  for (const RoadSource& s : sources) {
    if (s.cost <= limit) offer(s.node, {s.cost, s.source, s.other, 0});
  }
  while (!queue.empty()) {
    const QueueEntry next = queue.top();
    queue.pop();
    const RoadLabel here = label[next.node];
    if (here.cost != next.cost) continue;  // outdated
    for (const RoadEdge& edge : graph.edges_of(next.node)) {
      if (edge.length > limit - here.cost) continue;
      offer(edge.head, {here.cost + edge.length, here.source,
                        here.other + (edge.time & ~RoadEdge::blocked), 0});
    }
  }
  return label;
}

}  // namespace hinterland::bench
