// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <cstdint>
#include <vector>

namespace hinterland {

/// Whether a row is the sum of others by its figures.
enum class SumByFigures : std::uint8_t { no, perhaps, surely };

/// Rows whose people and households are, to the unit, the sums of three other rows or more,
/// whatever they are called: of those of their town, of all, or of those that stand together above
/// or below them, up to another sum or the end of the table.
///
/// Surely one: both figures fit, or one does and there are six rows or more, or the row lacks the
/// code, town or name that the others have, or bears the name of its town or county. One that lacks
/// them may also sum rows beyond which others stand. Else perhaps one. Figures are compared where
/// they have three digits that tell something, four for perhaps: 1200 among whole hundreds has two.
///
/// One that has a village's code of 12 digits is perhaps one at most. O(villages · log).
std::vector<SumByFigures> find_sum_rows(const Villages& villages);

}  // namespace hinterland
