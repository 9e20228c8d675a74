// SPDX-License-Identifier: Apache-2.0
#include "synthetic/utilities.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hinterland::made_up {

namespace {

constexpr double doubtful_distance = 700.0;  // metres; beyond every tap distance of the catalogue

/// The villages that the service has been planned to reach.
std::vector<bool> choose_served(const Utility& utility, const Ground& ground, Random& random) {
  std::vector<double> effort;
  for (std::size_t v = 0; v < ground.villages.size(); ++v) {
    const double size_factor = ground.villages[v].people > 1300.0 ? 0.6 : 1.0;
    effort.push_back(ground.home.distance[ground.first_village + v] * size_factor *
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

/// Which nodes have a line towards the seat: all on the way of a served village.
std::vector<bool> lay(const Ground& ground, const std::vector<bool>& served) {
  std::vector<bool> laid(ground.roads.node.size(), false);
  for (std::size_t v = 0; v < served.size(); ++v) {
    if (!served[v]) continue;
    std::size_t node = ground.first_village + v;
    while (ground.home.next[node] != node && !laid[node]) {
      laid[node] = true;
      node = ground.home.next[node];
    }
  }
  return laid;
}

/// The laid parts as lines from fork to fork.
std::vector<Line> trace(const Ground& ground, const std::vector<bool>& laid) {
  std::vector<int> behind(laid.size(), 0);
  for (std::size_t node = 0; node < laid.size(); ++node) {
    if (laid[node]) ++behind[ground.home.next[node]];
  }
  std::vector<Line> lines;
  for (std::size_t start = 0; start < laid.size(); ++start) {
    if (!laid[start] || behind[start] == 1) continue;
    Line line{ground.roads.node[start]};
    std::size_t node = start;
    do {
      node = ground.home.next[node];
      line.push_back(ground.roads.node[node]);
    } while (laid[node] && behind[node] == 1);
    lines.push_back(std::move(line));
  }
  return lines;
}

/// Two mains that cross in the middle of a seat.
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

/// Points of all lines, a few hundred metres apart at most.
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

/// A village at a written road has one.
std::vector<Answer> survey_roads(const Utility& utility, const Ground& ground, Random& random) {
  std::vector<Answer> census(ground.villages.size(), Answer::unknown);
  for (const Way& way : ground.roads.ways) {
    if (way.road_class == RoadClass::path) continue;
    for (const std::size_t node : {way.nodes.front(), way.nodes.back()}) {
      if (node < ground.first_village || node >= ground.first_village + census.size()) continue;
      census[node - ground.first_village] = Answer::yes;
    }
  }
  for (Answer& answer : census) {
    if (!random.chance(utility.asked)) answer = Answer::unknown;
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
    const bool asked = random.chance(utility.asked);
    const bool reached = utility.drawn ? laid[ground.first_village + v] : served[v];
    const bool doubtful =
        utility.drawn && !reached && near.nearest(ground.villages[v].place) < doubtful_distance;
    plan.census.push_back(!asked || doubtful ? Answer::unknown
                          : reached          ? Answer::yes
                                             : Answer::no);
  }
  return plan;
}

}  // namespace hinterland::made_up
