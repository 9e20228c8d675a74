// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/find_records.hpp"
#include "input/text/text_decoder.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The mark between the cells of a text table: comma, semicolon, tab, bar or ^, whichever parts
/// most of its first lines into the same number of cells. A line "sep=;" decides.
char delimiter_of(std::string_view bytes);

/// A quotation mark that begins a cell and is never closed.
struct OpenQuote {
  std::size_t line = 0;  ///< counted from 1
  std::string text;      ///< what follows it, cut
};

/// The records of a text table, one after another, as RFC 4180 writes them, and more tolerant:
/// a quotation mark within a cell is a character (117°06'30"E), and one that is not closed ends
/// with its line, so that it swallows no records.
///
/// `bytes` may be in UTF-8, GB18030 or any encoding that keeps the marks to themselves; it must
/// outlive the rows.
class CsvRows {
 public:
  CsvRows(std::string_view bytes, char delimiter);

  /// The cells of the next record, valid until the next call; false: there is none.
  bool next(std::vector<std::string_view>& cells);
  std::size_t line() const { return line_of_record_; }  ///< of the record at hand, from 1
  /// How many cells a record has: to tell a text of several lines from swallowed records.
  void expect(std::size_t columns) { columns_ = columns; }

  const std::vector<OpenQuote>& open_quotes() const { return open_quotes_; }
  /// True where a reader that takes every quotation mark for a bracket reads something else.
  bool has_odd_quotes() const { return has_odd_quotes_; }

 private:
  std::string_view quoted_cell();
  std::string_view plain_cell();
  bool swallows(std::string_view quoted) const;
  bool at_end_of_line() const;

  std::string_view bytes_;
  char delimiter_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t line_of_record_ = 1;
  std::size_t columns_ = 0;
  std::deque<std::string> made_;  ///< cells of the record at hand that are no piece of the bytes
  std::vector<OpenQuote> open_quotes_;
  bool has_odd_quotes_ = false;
};

/// Makes a text table plain. None: it is plain as it stands, as GDAL reads it.
/// Throws Error where all its records have more cells than the header has names.
std::optional<PlainSheet> plain_csv(std::string_view bytes, const TextDecoder& decoder,
                                    const std::string& path);

/// Whether the file is a table of text: .csv, .tsv, .txt, .psv.
bool is_text_table(const std::string& path);

}  // namespace hinterland
