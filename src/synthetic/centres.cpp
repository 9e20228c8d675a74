// SPDX-License-Identifier: Apache-2.0
#include "synthetic/centres.hpp"

#include "synthetic/bends.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hinterland::made_up {

namespace {

constexpr double town_border_margin = 3000.0;  // metres
constexpr double town_spacing = 4700.0;        // metres, at least, where there is room

/// A random place well inside the county.
PlanePoint somewhere(const Border& border, PlanePoint middle, double side, double margin,
                     Random& random) {
  for (int attempt = 0; attempt < 200; ++attempt) {
    const PlanePoint place{middle.x + side * random.uniform(-0.75, 0.75),
                           middle.y + side * random.uniform(-0.75, 0.75)};
    if (depth_inside(border.ring, place) > margin) return place;
  }
  return middle;
}

PlanePoint middle_of(const Border& border) {
  PlanePoint sum;
  for (const PlanePoint gate : border.gates) sum = {sum.x + gate.x / 4.0, sum.y + gate.y / 4.0};
  return sum;
}

/// A random place far enough from other seats, rather in the plain; where none
/// is found, the farthest of those that were tried. The first that will do is
/// taken, for the best of many would line the towns up like a grid.
PlanePoint next_place(const std::vector<Centre>& centres, const Border& border,
                      const Altitude& altitude, double side, Random& random) {
  const PlanePoint middle = middle_of(border);
  PlanePoint farthest = middle;
  double farthest_distance = 0.0;
  for (int attempt = 0; attempt < 60; ++attempt) {
    const PlanePoint place =
        somewhere(border, middle, side, std::min(town_border_margin, 0.12 * side), random);
    const double apart = nearest_centre(centres, place).distance;
    const bool suits = random.chance(1.0 - 0.95 * altitude.hilliness(place));
    if (apart >= town_spacing && suits) return place;
    if (apart > farthest_distance) {
      farthest_distance = apart;
      farthest = place;
    }
  }
  return farthest;
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

std::vector<Centre> place_centres(const Border& border, const Altitude& altitude, std::size_t count,
                                  double side, Random& random) {
  std::vector<Centre> centres;
  Centre seat{middle_of(border), true, std::round(random.uniform(8.0, 21.0)) * 10000.0,
              random.uniform(0.72, 0.88)};
  for (int attempt = 0; attempt < 20 && altitude.hilliness(seat.place) > 0.3; ++attempt) {
    seat.place = somewhere(border, middle_of(border), 0.5 * side, 0.1 * side, random);
  }
  centres.push_back(seat);
  while (centres.size() < count) {
    Centre town;
    town.place = next_place(centres, border, altitude, side, random);
    town.people = std::round(11000.0 * std::exp(0.5 * random.normal()));
    town.non_farm_share = std::clamp(0.58 + 0.12 * random.normal(), 0.25, 0.9);
    centres.push_back(town);
  }
  return centres;
}

}  // namespace hinterland::made_up
