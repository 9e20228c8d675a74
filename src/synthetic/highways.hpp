// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "synthetic/borders.hpp"
#include "synthetic/centres.hpp"

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
  std::vector<PlanePoint> node;
  std::vector<Way> ways;
};

/// Adds a bending way between two nodes.
void add_way(RoadPlan& plan, std::size_t from, std::size_t to, RoadClass road_class, double longest,
             double roughness, Random& random);

/// Joins the seats by main roads, and the county to its neighbours.
///
/// Two seats are joined unless a third lies in the circle between them, so all
/// are joined and no two roads cross. Source: K. R. Gabriel, R. R. Sokal, "A
/// New Statistical Approach to Geographic Variation Analysis", 1969.
RoadPlan plan_highways(const Border& border, const std::vector<Centre>& centres, Random& random);

}  // namespace hinterland::made_up
