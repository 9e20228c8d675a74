// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/text_table.hpp"

#include "base/plain_text.hpp"
#include "base/word_list.hpp"
#include "base/written_number.hpp"
#include "input/sheets/sheet_header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string>

namespace hinterland {

namespace {

/// The first lines of the text that are not blank.
std::vector<std::string_view> first_lines(std::string_view bytes) {
  constexpr std::size_t most = 60;
  std::vector<std::string_view> lines;
  for (std::size_t first = 0; first < bytes.size() && lines.size() < most;) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", first), bytes.size());
    if (end > first) lines.push_back(bytes.substr(first, end - first));
    first = end + 1;
  }
  return lines;
}

/// The number of occurrences of the mark outside quotation marks.
std::size_t count_outside_quotes(std::string_view line, char mark) {
  std::size_t count = 0;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == mark && !quoted) ++count;
  }
  return count;
}

/// The line without the contents of balanced parentheses, since the commas in WKT geometry do not
/// separate cells.
std::string without_brackets(std::string_view line) {
  std::string kept;
  std::vector<std::size_t> opened;  // offsets in `kept`
  for (const char c : line) {
    kept += c;
    if (c == '(') opened.push_back(kept.size());
    if (c != ')' || opened.empty()) continue;
    kept.resize(opened.back());
    opened.pop_back();
  }
  return kept;
}

}  // namespace

char delimiter_of(std::string_view bytes) {
  const auto first = first_lines(bytes);
  if (!first.empty() && first.front().size() == 5 && first.front().starts_with("sep=")) {
    return first.front()[4];
  }
  std::vector<std::string> lines;
  for (const std::string_view line : first) lines.push_back(without_brackets(line));
  char best = ',';
  std::pair<std::size_t, std::size_t> most{0, 0};  // lines that agree, cells
  for (const char mark : {',', ';', '\t', '|', '^'}) {
    std::map<std::size_t, std::size_t> lines_of;
    for (const std::string& line : lines) ++lines_of[count_outside_quotes(line, mark)];
    lines_of.erase(0);
    for (const auto& [count, agreeing] : lines_of) {
      if (std::pair(agreeing, count) <= most) continue;
      most = {agreeing, count};
      best = mark;
    }
  }
  return best;
}

CsvRows::CsvRows(std::string_view bytes, char delimiter) : bytes_(bytes), delimiter_(delimiter) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // byte order mark
}

bool CsvRows::at_end_of_line() const {
  return at_ >= bytes_.size() || bytes_[at_] == '\n' || bytes_[at_] == '\r';
}

std::string_view CsvRows::plain_cell() {
  const std::size_t first = at_;
  while (!at_end_of_line() && bytes_[at_] != delimiter_) {
    if (bytes_[at_] == '"') has_unbalanced_quotes_ = true;
    ++at_;
  }
  return bytes_.substr(first, at_ - first);
}

/// Whether a quoted text of several lines contains a line that is a complete record.
bool CsvRows::swallows(std::string_view quoted) const {
  if (columns_ < 2) return false;
  const std::size_t start = static_cast<std::size_t>(quoted.data() - bytes_.data());
  std::size_t first = quoted.find('\n');
  while (first != quoted.npos) {
    const std::size_t from = start + first + 1;
    const std::size_t end = std::min(bytes_.find_first_of("\r\n", from), bytes_.size());
    const std::string_view line = bytes_.substr(from, end - from);
    const bool even = std::ranges::count(line, '"') % 2 == 0;
    if (even && count_outside_quotes(line, delimiter_) + 1 == columns_) return true;
    first = quoted.find('\n', first + 1);
  }
  return false;
}

