// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/text/encoding.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

using SheetRow = std::vector<std::string>;  ///< cells in UTF-8

/// The header of a table: all rows above the records.
struct SheetHeader {
  bool found = false;            ///< false: the first row is a record
  bool is_known = false;         ///< at least two of the names are known field names
  std::size_t first = 0;         ///< row of the names, 0-based
  std::size_t records_from = 0;  ///< first row after the header
  std::vector<std::string> names;
  std::vector<std::string> without_units;  ///< the names before a row of units was appended to them
  /// The second of two rows of names, prefixed with the first if names occur more than once.
  std::vector<std::string> below;
  /// First column of a second table beside the first; 0 if there is none.
  std::size_t second_table = 0;
  std::vector<SheetRow> rows;   ///< the rows above the records, unchanged
  std::set<std::string> words;  ///< names of columns in these rows, normalised
  Notes notes;  ///< notes on rows above, below and joined, if the header is not just the first row

  /// Whether the first row contains the names and the second row is the first record.
  bool is_plain() const { return notes.empty(); }
};

/// Finds the column names among the first rows of a table: below titles and blank rows, in one or
/// two rows (人口 above 户籍 and 常住), possibly with units, labels or column numbers below.
///
/// A row of names has no figures and is above the first row with figures; of several, the first
/// with two known names, else the widest. `rows`: about the first 30.
SheetHeader find_header(const std::vector<SheetRow>& rows);

/// The kind of a row below the header.
enum class RowKind { record, blank, total, note, header, second_header };

/// Distinguishes records from other rows: blank rows, totals (合计), repeated headers, the header
/// of a second table, and remarks such as 注：… at the end of tables. `row` is in the encoding of
/// `decoder`.
RowKind kind_of_row(const std::vector<std::string_view>& row, const TextDecoder& decoder,
                    const SheetHeader& header);

/// Throws Error if two tables are side by side, because their rows are not records and it is
/// ambiguous which one is meant. `path` is used in the message.
void refuse_adjacent_tables(const SheetHeader& header, const std::string& path);

}  // namespace hinterland
