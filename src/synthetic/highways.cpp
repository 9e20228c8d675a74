// SPDX-License-Identifier: Apache-2.0
#include "synthetic/highways.hpp"

#include "synthetic/bends.hpp"

#include <algorithm>

namespace hinterland::made_up {

namespace {

constexpr double longest_part = 420.0;  // metres

bool are_neighbours(const std::vector<Centre>& centres, std::size_t a, std::size_t b) {
  const double squared_length = squared_distance(centres[a].place, centres[b].place);
  return std::ranges::none_of(centres, [&](const Centre& other) {
    const double there = squared_distance(centres[a].place, other.place) +
                         squared_distance(centres[b].place, other.place);
    return there < squared_length * (1.0 - 1e-9);
  });
}

}  // namespace

void add_way(RoadPlan& plan, std::size_t from, std::size_t to, RoadClass road_class, double longest,
             double roughness, Random& random) {
  const auto line = bend(plan.node[from], plan.node[to], longest, roughness, random);
  Way way{road_class, {from}};
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    way.nodes.push_back(plan.node.size());
    plan.node.push_back(line[i]);
  }
  way.nodes.push_back(to);
  plan.ways.push_back(std::move(way));
}

RoadPlan plan_highways(const Border& border, const std::vector<Centre>& centres, Random& random) {
  RoadPlan plan;
  for (const Centre& centre : centres) plan.node.push_back(centre.place);
  for (std::size_t a = 0; a < centres.size(); ++a) {
    for (std::size_t b = a + 1; b < centres.size(); ++b) {
      if (!are_neighbours(centres, a, b)) continue;
      const RoadClass road_class = a == 0 ? RoadClass::provincial : RoadClass::county;
      add_way(plan, a, b, road_class, longest_part, 0.3, random);
    }
  }
  for (const PlanePoint gate : border.gates) {
    plan.node.push_back(gate);
    add_way(plan, nearest_centre(centres, gate).centre, plan.node.size() - 1, RoadClass::provincial,
            longest_part, 0.2, random);
  }
  return plan;
}

}  // namespace hinterland::made_up
