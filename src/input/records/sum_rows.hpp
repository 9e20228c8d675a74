// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <cstdint>
#include <vector>

namespace hinterland {

/// Whether a row is the sum of others, by its figures.
enum class SumByFigures : std::uint8_t { no, perhaps, surely };

/// Finds rows whose people and households are exactly the sums of at least three other rows,
/// whatever their names: of all rows of their town, of all rows of the layer, or of the adjacent
/// rows above or below, up to another sum or the end of the table.
///
/// The result is `surely` if both figures match, or one matches and there are at least six rows, or
/// the row lacks a code, town or name that the others have, or has the name of its town or county.
/// If it lacks them, the sum may also end before the last adjacent row. Otherwise it is `perhaps`.
/// Figures must have three significant digits, four for `perhaps`; with a common factor of 100,
/// 1200 has two.
///
/// A row with a village code of 12 digits is at most `perhaps`. O(villages · log).
std::vector<SumByFigures> find_sum_rows(const Villages& villages);

}  // namespace hinterland
