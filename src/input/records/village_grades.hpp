// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// How much a row of a layer of villages stands for, from the least to the most.
enum class VillageGrade : std::uint8_t {
  unknown,
  group,    ///< 村民小组
  hamlet,   ///< 自然村
  village,  ///< 行政村
  town      ///< or a county
};

/// The grade that a cell says.
VillageGrade grade_of(std::string_view cell);

/// Whether the cells of a column say which rows are administrative villages (行政村), natural ones
/// (自然村) or groups of villagers (村民小组); towns may stand among them.
bool are_grades_of_villages(const std::vector<std::string>& cells);

/// Whether the cell is such a grade.
bool is_grade_of_village(std::string_view cell);

}  // namespace hinterland
