// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/layer_lands.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reports layers whose points are rounded: at least six records at three different places, all on
/// whole degrees, tenths, hundredths or minutes of a degree. An error of a kilometre changes the
/// coverage. One `number_format_assumed` per layer of villages, seats, facilities or proposed
/// sites. O(points).
void doubt_rounded_places(const World& world, const StudyLayers& layers,
                          const RowsOfSources& rows_of, Problems& problems);

}  // namespace hinterland
