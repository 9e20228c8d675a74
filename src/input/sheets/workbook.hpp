// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// The formulas of a column whose values are not stored.
struct SheetFormulas {
  std::size_t column = 0;     ///< in the sheet, 0-based
  std::string letters;        ///< of the column: D
  std::size_t without = 0;    ///< number of formulas without a value
  std::size_t filled = 0;     ///< number of cells that are not empty
  std::string first;          ///< the first such cell: D2
  bool is_read_as_0 = false;  ///< rather than as empty
};

/// The columns with formulas whose values are not stored in the workbook (.xlsx, .xlsm, .ods),
/// because the program that wrote it does not calculate. The cells are read as empty; as 0 in an
/// .ods, or if all values of at least three formulas are 0 and the workbook is marked for
/// recalculation. Formulas that sum their own column are not counted. An empty `sheet` means the
/// only one with cells. Parses the XML once.
std::vector<SheetFormulas> formulas_without_values(const std::string& path,
                                                   const std::string& sheet);

}  // namespace hinterland
