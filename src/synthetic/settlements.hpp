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

/// A village and what is known of it.
struct Settlement {
  PlanePoint place;
  std::size_t centre = 0;  ///< its town: the nearest
  double centre_distance = 0.0;
  double hilliness = 0.0;
  double people = 0.0;
  double households = 0.0;
  bool central = false;
  bool is_protected = false;
  bool movable = false;
  bool sparse = false;
  bool heated = false;  ///< lies in the heating zone
  std::string name;
};

/// How far a place is from the nearest seat, and which that is.
struct NearestCentre {
  std::size_t centre = 0;
  double distance = 0.0;
};

NearestCentre nearest_centre(const std::vector<Centre>& centres, PlanePoint place);

/// Places `count` seats in a county, 5 km apart where there is room, fewer of
/// them in the hills. The first is the county's seat, near its middle.
std::vector<Centre> place_centres(const Land& land, std::size_t count, Random& random);

/// Places `count` villages in a county: in the plain rather than in the hills,
/// along main roads and valleys, near towns; 700 m apart where there is room
/// and 300 m always, 600 m from the border. They are listed town by town.
std::vector<Settlement> settle(const Land& land, const std::vector<Centre>& centres,
                               const Line& points_of_roads, std::size_t count, Random& random);

}  // namespace hinterland::synthetic
