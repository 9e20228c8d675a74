// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A sheet of an .xlsx, and the file within it that holds its cells.
struct WorkbookSheet {
  std::string name;
  std::string entry;
};

/// Where an .xlsx holds what (ECMA-376 part 1, 12.3).
struct WorkbookParts {
  std::vector<WorkbookSheet> sheets;  ///< none: it is no .xlsx
  std::string shared_texts;           ///< the file of the texts that cells name by number
  std::string styles;                 ///< the file of the formats of cells
  bool is_to_be_calculated = false;   ///< the values of its formulas are not up to date
};

WorkbookParts workbook_parts(const std::string& path);

/// The bytes of a file within a .zip, which .xlsx and .ods are; empty: there is none.
std::string in_zip(const std::string& path, const std::string& entry);

/// A place in a sheet, from 0.
struct CellPlace {
  std::size_t column = 0;
  std::size_t row = 0;
};

/// Of D2; none: that is no place.
std::optional<CellPlace> cell_place(std::string_view text);
/// Of a column: D.
std::string column_letters(std::size_t column);
/// D2.
std::string place_text(CellPlace place);

/// What the digits say; `otherwise` where there are none.
std::size_t number_of(std::string_view digits, std::size_t otherwise);

}  // namespace hinterland
