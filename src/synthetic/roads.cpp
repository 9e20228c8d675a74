// SPDX-License-Identifier: Apache-2.0
#include "synthetic/roads.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

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

/// Adds a bending way between two nodes.
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

constexpr double infinity = std::numeric_limits<double>::infinity();

/// For each village the nearest thing it could be joined to.
struct Joint {
  double squared = infinity;
  std::size_t node = 0;
  bool joined = false;
};

void offer(Joint& joint, PlanePoint village, PlanePoint place, std::size_t node, double favour) {
  const double squared = favour * squared_distance(village, place);
  if (!joint.joined && squared < joint.squared) {
    joint.squared = squared;
    joint.node = node;
  }
}

std::size_t nearest_to_be_joined(const std::vector<Joint>& joints) {
  std::size_t best = joints.size();
  for (std::size_t v = 0; v < joints.size(); ++v) {
    if (!joints[v].joined && (best == joints.size() || joints[v].squared < joints[best].squared)) {
      best = v;
    }
  }
  return best;
}

/// From which node each village is joined, in the order of joining.
std::vector<std::pair<std::size_t, std::size_t>> grow(const RoadPlan& plan,
                                                      const std::vector<Settlement>& villages) {
  std::vector<Joint> joints(villages.size());
  for (std::size_t v = 0; v < villages.size(); ++v) {
    for (std::size_t node = 0; node < plan.node.size(); ++node) {
      offer(joints[v], villages[v].place, plan.node[node], node, 0.8);
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> joined;
  while (joined.size() < villages.size()) {
    const std::size_t here = nearest_to_be_joined(joints);
    joints[here].joined = true;
    joined.push_back({here, joints[here].node});
    for (std::size_t v = 0; v < villages.size(); ++v) {
      offer(joints[v], villages[v].place, villages[here].place, plan.node.size() + here, 1.0);
    }
  }
  return joined;
}

}  // namespace

RoadPlan plan_main_roads(const Land& land, const std::vector<Centre>& centres, Random& random) {
  RoadPlan plan;
  for (const Centre& centre : centres) plan.node.push_back(centre.place);
  for (std::size_t a = 0; a < centres.size(); ++a) {
    for (std::size_t b = a + 1; b < centres.size(); ++b) {
      if (!are_neighbours(centres, a, b)) continue;
      const RoadClass road_class = a == 0 ? RoadClass::provincial : RoadClass::county;
      add_way(plan, a, b, road_class, longest_part, 0.3, random);
    }
  }
  for (const PlanePoint gate : land.gates) {
    plan.node.push_back(gate);
    add_way(plan, nearest_centre(centres, gate).centre, plan.node.size() - 1, RoadClass::provincial,
            longest_part, 0.2, random);
  }
  return plan;
}

std::size_t join_villages(RoadPlan& plan, const std::vector<Settlement>& villages, Random& random) {
  const auto joined = grow(plan, villages);
  const std::size_t first_village = plan.node.size();
  std::vector<bool> passed_through(villages.size(), false);
  for (const auto& [village, node] : joined) {
    if (node >= first_village) passed_through[node - first_village] = true;
  }
  for (const Settlement& village : villages) plan.node.push_back(village.place);
  for (const auto& [village, node] : joined) {
    const bool unpaved =
        random.chance(0.1 + 0.25 * villages[village].hilliness) && !passed_through[village];
    add_way(plan, node, first_village + village, unpaved ? RoadClass::path : RoadClass::village,
            350.0, 0.35, random);
  }
  return first_village;
}

WayHome find_way_home(const RoadPlan& plan, std::size_t centres) {
  std::vector<std::vector<std::size_t>> neighbours(plan.node.size());
  for (const Way& way : plan.ways) {
    for (std::size_t i = 1; i < way.nodes.size(); ++i) {
      neighbours[way.nodes[i - 1]].push_back(way.nodes[i]);
      neighbours[way.nodes[i]].push_back(way.nodes[i - 1]);
    }
  }
  WayHome home{std::vector<std::size_t>(plan.node.size()),
               std::vector<double>(plan.node.size(), infinity)};
  using Front = std::pair<double, std::size_t>;
  std::priority_queue<Front, std::vector<Front>, std::greater<>> fronts;
  for (std::size_t centre = 0; centre < centres; ++centre) {
    home.next[centre] = centre;
    home.distance[centre] = 0.0;
    fronts.push({0.0, centre});
  }
  while (!fronts.empty()) {
    const auto [so_far, here] = fronts.top();
    fronts.pop();
    if (so_far > home.distance[here]) continue;  // settled earlier, by a shorter way
    for (const std::size_t there : neighbours[here]) {
      const double longer = so_far + distance(plan.node[here], plan.node[there]);
      if (longer >= home.distance[there]) continue;
      home.distance[there] = longer;
      home.next[there] = here;
      fronts.push({longer, there});
    }
  }
  return home;
}

}  // namespace hinterland::made_up
