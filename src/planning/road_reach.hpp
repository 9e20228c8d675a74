// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.hpp"
#include "network/travel.hpp"

#include <algorithm>

namespace hinterland {

/// How many of what roads are searched by make one of what a radius is given in.
inline double road_unit(Metric metric) {
  return metric == Metric::time ? ticks_in_minute : millimetres_in_metre;
}

/// A radius in what roads are searched by, rounded up.
inline RoadCost road_cost(double radius, Metric metric) {
  return static_cast<RoadCost>(
      std::min(radius * road_unit(metric) + 1.0, double{unreachable_cost}));
}

}  // namespace hinterland
