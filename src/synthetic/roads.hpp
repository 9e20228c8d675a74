// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/settlements.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hinterland::made_up {

enum class RoadClass : std::uint8_t { provincial, county, village, path };

/// A road from node to node.
struct Way {
  RoadClass road_class;
  std::vector<std::size_t> nodes;
};

/// A county's roads. The first nodes are its centres, in their order.
struct RoadPlan {
  Line node;
  std::vector<Way> ways;
};

/// How one gets from any node of the roads to the nearest seat.
struct WayHome {
  /// The node towards the seat; of a seat and of the ends of gates: itself.
  std::vector<std::size_t> next;
  std::vector<double> distance;  ///< metres along the roads
};

/// Joins the seats by main roads, and the county to its neighbours.
///
/// Two seats are joined unless a third lies in the circle between them, so all
/// are joined and no two roads cross. Source: K. R. Gabriel, R. R. Sokal, "A
/// New Statistical Approach to Geographic Variation Analysis", 1969.
RoadPlan plan_main_roads(const Land& land, const std::vector<Centre>& centres, Random& random);

/// Joins every village to the roads, the nearest first, each to what is nearest
/// of the roads and the villages joined before. Village v gets node
/// `first_village + v`, which is returned for v = 0. Some villages at the end of a branch get a
/// path only.
///
/// Source: R. C. Prim, "Shortest Connection Networks and Some Generalizations",
/// Bell System Technical Journal 36(6), 1957, 1389-1401. O(villages² + villages × nodes).
std::size_t join_villages(RoadPlan& plan, const std::vector<Settlement>& villages, Random& random);

/// Finds the way home from every node. O(nodes log nodes). Source: E. W.
/// Dijkstra, "A Note on Two Problems in Connexion with Graphs", 1959.
WayHome find_way_home(const RoadPlan& plan, std::size_t centres);

}  // namespace hinterland::made_up
