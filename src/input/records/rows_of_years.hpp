// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

namespace hinterland {

/// Keeps of each village the row of its last year in a table that has a row a village and year, as
/// a column of that role says, and tells it. Years of plans come after all others, as in columns.
/// Nothing is left out where fewer than half of the villages have rows of several years, where a
/// row has no year, and of polygons, which may be parts of one village. O(rows log rows).
void keep_last_years(Records& records, const LayerSource& source, Problems& problems);

}  // namespace hinterland
