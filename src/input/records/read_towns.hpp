// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// Reads the seats of counties and towns.
///
/// The level is taken from the level field, else from the trailing zeros of an administrative code,
/// else it is town. A non-farm share may be a fraction or a percentage: a column with a value above
/// 1 is read as percentages, with a note.
Towns read_towns(const LayerSource& source, IdleRecords& idle, Problems& problems, Notes& notes,
                 const Progress& progress);

}  // namespace hinterland
