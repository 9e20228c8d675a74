// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/odd_cells.hpp"
#include "input/sheets/find_header.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// The merged cells of a column, below its name.
struct MergedColumn {
  std::size_t column = 0;     ///< in the sheet, from 0
  std::size_t filled = 0;     ///< cells that took the value from the first of the merged ones
  std::string first;          ///< of these the first merged cell: A2:A4
  bool has_amounts = false;   ///< and among their values is a number above 1
  std::size_t without = 0;    ///< cells that lie behind the first of their row, and stay empty
  std::string first_without;  ///< the first such merged cell: B3:C3
};

/// Gives the value of cells that are merged over several rows to each of these rows; blank rows,
/// totals and cells with a value of their own stay as they are. Cells behind the first of a row
/// stay empty: nothing tells which column the value belongs to.
std::vector<MergedColumn> fill_merged(std::vector<SheetRow>& rows, const SheetHeader& header,
                                      std::vector<MergedArea> areas);

}  // namespace hinterland
