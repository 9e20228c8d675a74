// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
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

/// The level of a row in a layer of villages, in ascending order.
enum class VillageGrade : std::uint8_t {
  unknown,
  group,    ///< 村民小组
  hamlet,   ///< 自然村
  village,  ///< 行政村
  town      ///< or a county
};

/// The level denoted by a cell.
VillageGrade grade_of(std::string_view cell);

/// Whether the cells of a column distinguish administrative villages (行政村), natural villages
/// (自然村) and groups of villagers (村民小组); towns may occur among them.
bool are_grades_of_villages(const std::vector<std::string>& cells);

/// Whether the cell denotes a level of villages.
bool is_grade_of_village(std::string_view cell);

}  // namespace hinterland
