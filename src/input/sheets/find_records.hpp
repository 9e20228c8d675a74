// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/find_header.hpp"
#include "input/sheets/merged_cells.hpp"
#include "input/sheets/sheet_formulas.hpp"
#include "input/text/text_decoder.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// A row of a table that could not be taken as a record.
struct SheetFault {
  std::size_t line = 0;  ///< in the file, from 1
  Text detail;
};

/// A table of text or a spreadsheet made plain: a CSV with one row of names, commas, all in UTF-8.
struct PlainSheet {
  bool is_made = false;  ///< false: the table was plain as it lay there, and is read itself
  std::string csv;
  std::string name;                        ///< of the sheet of a spreadsheet
  std::vector<std::string> without_units;  ///< the names of the columns, where a row of units
                                           ///< went into them
  std::vector<std::string> below;          ///< of two rows of names that were joined, the second
  bool is_spreadsheet = false;             ///< so numbers have decimal points
  Notes said;                              ///< what was taken for the header, what was left out
  std::vector<SheetFault> open_quotes;     ///< quotation marks that are not closed
  std::vector<SheetFault> mismatches;      ///< records with more cells than names: left out
  std::vector<SheetFormulas> formulas;     ///< that have no values
  std::vector<MergedColumn> merged;        ///< columns with cells that are merged
  std::vector<std::string> alike;          ///< sheets with the same columns that are not read
  Text elsewhere;  ///< where more records are: in files to which this one links, in other layers
};

/// Goes through the rows below the header of a table and keeps the records.
class RecordRows {
 public:
  /// The rows are in the bytes that `decoder` decodes. `keeps` false: only looks whether there is
  /// anything but records.
  RecordRows(const SheetHeader& header, const TextDecoder& decoder, bool keeps);

  /// Takes one row; `line` for messages.
  void take(const std::vector<std::string_view>& row, std::size_t line);

  /// True where every row but blank ones is a record that fits under the header.
  bool is_plain() const;

  /// The table, where rows are kept; what was left out is said. Throws Error where most records
  /// have more cells than the header has names, or a second table begins below the first, for then
  /// no column stands under its name.
  PlainSheet sheet(const std::string& path);

 private:
  void write(const std::vector<std::string_view>& row);
  void mismatch(const std::vector<std::string_view>& row, std::size_t line);
  void refuse_wider_records(const std::string& path) const;
  void refuse_second_table(const std::string& path) const;

  const SheetHeader& header_;
  const TextDecoder& decoder_;
  bool keeps_;
  std::size_t columns_;
  std::string csv_;
  std::size_t records_ = 0;
  std::size_t blank_ = 0;
  std::vector<std::size_t> totals_;
  std::vector<std::size_t> repeated_;
  /// Remarks, unless a record follows.
  std::vector<std::pair<std::size_t, std::vector<std::string>>> pending_;
  std::vector<SheetFault> mismatches_;
  std::size_t second_header_ = 0;  ///< the line in which a second table begins; 0: there is none
  std::string second_names_;
};

}  // namespace hinterland
