// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_numbers.hpp"
#include "input/conditions/condition.hpp"
#include "input/conditions/date_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace hinterland {

/// What the values of a column are that a condition asks about, found from all of them: a CSV has
/// no types, and dates are kept as text in many a table.
class ColumnLook {
 public:
  /// `written`: what the file says of the column; the name tells what its numbers count.
  ColumnLook(ValueType written, const std::string& name);

  /// Adds a cell that is not blank.
  void add(std::string_view text);
  /// True where more cells change nothing.
  bool is_decided() const;

  /// As which type a condition compares the values. Text beside dates or numbers ("unknown") is
  /// taken for no value of theirs; a number with leading zeros, or of nine digits and more, is a
  /// code, and so text.
  ValueType type() const;

  /// A cell as the condition sees it: a date as SQLite has it, a number in plain digits.
  std::string value(std::string_view text) const;

 private:
  bool are_dates() const;
  bool are_numbers() const;
  bool are_percents() const;
  DateOrder order() const;

  ValueType written_;
  NumberTally numbers_;
  std::size_t words_ = 0;     ///< cells without a digit
  std::size_t others_ = 0;    ///< with digits, and no date
  std::size_t percents_ = 0;  ///< of these, 95 %
  std::size_t dates_ = 0;
  std::size_t packed_ = 0;     ///< of these, 20160909
  std::size_t day_first_ = 0;  ///< of these, for certain
  std::size_t month_first_ = 0;
  std::size_t any_order_ = 0;  ///< 10/01/2016
  std::size_t codes_ = 0;
  bool has_times_ = false;
  bool has_fractions_ = false;  ///< of numbers
};

/// Formats that are asked a condition as it stands: databases and services.
bool answers_conditions_itself(std::string_view driver);

/// What GDAL's own conditions know beside the fields: FID, OGR_GEOM_AREA, …
bool is_special_field(std::string_view name);

/// What a field of this type (as TableField has it) holds in a file of this format.
/// `has_fractions`: its numbers are kept with decimals.
ValueType type_of_values(std::string_view type, bool has_fractions, std::string_view driver);

}  // namespace hinterland
