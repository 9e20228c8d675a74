// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"

#include <string_view>

namespace hinterland {

/// Whether columns are looked for that may hold the role, where none is recognised.
bool has_hints(std::string_view role);

/// Whether a column of this name and these cells may hold the role: a part of its name says so, and
/// its cells do not contradict that.
///
///   layer  the block of the study: villages, towns, facilities.medical, ...
bool may_hold(std::string_view role, std::string_view layer, std::string_view name,
              const ColumnSample& sample);

/// The same where no name says so: numbers of the size of villages, and names that end in the word
/// of the layer's places (王庄镇).
bool may_hold_by_cells(std::string_view role, std::string_view layer, std::string_view name,
                       const ColumnSample& sample);

/// Whether the answers depend on the role, so that a column that may hold it is a problem.
bool is_decisive(std::string_view layer, std::string_view role);

}  // namespace hinterland
