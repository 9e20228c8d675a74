// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/road_mending.hpp"

#include <hinterland/study.hpp>

#include <string>
#include <vector>

/// Inside check_summary: what it says of roads.
namespace hinterland {

/// How well the roads hang together, whom that leaves behind, and what other settings
/// would make of it.
std::string check_roads_text(const Study& study, const RoadFigures& roads,
                             const std::vector<RoadTrial>& trials);

}  // namespace hinterland
