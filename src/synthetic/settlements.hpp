// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/terrain.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland::synthetic {

/// The seat of a county or a town.
struct Centre {
  PlanePoint place;
  bool county_seat = false;
  double people = 0.0;  ///< in the seat
  double non_farm_share = 0.0;
  std::string name;
};

/// A village and its attributes.
struct Settlement {
  PlanePoint place;
  std::size_t centre = 0;  ///< the nearest town
  double centre_distance = 0.0;
  double hilliness = 0.0;
  double people = 0.0;
  double households = 0.0;
  bool central = false;
  bool is_protected = false;
  bool movable = false;
  bool sparse = false;
  bool heated = false;  ///< within the heating zone
  std::string name;
};

/// The nearest seat of a place, and the distance to it.
struct NearestCentre {
  std::size_t centre = 0;
  double distance = 0.0;
};

NearestCentre nearest_centre(const std::vector<Centre>& centres, PlanePoint place);

/// Places `count` seats in a county, 5 km apart if there is room, fewer in the hills. The first is
/// the county seat, near the middle.
std::vector<Centre> place_centres(const Land& land, std::size_t count, Random& random);

/// Places `count` villages in a county: preferably in the plain, along main roads and valleys, and
/// near towns; 700 m apart if there is room, never less than 300 m; 600 m from the border. Sorted
/// by town.
std::vector<Settlement> place_villages(const Land& land, const std::vector<Centre>& centres,
                                       const Line& points_of_roads, std::size_t count,
                                       Random& random);

}  // namespace hinterland::synthetic
