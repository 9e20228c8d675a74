// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/sheet_records.hpp"
#include "input/text/encoding.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The delimiter of a text table: the comma, semicolon, tab, bar or ^ that splits the most of its
/// first lines into the same number of cells. A first line "sep=;" takes precedence.
char delimiter_of(std::string_view bytes);

/// A quotation mark that starts a cell and is never closed.
struct OpenQuote {
  std::size_t line = 0;  ///< 1-based
  std::string text;      ///< the text after it, truncated
};

/// Iterates over the records of a text table according to RFC 4180, with two extensions: a
/// quotation mark within a cell is an ordinary character (117°06'30"E), and an unclosed one extends
/// only to the end of its line, so that no records are lost.
///
/// `bytes` may be in UTF-8, GB18030 or any encoding in which delimiters and quotation marks do not
/// occur within other characters; it must outlive this object.
class CsvRows {
 public:
  CsvRows(std::string_view bytes, char delimiter);

  /// Reads the cells of the next record, which are valid until the next call; returns false at the
  /// end.
  bool next(std::vector<std::string_view>& cells);
  std::size_t line() const { return line_of_record_; }  ///< of the current record, 1-based
  /// Sets the number of cells per record, to distinguish texts of several lines from records that
  /// follow an unclosed quotation mark.
  void expect(std::size_t columns) { columns_ = columns; }

  const std::vector<OpenQuote>& open_quotes() const { return open_quotes_; }
  /// Whether a reader that treats every quotation mark as a delimiter would read different cells.
  bool has_unbalanced_quotes() const { return has_unbalanced_quotes_; }

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
  std::deque<std::string> made_;  ///< cells of the current record that are not views of the bytes
  std::vector<OpenQuote> open_quotes_;
  bool has_unbalanced_quotes_ = false;
};

/// Normalises a text table to one header and the records. None if GDAL reads the table correctly as
/// it is. Throws Error if all records have more cells than the header.
std::optional<PlainSheet> plain_csv(std::string_view bytes, const TextDecoder& decoder,
                                    const std::string& path);

/// Whether the extension is that of a text table: .csv, .tsv, .txt, .psv.
bool is_text_table(const std::string& path);

}  // namespace hinterland
