// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.hpp"
#include "planning/access.hpp"
#include "planning/road_question.hpp"

#include <hinterland/coordinates.hpp>

#include <cstdint>
#include <vector>

namespace hinterland {

/// Facilities of one service whose radius is the same.
struct FacilityGroup {
  std::uint32_t deciding = 0;  ///< the service, as a row of the deciding ones
  std::uint32_t access = 0;    ///< the same, as a row of the access that is measured
  RoadCost radius = 0;         ///< what still lies within it, by the metric
  std::vector<LonLat> places;
};

/// The facilities that count for the services that decide, in the order of these.
///
///   question  by a metric along roads
///   all       the access to each public service
std::vector<FacilityGroup> groups_of(const RoadQuestion& question,
                                     const std::vector<ServiceAccess>& all);

}  // namespace hinterland
