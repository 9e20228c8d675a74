// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/altitude.hpp"
#include "synthetic/borders.hpp"
#include "synthetic/settlements.hpp"
#include "synthetic/territory.hpp"
#include "synthetic/utilities.hpp"
#include "synthetic/venues.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace hinterland::made_up {

/// Which county to make, and of how many villages.
struct CountyOrder {
  std::uint64_t seed = 1;
  std::size_t number = 0;
  std::size_t villages = 300;
};

/// Everything that is in one county, on the plane.
struct WholeCounty {
  std::string name;
  std::string code;  ///< 6 digits; the cities 3740 to 3799 do not exist
  Border border;
  std::vector<Centre> centres;
  std::vector<std::string> centre_names;
  std::vector<Settlement> villages;
  std::vector<std::string> village_names;
  RoadPlan roads;
  std::array<UtilityPlan, utilities.size()> plans;  ///< of roads only the census
  std::vector<Venue> venues;
  std::vector<std::vector<PlanePoint>> built_up;
  std::vector<Zone> zones;
  std::vector<PlanePoint> proposed_sites;
};

WholeCounty draw_county(const CountyOrder& order, const Borders& borders, const Altitude& altitude);

}  // namespace hinterland::made_up
