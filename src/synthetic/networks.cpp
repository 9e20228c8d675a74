// SPDX-License-Identifier: Apache-2.0
#include "synthetic/networks.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <queue>
#include <utility>

namespace hinterland::synthetic {

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

/// Adds a winding road between two nodes.
/// How a road departs from the straight line.
struct Winding {
  double longest = 0.0;  ///< of a straight part, in metres
  double roughness = 0.0;
};

void add_way(RoadPlan& plan, std::size_t from, std::size_t to, RoadClass road_class,
             const Winding& winding, Random& random) {
  const auto line =
      bend(plan.node[from], plan.node[to], winding.longest, winding.roughness, random);
  Way way{road_class, {from}};
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    way.nodes.push_back(plan.node.size());
    plan.node.push_back(line[i]);
  }
  way.nodes.push_back(to);
  plan.ways.push_back(std::move(way));
}

constexpr double infinity = std::numeric_limits<double>::infinity();

/// For each village the nearest node to connect it to.
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

/// The node to which each village is connected, in the order of connection.
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
    joined.emplace_back(here, joints[here].node);
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
      add_way(plan, a, b, road_class, {longest_part, 0.3}, random);
    }
  }
  for (const PlanePoint gate : land.gates) {
    plan.node.push_back(gate);
    add_way(plan, nearest_centre(centres, gate).centre, plan.node.size() - 1, RoadClass::provincial,
            {longest_part, 0.2}, random);
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
            {350.0, 0.35}, random);
  }
  return first_village;
}

SeatRoutes find_seat_routes(const RoadPlan& plan, std::size_t centres) {
  std::vector<std::vector<std::size_t>> neighbours(plan.node.size());
  for (const Way& way : plan.ways) {
    for (std::size_t i = 1; i < way.nodes.size(); ++i) {
      neighbours[way.nodes[i - 1]].push_back(way.nodes[i]);
      neighbours[way.nodes[i]].push_back(way.nodes[i - 1]);
    }
  }
  SeatRoutes seat_routes{std::vector<std::size_t>(plan.node.size()),
                         std::vector<double>(plan.node.size(), infinity)};
  using Front = std::pair<double, std::size_t>;
  std::priority_queue<Front, std::vector<Front>, std::greater<>> fronts;
  for (std::size_t centre = 0; centre < centres; ++centre) {
    seat_routes.next[centre] = centre;
    seat_routes.distance[centre] = 0.0;
    fronts.push({0.0, centre});
  }
  while (!fronts.empty()) {
    const auto [so_far, here] = fronts.top();
    fronts.pop();
    if (so_far > seat_routes.distance[here]) continue;  // settled earlier, with a shorter distance
    for (const std::size_t there : neighbours[here]) {
      const double longer = so_far + distance(plan.node[here], plan.node[there]);
      if (longer >= seat_routes.distance[there]) continue;
      seat_routes.distance[there] = longer;
      seat_routes.next[there] = here;
      fronts.push({longer, there});
    }
  }
  return seat_routes;
}

