// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/text/text_decoder.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

using SheetRow = std::vector<std::string>;  ///< cells in UTF-8

/// What stands above the records of a table.
struct SheetHeader {
  bool found = false;            ///< false: the first row is a record
  bool is_known = false;         ///< two of the names or more are those of fields that we know
  std::size_t first = 0;         ///< the row of the names, from 0
  std::size_t records_from = 0;  ///< the first row that is no part of the header
  std::vector<std::string> names;
  std::vector<std::string> without_units;  ///< the names, where a row of units went into them
  /// Of two rows of names the second, with the first in front where names occur more than once.
  std::vector<std::string> below;
  /// The column in which a second table begins beside the first; 0: none.
  std::size_t second_table = 0;
  std::vector<SheetRow> rows;   ///< the rows above the records, as they stand there
  std::set<std::string> words;  ///< that name columns in them, plain
  Notes said;  ///< rows above, below and joined, where the header is not just the first row

  /// True where the first row holds the names and the second the first record.
  bool is_plain() const { return said.empty(); }
};

/// Finds the names of the columns among the first rows of a table: below titles and blank rows,
/// over one row or two (人口 above 户籍 and 常住), with units, labels or numbers of columns below.
///
/// A row of names is one without figures above the first row with figures; of several the first
/// with two names that we know, else the widest. `rows`: the first 30 or so.
SheetHeader find_header(const std::vector<SheetRow>& rows);

/// What a row among the records is.
enum class RowKind { record, blank, total, note, header, second_header };

/// Tells records from rows that only a reader of the sheet wants: blank ones, totals (合计),
/// repeated headers, those of a second table, and texts such as 注：… that stand at the end of
/// tables. `row` in the bytes that `decoder` decodes.
RowKind kind_of_row(const std::vector<std::string_view>& row, const TextDecoder& decoder,
                    const SheetHeader& header);

/// Throws Error where two tables stand side by side: their rows are no records, and nothing tells
/// which is meant. `path` is for the message.
void refuse_tables_beside(const SheetHeader& header, const std::string& path);

}  // namespace hinterland
