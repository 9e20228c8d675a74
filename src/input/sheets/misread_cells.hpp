// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/workbook.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace hinterland {

/// The correct text of cells that GDAL misreads.
struct CellPatch {
  CellPlace place;       ///< first cell
  std::size_t rows = 1;  ///< number of rows and columns with the same text
  std::size_t columns = 1;
  std::string text;
};

/// A merged range of cells.
struct MergedArea {
  CellPlace first;
  CellPlace last;
};

/// Corrections for a sheet, and its merged ranges.
struct MisreadCells {
  std::vector<CellPatch> patches;
  std::vector<MergedArea> merged;
};

/// Searches the sheets of a workbook (.xlsx, .xlsm, .ods) for cells that GDAL misreads, and for
/// merged ranges. Returns them by sheet name; an empty `sheet` selects all. Errors of GDAL 3.6:
///
///   both   a number displayed as a word by its format ([=1]"否";[=2]"是") is read as the number
///   .xlsx  of an inline text in several runs only the first is read; shared strings include their
///          phonetic guide (pinyin)
///   .ods   comments and texts of drawings are included in the value, tabs and line breaks are not,
///          and cells after several covered ones are shifted to the left
///
/// Parses the XML once.
std::map<std::string, MisreadCells, std::less<>> misread_cells(const std::string& path,
                                                               const std::string& sheet);

/// Applies the corrections to the rows of the sheet.
void correct_rows(std::vector<std::vector<std::string>>& rows,
                  const std::vector<CellPatch>& patches);

}  // namespace hinterland
