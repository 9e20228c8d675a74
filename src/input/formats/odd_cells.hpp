// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/workbook_parts.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace hinterland {

/// What cells hold that GDAL reads otherwise.
struct CellPatch {
  CellPlace place;       ///< of the first
  std::size_t rows = 1;  ///< and how many hold it
  std::size_t columns = 1;
  std::string text;
};

/// Cells that are merged into one.
struct MergedArea {
  CellPlace first;
  CellPlace last;
};

/// What GDAL does not tell of a sheet, or not as it stands there.
struct OddCells {
  std::vector<CellPatch> patches;
  std::vector<MergedArea> merged;
};

/// Looks into the sheets of a workbook (.xlsx, .xlsm, .ods) for cells that GDAL misreads, and for
/// merged ones. By name; `sheet` empty: all. What GDAL 3.6 misreads:
///
///   both   a number that its format shows as a word ([=1]"否";[=2]"是") is read as the number
///   .xlsx  of a text in several runs within the cell the first alone is read; of shared texts the
///          phonetic guide (pinyin) as well
///   .ods   comments and texts of drawings become part of the value, tabs and line breaks do not,
///          and what stands behind several covered cells moves to the left
///
/// Walks its text once.
std::map<std::string, OddCells, std::less<>> odd_cells(const std::string& path,
                                                       const std::string& sheet);

/// Puts the patches into the rows of the sheet.
void mend_rows(std::vector<std::vector<std::string>>& rows, const std::vector<CellPatch>& patches);

}  // namespace hinterland
