// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/misread_cells.hpp"
#include "input/sheets/sheet_header.hpp"
#include "input/sheets/workbook.hpp"
#include "input/text/encoding.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
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

/// A row of a table that could not be used as a record.
struct SheetFault {
  std::size_t line = 0;  ///< in the file, 1-based
  Text detail;
};

/// A normalised text table or sheet: a CSV in UTF-8 with commas and one row of names.
struct PlainSheet {
  bool is_made = false;  ///< false: the table needs no change and is read directly
  std::string csv;
  /// The number that GDAL gives to each record in the file itself: the row of a sheet; the row of a
  /// text table, not counting empty lines, from 0 for the first, or from 1 if that has a number and
  /// so is not taken for names. Empty if records come from several sheets: they are counted.
  std::vector<std::int64_t> features;
  std::string name;                        ///< of the sheet of a workbook
  std::vector<std::string> without_units;  ///< names of the columns before a row of units was
                                           ///< appended
  std::vector<std::string> below;          ///< the second of two joined rows of names
  bool is_spreadsheet = false;             ///< numbers have decimal points
  Notes notes;                             ///< what was used as the header, and what was left out
  std::vector<SheetFault> open_quotes;     ///< quotation marks that are never closed
  std::vector<SheetFault> mismatches;      ///< records with more cells than names, left out
  std::vector<SheetFormulas> formulas;     ///< formulas without stored values
  std::vector<MergedColumn> merged;        ///< columns with merged cells
  std::vector<std::string> alike;          ///< sheets with the same columns that were not read
  Text elsewhere;  ///< other locations of records: linked files, other layers
};

/// Iterates over the rows below the header of a table and keeps the records.
class RecordRows {
 public:
  /// The rows are in the encoding of `decoder`. With `keeps` false, only determines whether there
  /// is anything but records.
  RecordRows(const SheetHeader& header, const TextDecoder& decoder, bool keeps);

  /// Adds one row; `line` is used in messages, `feature` is its number in `PlainSheet::features`.
  void take(const std::vector<std::string_view>& row, std::size_t line, std::int64_t feature);

  /// Whether every row that is not blank is a record with no more cells than the header.
  bool is_plain() const;

  /// The table, if rows are kept, with notes on what was left out. Throws Error if most records
  /// have more cells than the header has names, or if a second table begins below the first,
  /// because then columns and names do not match.
  PlainSheet sheet(const std::string& path);

 private:
  /// A row that may be a record.
  struct PendingRow {
    std::size_t line = 0;
    std::int64_t feature = 0;
    std::vector<std::string> cells;
  };

  void write(const std::vector<std::string_view>& row, std::int64_t feature);
  void mismatch(const std::vector<std::string_view>& row, std::size_t line);
  void refuse_wider_records(const std::string& path) const;
  void refuse_second_table(const std::string& path) const;

  const SheetHeader& header_;
  const TextDecoder& decoder_;
  bool keeps_;
  std::size_t columns_;
  std::string csv_;
  std::vector<std::int64_t> features_;
  std::size_t records_ = 0;
  std::size_t blank_ = 0;
  std::vector<std::size_t> totals_;
  std::vector<std::size_t> repeated_;
  /// Remarks at the end of the table, unless a record follows.
  std::vector<PendingRow> pending_;
  std::vector<SheetFault> mismatches_;
  std::size_t second_header_ = 0;  ///< line in which a second table begins; 0: none
  std::string second_names_;
};

}  // namespace hinterland
