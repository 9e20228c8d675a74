// SPDX-License-Identifier: Apache-2.0
#include "input/formats/text_table.hpp"

#include "base/plain_word.hpp"
#include "base/written_number.hpp"
#include "input/formats/csv_rows.hpp"
#include "input/sheets/find_header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace hinterland {

namespace {

using Cells = std::vector<std::string_view>;

constexpr char mark_of_cells = '\x1f';  // ASCII's own "unit separator"

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
      row.push_back(decoder.decode(cell.substr(0, longest)));  // no name is longer
    head.push_back(std::move(row));
  }
  return head;
}

/// GDAL takes the mark that stands in the first line, the comma before others, and takes a first
/// line with a number for a record.
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

bool ends_like(const std::string& path, std::initializer_list<const char*> endings) {
  const std::string word = plain_word(path);
  return std::ranges::any_of(endings, [&](const char* end) { return word.ends_with(end); });
}

/// A table whose cells are parted by full-width commas or semicolons, in UTF-8, with a mark in
/// their place that stands in no text; empty: it is none, since its first line has a usual mark.
std::string parted_anew(std::string_view bytes, const TextDecoder& decoder) {
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
  refuse_tables_beside(header, path);
  const auto go_through = [&](CsvRows& rows, RecordRows& records) {
    rows.expect(header.names.size());
    Cells cells;
    for (std::size_t row = 0; rows.next(cells); ++row) {
      if (row >= header.records_from) records.take(cells, rows.line());
    }
  };
  CsvRows looked_at(bytes, delimiter);
  RecordRows all(header, decoder, false);
  go_through(looked_at, all);
  const bool known_to_gdal = ends_like(path, {".csv", ".tsv"});
  if (known_to_gdal && header.is_plain() && all.is_plain() && !looked_at.has_odd_quotes() &&
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
         {fmt::format("line {}: \"{} …. Close the mark there, or take it out", quote.line, text),
          fmt::format("第{}行：\"{} …。请在该处补上或删去引号", quote.line, text)}});
  }
  return sheet;
}

}  // namespace

std::optional<PlainSheet> plain_csv(std::string_view bytes, const TextDecoder& decoder,
                                    const std::string& path) {
  const std::string parted = parted_anew(bytes, decoder);
  if (parted.empty()) return plain_table(bytes, delimiter_of(bytes), decoder, path);
  auto sheet = plain_table(parted, mark_of_cells, TextDecoder("UTF-8"), path);
  if (!sheet) return sheet;
  sheet->said.push_back(
      {"its cells are parted by full-width commas or semicolons", "各单元格以全角逗号或分号分隔"});
  return sheet;
}

bool is_text_table(const std::string& path) {
  return ends_like(path, {".csv", ".tsv", ".txt", ".psv"});
}

}  // namespace hinterland