namespace {

constexpr double doubtful_distance =
    700.0;  // metres; exceeds every connection distance of the catalogue

/// Selects the villages that the service reaches.
std::vector<bool> choose_served(const Utility& utility, const Ground& ground, Random& random) {
  std::vector<double> effort;
  for (std::size_t v = 0; v < ground.villages.size(); ++v) {
    const double size_factor = ground.villages[v].people > 1300.0 ? 0.6 : 1.0;
    effort.push_back(ground.seat_routes.distance[ground.first_village + v] * size_factor *
                     std::exp(0.45 * random.normal()));
  }
  std::vector<double> sorted = effort;
  const auto count =
      static_cast<std::ptrdiff_t>(utility.reach * static_cast<double>(sorted.size()));
  std::vector<bool> served(effort.size(), false);
  if (count == 0) return served;
  std::ranges::nth_element(sorted, sorted.begin() + count - 1);
  const double limit = sorted[static_cast<std::size_t>(count - 1)];
  for (std::size_t v = 0; v < effort.size(); ++v) served[v] = effort[v] <= limit;
  return served;
}

/// Marks the nodes with a line towards the seat: all on the path of a served village.
std::vector<bool> lay(const Ground& ground, const std::vector<bool>& served) {
  std::vector<bool> laid(ground.roads.node.size(), false);
  for (std::size_t v = 0; v < served.size(); ++v) {
    if (!served[v]) continue;
    std::size_t node = ground.first_village + v;
    while (ground.seat_routes.next[node] != node && !laid[node]) {
      laid[node] = true;
      node = ground.seat_routes.next[node];
    }
  }
  return laid;
}

/// The marked edges as lines between branch nodes.
std::vector<Line> trace(const Ground& ground, const std::vector<bool>& laid) {
  std::vector<int> after(laid.size(), 0);
  for (std::size_t node = 0; node < laid.size(); ++node) {
    if (laid[node]) ++after[ground.seat_routes.next[node]];
  }
  std::vector<Line> lines;
  for (std::size_t start = 0; start < laid.size(); ++start) {
    if (!laid[start] || after[start] == 1) continue;
    Line line{ground.roads.node[start]};
    std::size_t node = start;
    do {
      node = ground.seat_routes.next[node];
      line.push_back(ground.roads.node[node]);
    } while (laid[node] && after[node] == 1);
    lines.push_back(std::move(line));
  }
  return lines;
}

/// Two mains that cross at the centre of a seat.
void add_streets(std::vector<Line>& lines, const Centre& centre, double turn) {
  const double half = std::clamp(3.0 * std::sqrt(centre.people), 150.0, 1100.0);
  for (const double angle : {turn, turn + std::numbers::pi / 2.0}) {
    const double east = half * std::cos(angle);
    const double north = half * std::sin(angle);
    lines.push_back({{centre.place.x - east, centre.place.y - north},
                     centre.place,
                     {centre.place.x + east, centre.place.y + north}});
  }
}

/// Points on all lines, at most a few hundred metres apart.
Cells points_along(const std::vector<Line>& lines, const Ground& ground) {
  double half_width = 0.0;
  const PlanePoint middle = ground.centres.front().place;
  for (const PlanePoint node : ground.roads.node) {
    half_width = std::max({half_width, std::abs(node.x - middle.x), std::abs(node.y - middle.y)});
  }
  Cells cells(middle, half_width, doubtful_distance);
  for (const Line& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const int parts = 1 + static_cast<int>(distance(line[i - 1], line[i]) / 250.0);
      for (int part = 0; part <= parts; ++part) {
        const double share = static_cast<double>(part) / parts;
        cells.add({line[i - 1].x + share * (line[i].x - line[i - 1].x),
                   line[i - 1].y + share * (line[i].y - line[i - 1].y)});
      }
    }
  }
  return cells;
}

/// The census answers yes for a village at a road in the layer.
std::vector<CensusAnswer> survey_roads(const Utility& utility, const Ground& ground,
                                       Random& random) {
  std::vector<CensusAnswer> census(ground.villages.size(), CensusAnswer::unknown);
  for (const Way& way : ground.roads.ways) {
    if (way.road_class == RoadClass::path) continue;
    for (const std::size_t node : {way.nodes.front(), way.nodes.back()}) {
      if (node < ground.first_village || node >= ground.first_village + census.size()) continue;
      census[node - ground.first_village] = CensusAnswer::yes;
    }
  }
  for (CensusAnswer& answer : census) {
    if (!random.chance(utility.requested)) answer = CensusAnswer::unknown;
  }
  return census;
}

}  // namespace

UtilityPlan plan_utility(const Utility& utility, const Ground& ground, Random& random) {
  if (utility.service == "road") return {{}, survey_roads(utility, ground, random)};
  UtilityPlan plan;
  const auto served = choose_served(utility, ground, random);
  const auto laid = lay(ground, served);
  if (utility.drawn) {
    plan.lines = trace(ground, laid);
    for (const Centre& centre : ground.centres) {
      const double turn = random.uniform(0.0, std::numbers::pi);
      const bool has_streets = random.chance(utility.streets) || centre.county_seat;
      if (has_streets && utility.streets > 0.0) add_streets(plan.lines, centre, turn);
    }
  }
  const Cells near = points_along(plan.lines, ground);
  for (std::size_t v = 0; v < ground.villages.size(); ++v) {
    const bool is_surveyed = random.chance(utility.requested);
    const bool reached = utility.drawn ? laid[ground.first_village + v] : served[v];
    const bool doubtful =
        utility.drawn && !reached && near.nearest(ground.villages[v].place) < doubtful_distance;
    plan.census.push_back(!is_surveyed || doubtful ? CensusAnswer::unknown
                          : reached                ? CensusAnswer::yes
                                                   : CensusAnswer::no);
  }
  return plan;
}

}  // namespace hinterland::synthetic
