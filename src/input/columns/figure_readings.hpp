// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_numbers.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// What the numbers of a column stand for, by its name.
NumberRole role_of_column(const std::string& name);

/// How the numbers in the columns of a table would be read, for a person to see.
class FigureReadings {
 public:
  /// Adds a column. Only those of text have more than one reading; `name` tells what the numbers
  /// stand for and their unit. In a workbook a figure is a number wherever that makes sense.
  void expect(std::string name, bool is_text, bool is_spreadsheet);
  /// Adds a cell of the column that was the `column`-th to be expected.
  void add(std::size_t column, std::string_view text);
  /// One statement a column; empty where the numbers are plain, or the cells no numbers.
  Notes said() const;

 private:
  std::vector<std::string> names_;
  std::vector<bool> is_text_;
  std::vector<NumberTally> tallies_;
};

}  // namespace hinterland
