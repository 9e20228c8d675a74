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
/// The level comes from the level field's words, else from the zeros at the end
/// of an administrative code, else it is town. A non-farm share may be a share
/// or per cent: a column with a value above 1 is per cent, and a note says so.
Towns read_towns(const LayerSource& source, Problems& problems, Notes& notes,
                 const Progress& progress);

}  // namespace hinterland
