// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_lines.hpp"
#include "network/village_roads.hpp"
#include "planning/road_question.hpp"

#include <hinterland/coverage.hpp>

#include <vector>

namespace hinterland {

/// Which villages each loose end would bring into the radius, were it alone joined: a row for each
/// of `loose`, ascending.
///
///   question  by a metric along roads
///   cut       the roads, with a node wherever a loose end would join
///   now       what is measured without any of them
///   coming    the villages that come into the radius where all are joined, ascending: others are
///             not looked for
///
/// One search of the roads for the villages and one for each service, up to the radii. Around an
/// end only the ways are followed that lead to a village which comes in by that service: ends that
/// bring nothing cost a look at the two labels.
std::vector<std::vector<VillageId>> brought_by_each(const RoadQuestion& question,
                                                    const VillageRoads& roads, const Coverage& now,
                                                    RoadGraph cut,
                                                    const std::vector<LooseEnd>& loose,
                                                    const std::vector<VillageId>& coming);

}  // namespace hinterland
