// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/read_lands.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Tells layers whose points were rounded: all of them, at least six records in three places, lie
/// on whole hundredths, tenths or minutes of a degree. An error of a kilometre decides on coverage.
/// One `number_format_assumed` a layer of villages, seats, facilities or proposed sites. O(points).
void doubt_rounded_places(const World& world, const StudyLayers& layers,
                          const RowsOfSources& rows_of, Problems& problems);

}  // namespace hinterland
