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

/// A road between nodes.
struct Way {
  RoadClass road_class;
  std::vector<std::size_t> nodes;
};

/// A county's roads. The first nodes are its centres, in order.
struct RoadPlan {
  Line node;
  std::vector<Way> ways;
};

/// The shortest paths from all road nodes to the nearest seat.
struct SeatRoutes {
  /// The next node towards the seat; for a seat and for the ends of gates: itself.
  std::vector<std::size_t> next;
  std::vector<double> distance;  ///< metres along the roads
};

/// Connects the seats by main roads, and the county to its neighbours.
///
/// Two seats are connected unless a third is in the circle on the line between them as diameter;
/// the resulting graph is connected and planar. Source: K. R. Gabriel, R. R. Sokal, "A New
/// Statistical Approach to Geographic Variation Analysis", 1969.
RoadPlan plan_main_roads(const Land& land, const std::vector<Centre>& centres, Random& random);

/// Connects every village to the roads, the nearest first, each to the nearest of the roads and the
/// villages already connected. Village v gets node `first_village + v`; returns `first_village`.
/// Some villages at the end of a branch get only a path.
///
/// Source: R. C. Prim, "Shortest Connection Networks and Some Generalizations", Bell System
/// Technical Journal 36(6), 1957, 1389-1401. O(villages² + villages × nodes).
std::size_t join_villages(RoadPlan& plan, const std::vector<Settlement>& villages, Random& random);

/// Finds the shortest path to a seat from every node. O(nodes log nodes). Source: E. W. Dijkstra,
/// "A Note on Two Problems in Connexion with Graphs", 1959.
SeatRoutes find_seat_routes(const RoadPlan& plan, std::size_t centres);

/// The extent of one infrastructure service.
struct Utility {
  std::string_view service;
  double reach = 0.0;      ///< share of villages served, chosen mainly by distance to a seat
  bool drawn = false;      ///< whether its lines are a layer; else only the census
  double requested = 0.0;  ///< share of villages with a census answer
  double streets = 0.0;    ///< share of seats that have it; the county seat always
};

/// The infrastructure services of the catalogue, roads first.
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

/// The lines of one service in one county, and its census answers; for roads only the census.
struct UtilityPlan {
  std::vector<Line> lines;
  std::vector<CensusAnswer> census;  ///< one per village
};

/// The county's roads and settlements, as input to the utilities.
struct Ground {
  const std::vector<Centre>& centres;
  const std::vector<Settlement>& villages;
  const RoadPlan& roads;
  std::size_t first_village;  ///< its road node
  const SeatRoutes& seat_routes;
};

/// Generates the lines of a service from the seats along the roads. For roads there is only a
/// census: a village at a road of the layer has one.
///
/// The census never contradicts the lines: it has no answer for a village that is not served but
/// within 700 m of a line, so with any smaller connection distance they agree.
UtilityPlan plan_utility(const Utility& utility, const Ground& ground, Random& random);

}  // namespace hinterland::synthetic