/// Reads the quoted cell at the current position.
std::string_view CsvRows::quoted_cell() {
  const std::size_t first = at_ + 1;
  std::string text;
  std::size_t end = first;
  bool closed = false;
  // A cell on one line may have any length. A cell of several lines is limited in size; the limit
  // is lowered after several unclosed quotation marks, because searching for their ends would take
  // too long.
  constexpr std::size_t few = 8;
  const std::size_t longest = open_quotes_.size() < few ? std::size_t{1} << 24 : 1 << 16;
  const std::size_t end_of_line = std::min(bytes_.find_first_of("\r\n", first), bytes_.size());
  const std::size_t last = std::max(end_of_line, std::min(first + longest, bytes_.size()));
  for (; end < last; ++end) {
    if (bytes_[end] != '"') {
      text.push_back(bytes_[end]);
      continue;
    }
    if (end + 1 < bytes_.size() && bytes_[end + 1] == '"') {
      text.push_back('"');
      ++end;
      continue;
    }
    const std::size_t after = std::min(bytes_.find_first_not_of(' ', end + 1), bytes_.size());
    closed = after == bytes_.size() || bytes_[after] == delimiter_ || bytes_[after] == '\n' ||
             bytes_[after] == '\r';
    if (closed) {
      at_ = after;
      break;
    }
    has_unbalanced_quotes_ = true;
    text.push_back('"');  // an undoubled quotation mark within the text
  }
  if (closed && !swallows(bytes_.substr(first, end - first))) {
    line_ += static_cast<std::size_t>(std::ranges::count(bytes_.substr(first, end - first), '\n'));
    made_.push_back(std::move(text));
    return made_.back();
  }
  at_ = first;
  has_unbalanced_quotes_ = true;
  const std::string_view cell = plain_cell();
  constexpr std::size_t shown = 30;
  open_quotes_.push_back({line_, std::string(cell.substr(0, shown))});
  return cell;
}

bool CsvRows::next(std::vector<std::string_view>& cells) {
  cells.clear();
  made_.clear();
  if (at_ >= bytes_.size()) return false;
  line_of_record_ = line_;
  for (;;) {
    const std::size_t mark = bytes_.find_first_not_of(' ', at_);
    if (mark != bytes_.npos && bytes_[mark] == '"') {
      at_ = mark;
      cells.push_back(quoted_cell());
    } else {
      cells.push_back(plain_cell());
    }
    if (at_end_of_line()) break;
    ++at_;  // the delimiter
  }
  if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
  if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
  ++line_;
  return true;
}

namespace {

using Cells = std::vector<std::string_view>;

constexpr char mark_of_cells = '\x1f';  // the unit separator of ASCII

bool is_blank_line(std::string_view line) { return line.find_first_not_of(" \t\r\n") == line.npos; }

/// The first rows of a text table, decoded.
std::vector<SheetRow> head_of(CsvRows rows, const TextDecoder& decoder) {
  constexpr std::size_t most = 30;
  constexpr std::size_t longest = 4096;
  std::vector<SheetRow> head;
  Cells cells;
  while (head.size() < most && rows.next(cells)) {
    SheetRow row;
    for (const std::string_view cell : cells)
      row.push_back(decoder.decode(cell.substr(0, longest)));  // column names are shorter
    head.push_back(std::move(row));
  }
  return head;
}

/// Whether GDAL detects the same header and delimiter: it uses the delimiter found in the first
/// line, preferring the comma, and treats a first line that contains a number as a record.
bool gdal_reads_head(std::string_view bytes, char delimiter, const SheetHeader& header) {
  if (delimiter != ',' && delimiter != ';' && delimiter != '\t') return false;
  const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
  for (const char mark : {',', ';', '\t', '|'}) {
    if ((line.find(mark) != line.npos) != (mark == delimiter) && mark != delimiter) return false;
  }
  if (line.find(delimiter) == line.npos && delimiter != ',') return false;
  return std::ranges::none_of(header.names, [](const std::string& name) {
    return number_in_cell(name).is_number() || name.find('\n') != name.npos;
  });
}

/// Whether GDAL takes a first row of these cells for a record instead of names.
bool has_number(const Cells& cells, const TextDecoder& decoder) {
  return std::ranges::any_of(cells, [&decoder](std::string_view cell) {
    return number_in_cell(decoder.decode(cell)).is_number();
  });
}

/// Converts a table separated by full-width commas or semicolons to UTF-8 with a separator that
/// does not occur in text; empty if its first line contains a usual separator.
std::string with_unit_separators(std::string_view bytes, const TextDecoder& decoder) {
  std::size_t end = 0;
  std::string line;
  while (end < bytes.size() && is_blank_line(line)) {
    const std::size_t first = end;
    end = std::min(bytes.find_first_of("\r\n", first), bytes.size() - 1) + 1;
    line = decoder.decode(bytes.substr(first, end - first));
  }
  if (line.find_first_of(",;\t|^") != line.npos) return {};
  for (const std::string mark : {"，", "；"}) {
    if (line.find(mark) == line.npos) continue;
    std::string table = decoder.decode(bytes);
    bool quoted = false;
    std::string parted;
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (table[i] == '"') quoted = !quoted;
      const bool is_mark = !quoted && table.compare(i, mark.size(), mark) == 0;
      parted += is_mark ? mark_of_cells : table[i];
      if (is_mark) i += mark.size() - 1;
    }
    return parted;
  }
  return {};
}

