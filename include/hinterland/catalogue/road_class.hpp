// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/table.hpp>
#include <hinterland/base/units.hpp>

#include <string>
#include <vector>

namespace hinterland {

using RoadClassId = Id<struct road_class>;

/// One class of roads, and how people travel on it.
struct RoadClass {
  std::string id;  ///< primary, track, ...: snake_case
  std::string name_zh;
  std::string name_en;
  double speed_kmh = 0.0;  ///< positive
  /// One can step onto it anywhere; false: only where other roads meet it.
  bool is_open = true;
  std::vector<std::string> kinds;  ///< words that layers use for it
};

/// How people travel where no road says otherwise.
struct TravelRules {
  double walking_kmh = 4.5;
  double unknown_road_kmh = 30.0;  ///< on a road whose class is not known
  std::string road_service;        ///< id of the infrastructure service that roads are; empty: none
  Minutes core_time{9.0};          ///< where time decides: 3 km at 20 km/h
  Minutes band_time{15.0};         ///< 5 km at 20 km/h
};

}  // namespace hinterland
