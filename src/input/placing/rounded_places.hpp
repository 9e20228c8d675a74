// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/read_lands.hpp"

#include <hinterland/input/study/layer_source.hpp>
#include <hinterland/world/entities.hpp>
#include <hinterland/world/problem.hpp>

namespace hinterland {

/// Tells layers of points all of which lie on whole hundredths (or tenths) or on whole minutes of
/// a degree, six records in three places at least: a kilometre decides who is within a radius. One
/// `number_format_assumed` a layer of villages, seats, facilities or proposed sites. O(points).
void doubt_rounded_places(const World& world, const StudyLayers& layers,
                          const RowsOfSources& rows_of, Problems& problems);

}  // namespace hinterland
