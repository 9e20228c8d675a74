// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A sheet of an .xlsx, and the file within it with its cells.
struct WorkbookSheet {
  std::string name;
  std::string entry;
};

/// The files within an .xlsx (ECMA-376 part 1, 12.3).
struct WorkbookParts {
  std::vector<WorkbookSheet> sheets;  ///< empty if the file is not an .xlsx
  std::string shared_texts;           ///< file of the texts that cells refer to by index
  std::string styles;                 ///< file of the cell formats
  bool is_to_be_calculated = false;   ///< the values of formulas are not up to date
};

WorkbookParts workbook_parts(const std::string& path);

/// The bytes of a file within a .zip, such as .xlsx and .ods; empty if it does not exist.
std::string in_zip(const std::string& path, const std::string& entry);

/// The position of a cell, 0-based.
struct CellPlace {
  std::size_t column = 0;
  std::size_t row = 0;
};

/// Parses D2; none if it is not a cell reference.
std::optional<CellPlace> cell_place(std::string_view text);
/// The letters of a column: D.
std::string column_letters(std::size_t column);
/// The reference of a cell: D2.
std::string place_text(CellPlace place);

/// The value of the digits; `otherwise` if there are none.
std::size_t number_of(std::string_view digits, std::size_t otherwise);

}  // namespace hinterland
