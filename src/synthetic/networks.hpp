// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/settlements.hpp"

#include <hinterland/world.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hinterland::synthetic {

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

/// How far one infrastructure service has come.
struct Utility {
  std::string_view service;
  double reach = 0.0;    ///< share of the villages that it reaches, the nearest to a seat first
  bool drawn = false;    ///< there is a map of its lines; else only the census knows
  double asked = 0.0;    ///< share of the villages that the census has asked
  double streets = 0.0;  ///< share of the seats that have it; a county's seat always
};

/// Every infrastructure service of the catalogue, roads first.
inline constexpr std::array<Utility, 12> utilities{{
    {"road", 0.0, true, 0.85, 0.0},  // the roads themselves
    {"building", 0.55, false, 0.8, 0.0},
    {"transport", 0.55, true, 0.0, 0.0},
    {"water_supply", 0.66, true, 0.8, 1.0},
    {"drainage", 0.18, true, 0.6, 0.7},
    {"power", 0.94, true, 0.9, 1.0},
    {"gas", 0.26, true, 0.7, 0.5},
    {"heating", 0.1, true, 0.7, 0.25},
    {"lighting", 0.6, false, 0.75, 0.0},
    {"sanitation", 0.65, false, 0.8, 0.0},
    {"telecom", 0.86, true, 0.85, 1.0},
    {"broadcasting", 0.8, false, 0.7, 0.0},
}};

/// The lines of one service in one county, and what its census says; of roads the census alone.
struct UtilityPlan {
  std::vector<Line> lines;
  std::vector<Answer> census;  ///< one a village
};

/// Everything about the county's roads that the utilities follow.
struct Ground {
  const std::vector<Centre>& centres;
  const std::vector<Settlement>& villages;
  const RoadPlan& roads;
  std::size_t first_village;  ///< its node
  const WayHome& home;
};

/// Lets a service grow out from the seats along the roads. Of the roads themselves there is only a
/// census: a village at a written road has one.
///
/// The census never contradicts the map: where a line passes within 700 m of
/// a village that it does not serve, the census has not asked, so as long as the
/// tap distance is less, map and census agree.
UtilityPlan plan_utility(const Utility& utility, const Ground& ground, Random& random);

}  // namespace hinterland::synthetic
