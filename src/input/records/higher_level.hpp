// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace hinterland {

/// What the digits of a code stand for, by its length and the zeros at its end: 370983000000 for
/// all that begins with 370983, 370983102200003 for the group 003 of the village 370983102200.
struct CodedPlace {
  std::string_view prefix;  ///< what the codes of all places in it begin with; 2 to 15 digits

  /// The prefixes of the places that it lies in, from the highest; empty where there are none.
  std::array<std::string_view, 6> above() const;
};

/// None: the code is not of 6, 9, 12 or 15 digits, or begins like that of no province.
std::optional<CodedPlace> coded_place(std::string_view code);

/// Whether a name says that its row is the sum of others: 合计, 小 计, 王庄镇合计, 全镇, total.
bool is_name_of_sum(std::string_view name);

/// Whether a name might be that of a sum, a town or a county: false for almost all names of
/// villages, and quickly found.
bool may_be_of_higher_level(std::string_view name);

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
