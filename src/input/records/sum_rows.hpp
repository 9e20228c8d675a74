// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace hinterland {

/// The place denoted by an administrative code, by its length and trailing zeros: 370983000000 for
/// everything that starts with 370983, 370983102200003 for group 003 of village 370983102200.
struct CodedPlace {
  std::string_view prefix;  ///< common prefix of all codes within the place; 2 to 15 digits

  /// The prefixes of the places that contain it, from the highest; unused entries are empty.
  std::array<std::string_view, 6> above() const;
};

/// None if the code does not have 6, 9, 12, 15 or 19 digits or does not start with that of a
/// province.
std::optional<CodedPlace> coded_place(std::string_view code);

/// Whether the name denotes a sum of other rows: 合计, 小 计, 王庄镇合计, 全镇, total.
bool is_name_of_sum(std::string_view name);

/// Whether the name may be that of a sum, a town or a county. A fast test that is false for nearly
/// all names of villages.
bool may_be_of_higher_level(std::string_view name);

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
