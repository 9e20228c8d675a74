// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "synthetic/altitude.hpp"
#include "synthetic/borders.hpp"
#include "synthetic/centres.hpp"
#include "synthetic/highways.hpp"

#include <cstddef>
#include <vector>

namespace hinterland::made_up {

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
};

/// Places `count` villages in a county: in the plain rather than in the hills,
/// along main roads and valleys, near towns; 700 m apart where there is room
/// and 300 m always, 600 m from the border.
std::vector<Settlement> settle(const Border& border, const Altitude& altitude,
                               const std::vector<Centre>& centres, const RoadPlan& roads,
                               std::size_t count, double side, Random& random);

}  // namespace hinterland::made_up
