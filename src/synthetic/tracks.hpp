// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "synthetic/highways.hpp"
#include "synthetic/settlements.hpp"

#include <cstddef>
#include <vector>

namespace hinterland::made_up {

/// How one gets from any node of the roads to the nearest seat.
struct WayHome {
  std::vector<std::size_t>
      next;  ///< the node towards the seat; of a seat and of gates' ends: itself
  std::vector<double> distance;  ///< metres along the roads
};

/// Joins every village to the roads, the nearest first, each to what is nearest
/// of the roads and the villages joined before. Village v gets node
/// `first_village + v`. Some villages at the end of a branch get a path only.
///
/// Source: R. C. Prim, "Shortest Connection Networks and Some Generalizations",
/// Bell System Technical Journal 36(6), 1957, 1389-1401. O(villages² + villages × nodes).
std::size_t join_villages(RoadPlan& plan, const std::vector<Settlement>& villages, Random& random);

/// Finds the way home from every node. O(nodes log nodes). Source: E. W.
/// Dijkstra, "A Note on Two Problems in Connexion with Graphs", 1959.
WayHome find_way_home(const RoadPlan& plan, std::size_t centres);

}  // namespace hinterland::made_up
