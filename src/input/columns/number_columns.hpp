// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"
#include "input/notation/column_numbers.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The entries of a column of codes that stand for a missing code.
struct MissingCodes {
  std::vector<std::size_t> rows;  ///< ascending
  std::vector<Text> statements;   ///< one statement per spelling, with its number of records
};

/// Finds entries of a column of codes that mean "none": NULL, <Null>, 无, 暂无, -, #N/A and other
/// spreadsheet errors, -9999, 0 and 000000000000. A single 0 among short numbers is a valid code,
/// since many tables count from 0. Empty cells are not included.
///
/// `codes` must be normalised by `plain_codes`. O(codes).
MissingCodes find_missing_codes(const std::vector<std::string>& codes);

/// Numeric columns, kept as text until all cells are known.
class NumberColumns {
 public:
  /// One column per request; those of text requests remain unused.
  explicit NumberColumns(const std::vector<FieldRequest>& requests);

  /// Starts the column of a request, with its name in the file. `is_typed` means that the file
  /// stores numbers, so that a point is a decimal point.
  void expect(std::size_t request, std::string_view header, bool is_typed);
  /// Adds the cell of the next record; blank if it has no value.
  void add(std::size_t request, std::string_view text);

  /// Decides how the numbers of each column are read, and fills `records.fields`. Reports cells
  /// that are not numbers as `number_unreadable`, and columns with two possible readings as
  /// `number_format_assumed`; adds a note for unusual number formats. `kept` are the indices of
  /// the added records that are still in `records`, in order.
  void finish(const LayerSource& source, Shape shape, const std::vector<std::size_t>& kept,
              Records& records, Problems& problems);

 private:
  struct Waiting {
    NumberTally tally;
    std::optional<Unit> unit;
    bool is_typed = false;
    TextColumn<RecordId> cells;
  };
  static void fill(const Waiting& column, const NumberForm& form,
                   const std::vector<std::size_t>& kept, RecordField& field);

  std::vector<std::optional<Waiting>> columns_;
  std::vector<std::string> roles_;
};

/// The text of a cell; empty if it is NULL, \N or the like. Such words are kept in columns of
/// codes, where `resolve_codes` reports them.
std::string_view text_in_cell(std::string_view role, std::string_view cell, bool is_answer);

/// Removes what spreadsheets add to codes, and clears damaged and missing codes, which are reported
/// for the column.
void resolve_codes(Records& records, Problems& problems);

}  // namespace hinterland
