// SPDX-License-Identifier: Apache-2.0
#include "synthetic/settlements.hpp"

#include "synthetic/bends.hpp"
#include "synthetic/cells.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hinterland::made_up {

namespace {

constexpr double border_margin = 600.0;  // metres
constexpr double town_margin = 650.0;    // metres from a seat: what is nearer is the town
constexpr double wanted_spacing = 760.0;
constexpr double least_spacing = 320.0;

/// Near what people settle: the points of main roads, and the villages there are.
struct Neighbourhood {
  Cells roads;
  Cells villages;
};

double attraction(PlanePoint place, double hilliness, double centre_distance,
                  const Altitude& altitude, const Neighbourhood& near) {
  const double plain = 0.36 - 0.12 * hilliness;
  const double valley = (0.15 + 0.45 * hilliness) * altitude.valley(place);
  const double road = 0.34 * std::exp(-near.roads.nearest(place) / 450.0);
  const double town = 0.2 * std::exp(-centre_distance / 2500.0);
  return plain + valley + road + town;
}

/// People of a village: log-normal, more near a town, fewer in the hills.
void populate(Settlement& village, Random& random) {
  const double place_factor =
      (1.0 + 0.5 * std::exp(-village.centre_distance / 2500.0)) * (1.0 - 0.35 * village.hilliness);
  village.people = std::round(690.0 * place_factor * std::exp(0.55 * random.normal()));
  village.households = std::round(village.people / random.uniform(2.9, 3.7));
}

/// The biggest villages, none within 2.2 km of another or of a seat, are central.
void choose_central(std::vector<Settlement>& villages) {
  std::vector<std::size_t> order(villages.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater(),
                           [&](std::size_t v) { return villages[v].people; });
  std::vector<PlanePoint> chosen;
  const std::size_t wanted = villages.size() / 7;
  for (const std::size_t v : order) {
    if (chosen.size() >= wanted) break;
    const PlanePoint place = villages[v].place;
    const bool crowded = std::ranges::any_of(
        chosen, [&](PlanePoint other) { return squared_distance(place, other) < 2200.0 * 2200.0; });
    if (crowded || villages[v].centre_distance < 1500.0) continue;
    villages[v].central = true;
    chosen.push_back(place);
  }
}

void mark(Settlement& village, Random& random) {
  const bool old = random.chance(0.015 + 0.05 * village.hilliness);
  const bool leaves = random.chance(village.centre_distance < 4500.0 ? 0.42 : 0.22);
  village.is_protected = old && !village.central;
  village.movable = leaves && !village.central && village.people < 1100.0;
  village.sparse = village.hilliness > 0.6;
  village.heated = village.hilliness < 0.5 && village.centre_distance < 4000.0;
}

}  // namespace

std::vector<Settlement> settle(const Border& border, const Altitude& altitude,
                               const std::vector<Centre>& centres, const RoadPlan& roads,
                               std::size_t count, double side, Random& random) {
  PlanePoint middle;
  for (const PlanePoint gate : border.gates) {
    middle = {middle.x + gate.x / 4.0, middle.y + gate.y / 4.0};
  }
  Neighbourhood near{{middle, 0.8 * side, 1500.0}, {middle, 0.8 * side, 800.0}};
  for (const PlanePoint node : roads.node) near.roads.add(node);

  std::vector<Settlement> villages;
  double spacing = wanted_spacing;
  for (std::size_t attempt = 1; villages.size() < count; ++attempt) {
    // Where the land fills up, villages come nearer to each other.
    if (attempt % (count * 12) == 0) spacing = std::max(least_spacing, 0.93 * spacing);
    Settlement village;
    village.place = {middle.x + side * random.uniform(-0.75, 0.75),
                     middle.y + side * random.uniform(-0.75, 0.75)};
    const double lot = random.uniform();
    if (near.villages.nearest(village.place) < spacing) continue;
    const NearestCentre town = nearest_centre(centres, village.place);
    if (town.distance < town_margin) continue;
    village.hilliness = altitude.hilliness(village.place);
    if (lot > attraction(village.place, village.hilliness, town.distance, altitude, near)) continue;
    if (depth_inside(border.ring, village.place) < border_margin) continue;
    village.centre = town.centre;
    village.centre_distance = town.distance;
    near.villages.add(village.place);
    villages.push_back(village);
  }
  for (Settlement& village : villages) populate(village, random);
  choose_central(villages);
  for (Settlement& village : villages) mark(village, random);
  // A census lists villages town by town.
  std::ranges::stable_sort(villages, {}, &Settlement::centre);
  return villages;
}

}  // namespace hinterland::made_up
