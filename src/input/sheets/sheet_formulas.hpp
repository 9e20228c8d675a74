// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// The formulas of a column whose values are not stored.
struct SheetFormulas {
  std::size_t column = 0;     ///< in the sheet, from 0
  std::string letters;        ///< of the column: D
  std::size_t without = 0;    ///< how many formulas have no value
  std::size_t filled = 0;     ///< how many cells of the column hold anything
  std::string first;          ///< the first such cell: D2
  bool is_read_as_0 = false;  ///< and not as empty
};

/// The columns with formulas whose values are not stored in the workbook (.xlsx, .xlsm, .ods): a
/// program wrote it that does not calculate, and the cells are read as empty; in an .ods as 0, or
/// where the values of three formulas or more are all 0 and the workbook is still to be calculated.
/// Formulas that sum their own column are not counted. `sheet` empty: the only one with cells.
/// Walks its text once.
std::vector<SheetFormulas> formulas_without_values(const std::string& path,
                                                   const std::string& sheet);

}  // namespace hinterland
