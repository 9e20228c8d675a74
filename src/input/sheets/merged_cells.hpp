// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/misread_cells.hpp"
#include "input/sheets/sheet_header.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// The merged cells of a column, below its name.
struct MergedColumn {
  std::size_t column = 0;     ///< in the sheet, 0-based
  std::size_t filled = 0;     ///< cells that received the value of a merged range
  std::string first;          ///< the first such range: A2:A4
  bool has_amounts = false;   ///< their values include a number above 1
  std::size_t without = 0;    ///< cells to the right of the first in a range, which stay empty
  std::string first_without;  ///< the first range with such cells: B3:C3
};

/// Copies the value of a range merged over several rows to each of its rows, except blank rows,
/// totals and cells with a value. Cells to the right of the first stay empty, because it is
/// ambiguous to which column the value belongs.
std::vector<MergedColumn> fill_merged(std::vector<SheetRow>& rows, const SheetHeader& header,
                                      std::vector<MergedArea> areas);

}  // namespace hinterland
