// SPDX-License-Identifier: Apache-2.0
#include "synthetic/settlements.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace hinterland::synthetic {

namespace {

// In metres.
constexpr double town_border_margin = 3000.0;
constexpr double town_spacing = 4700.0;  // at least, if there is room
constexpr double border_margin = 600.0;
constexpr double town_margin = 650.0;  // from a seat: a nearer village would be part of the town
constexpr double wanted_spacing = 760.0;
constexpr double min_spacing = 320.0;

/// A random place well inside the county.
PlanePoint somewhere(const Land& land, double side, double margin, Random& random) {
  for (int attempt = 0; attempt < 200; ++attempt) {
    const PlanePoint place = place_around(land.middle, side, 0.75, random);
    if (depth_inside(land.border, place) > margin) return place;
  }
  return land.middle;
}

/// A random place far enough from other seats, with a preference for the plain; if none is found,
/// the farthest of those tried. The first suitable place is used, since the best of many would
/// arrange the towns in a grid.
PlanePoint next_place(const std::vector<Centre>& centres, const Land& land, Random& random) {
  PlanePoint farthest = land.middle;
  double farthest_distance = 0.0;
  for (int attempt = 0; attempt < 60; ++attempt) {
    const PlanePoint place =
        somewhere(land, land.side, std::min(town_border_margin, 0.12 * land.side), random);
    const double apart = nearest_centre(centres, place).distance;
    const bool suits = random.chance(1.0 - 0.95 * land.altitude.hilliness(place));
    if (apart >= town_spacing && suits) return place;
    if (apart > farthest_distance) {
      farthest_distance = apart;
      farthest = place;
    }
  }
  return farthest;
}

/// What attracts villages: the points of main roads, and existing villages.
struct Neighbourhood {
  Cells roads;
  Cells villages;
};

double attraction(const Settlement& village, const Relief& altitude, const Neighbourhood& near) {
  const double plain = 0.36 - 0.12 * village.hilliness;
  const double valley = (0.15 + 0.45 * village.hilliness) * altitude.valley(village.place);
  const double road = 0.34 * std::exp(-near.roads.nearest(village.place) / 450.0);
  const double town = 0.2 * std::exp(-village.centre_distance / 2500.0);
  return plain + valley + road + town;
}

/// The people of a village: log-normal, more near a town, fewer in the hills.
void populate(Settlement& village, Random& random) {
  const double place_factor =
      (1.0 + 0.5 * std::exp(-village.centre_distance / 2500.0)) * (1.0 - 0.35 * village.hilliness);
  village.people = std::round(690.0 * place_factor * std::exp(0.55 * random.normal()));
  village.households = std::round(village.people / random.uniform(2.9, 3.7));
}

/// The largest villages, at least 2.2 km from each other and from seats, are central.
void choose_central(std::vector<Settlement>& villages) {
  std::vector<std::size_t> order(villages.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater(),
                           [&](std::size_t v) { return villages[v].people; });
  Line chosen;
  for (const std::size_t v : order) {
    if (chosen.size() >= villages.size() / 7) break;
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

NearestCentre nearest_centre(const std::vector<Centre>& centres, PlanePoint place) {
  NearestCentre nearest{0, std::numeric_limits<double>::infinity()};
  for (std::size_t i = 0; i < centres.size(); ++i) {
    const double squared = squared_distance(centres[i].place, place);
    if (squared < nearest.distance) nearest = {i, squared};
  }
  nearest.distance = std::sqrt(nearest.distance);
  return nearest;
}

std::vector<Centre> place_centres(const Land& land, std::size_t count, Random& random) {
  std::vector<Centre> centres;
  const double people = std::round(random.uniform(8.0, 21.0)) * 10000.0;
  Centre seat{land.middle, true, people, random.uniform(0.72, 0.88), {}};
  for (int attempt = 0; attempt < 20 && land.altitude.hilliness(seat.place) > 0.3; ++attempt)
    seat.place = somewhere(land, 0.5 * land.side, 0.1 * land.side, random);
  centres.push_back(seat);
  while (centres.size() < count) {
    Centre town;
    town.place = next_place(centres, land, random);
    town.people = std::round(11000.0 * std::exp(0.5 * random.normal()));
    town.non_farm_share = std::clamp(0.58 + 0.12 * random.normal(), 0.25, 0.9);
    centres.push_back(town);
  }
  return centres;
}

std::vector<Settlement> place_villages(const Land& land, const std::vector<Centre>& centres,
                                       const Line& points_of_roads, std::size_t count,
                                       Random& random) {
  Neighbourhood near{{land.middle, 0.8 * land.side, 1500.0}, {land.middle, 0.8 * land.side, 800.0}};
  for (const PlanePoint point : points_of_roads) near.roads.add(point);
  std::vector<Settlement> villages;
  double spacing = wanted_spacing;
  for (std::size_t attempt = 1; villages.size() < count; ++attempt) {
    // As the land fills up, the spacing of villages decreases.
    if (attempt % (count * 12) == 0) spacing = std::max(min_spacing, 0.93 * spacing);
    Settlement village;
    village.place = place_around(land.middle, land.side, 0.75, random);
    const double lot = random.uniform();
    if (near.villages.nearest(village.place) < spacing) continue;
    const NearestCentre town = nearest_centre(centres, village.place);
    if (town.distance < town_margin) continue;
    village.centre = town.centre;
    village.centre_distance = town.distance;
    village.hilliness = land.altitude.hilliness(village.place);
    if (lot > attraction(village, land.altitude, near)) continue;
    if (depth_inside(land.border, village.place) < border_margin) continue;
    near.villages.add(village.place);
    villages.push_back(village);
  }
  for (Settlement& village : villages) populate(village, random);
  choose_central(villages);
  for (Settlement& village : villages) mark(village, random);
  std::ranges::stable_sort(villages, {}, &Settlement::centre);
  return villages;
}

}  // namespace hinterland::synthetic
