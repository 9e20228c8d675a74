// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "synthetic/altitude.hpp"
#include "synthetic/borders.hpp"

#include <vector>

namespace hinterland::made_up {

/// The seat of a county or a town.
struct Centre {
  PlanePoint place;
  bool county_seat = false;
  double people = 0.0;  ///< in the seat
  double non_farm_share = 0.0;
};

/// Places `count` seats in a county, 5 km apart where there is room, fewer of
/// them in the hills. The first is the county's seat, near its middle.
std::vector<Centre> place_centres(const Border& border, const Altitude& altitude, std::size_t count,
                                  double side, Random& random);

/// How far a place is from the nearest seat, and which that is.
struct NearestCentre {
  std::size_t centre = 0;
  double distance = 0.0;
};
NearestCentre nearest_centre(const std::vector<Centre>& centres, PlanePoint place);

}  // namespace hinterland::made_up