std::optional<PlainSheet> plain_table(std::string_view bytes, char delimiter,
                                      const TextDecoder& decoder, const std::string& path) {
  const SheetHeader header = find_header(head_of(CsvRows(bytes, delimiter), decoder));
  if (!header.found) return std::nullopt;
  refuse_adjacent_tables(header, path);
  const auto go_through = [&](CsvRows& rows, RecordRows& records) {
    rows.expect(header.names.size());
    Cells cells;
    std::int64_t feature = -1;
    for (std::size_t row = 0; rows.next(cells); ++row) {
      const bool is_empty = cells.size() == 1 && cells.front().empty();
      if (!is_empty && ++feature == 0 && has_number(cells, decoder)) ++feature;
      if (row >= header.records_from) records.take(cells, rows.line(), feature);
    }
  };
  CsvRows looked_at(bytes, delimiter);
  RecordRows all(header, decoder, false);
  go_through(looked_at, all);
  const bool known_to_gdal = ends_with_one_of(plain_word(path), {".csv", ".tsv"});
  if (known_to_gdal && header.is_plain() && all.is_plain() && !looked_at.has_unbalanced_quotes() &&
      gdal_reads_head(bytes, delimiter, header))
    return std::nullopt;
  CsvRows rows(bytes, delimiter);
  RecordRows records(header, decoder, true);
  go_through(rows, records);
  PlainSheet sheet = records.sheet(path);
  for (const OpenQuote& quote : rows.open_quotes()) {
    const std::string text = decoder.decode(quote.text);
    sheet.open_quotes.push_back(
        {quote.line,
         {fmt::format("line {}: \"{} …. Close the quotation mark there, or remove it", quote.line,
                      text),
          fmt::format("第{}行：\"{} …。请在该处补上或删去引号", quote.line, text)}});
  }
  return sheet;
}

}  // namespace

std::optional<PlainSheet> plain_csv(std::string_view bytes, const TextDecoder& decoder,
                                    const std::string& path) {
  const std::string parted = with_unit_separators(bytes, decoder);
  if (parted.empty()) return plain_table(bytes, delimiter_of(bytes), decoder, path);
  auto sheet = plain_table(parted, mark_of_cells, TextDecoder("UTF-8"), path);
  if (!sheet) return sheet;
  sheet->notes.push_back({"its cells are separated by full-width commas or semicolons",
                          "各单元格以全角逗号或分号分隔"});
  return sheet;
}

bool is_text_table(const std::string& path) {
  return ends_with_one_of(plain_word(path), {".csv", ".tsv", ".txt", ".psv"});
}

}  // namespace hinterland
