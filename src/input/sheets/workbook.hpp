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

/// The words displayed for this number by a number format of a workbook, e.g. [=1]"否";[=2]"是" or
/// "有";"";"无" (ECMA-376 part 1, 18.8.31). None if the format displays the number, or nothing;
/// also for the 0 of a format that displays all other numbers: 0;-0;"无". O(length).
std::optional<std::string> words_shown(std::string_view format, double number);

/// Whether a format displays words for any number. O(length).
bool may_show_words(std::string_view format);

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
