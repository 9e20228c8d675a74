// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_sheet.hpp"

#include "base/plain_text.hpp"
#include "base/written_number.hpp"
#include "input/formats/csv_rows.hpp"
#include "input/formats/odd_cells.hpp"
#include "input/sheets/find_header.hpp"
#include "input/sheets/merged_cells.hpp"
#include "input/sheets/tables_beside.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/plain_word.hpp>
#include <hinterland/base/text_fill.hpp>

#include <cpl_conv.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

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

/// Rows of a spreadsheet as texts, whatever their first row is.
std::unique_ptr<GDALDataset> open_rows(const std::string& path, const char* headers) {
  static std::once_flag once;
  std::call_once(once, [] { GDALAllRegister(); });
  std::vector<std::unique_ptr<CPLConfigOptionSetter>> options;
  for (const std::string driver : {"XLSX", "ODS", "XLS"}) {
    options.push_back(std::make_unique<CPLConfigOptionSetter>(
        ("OGR_" + driver + "_HEADERS").c_str(), headers, false));
    const bool disabled = std::string(headers) == "DISABLE";
    if (!disabled) continue;
    options.push_back(std::make_unique<CPLConfigOptionSetter>(
        ("OGR_" + driver + "_FIELD_TYPES").c_str(), "STRING", false));
  }
  const CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
  std::unique_ptr<GDALDataset> opened(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  for (int i = 0; opened && i < opened->GetLayerCount(); ++i) {
    opened->GetLayer(i)->GetLayerDefn();  // where the driver looks at the options
  }
  return opened;
}

std::vector<SheetRow> rows_of(OGRLayer& layer) {
  std::vector<SheetRow> rows;
  for (const auto& feature : layer) {
    SheetRow row;
    for (int i = 0; i < feature->GetFieldCount(); ++i) {
      row.emplace_back(feature->IsFieldSetAndNotNull(i) != 0 ? feature->GetFieldAsString(i) : "");
    }
    // The number of the row in the sheet: blank ones above may be missing among the features.
    const auto at = static_cast<std::size_t>(std::max<GIntBig>(1, feature->GetFID()));
    if (rows.size() + 1 < at && at < 10'000'000) rows.resize(at - 1);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<SheetRow> first_of(const std::vector<SheetRow>& rows) {
  constexpr std::size_t most = 30;
  return {rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(most, rows.size()))};
}

/// Whether GDAL takes the same names for those of the columns.
bool gdal_names(const std::string& path, const std::string& sheet, const SheetHeader& header) {
  const auto opened = open_rows(path, "AUTO");
  OGRLayer* layer = opened ? opened->GetLayerByName(sheet.c_str()) : nullptr;
  if (layer == nullptr) return false;
  const OGRFeatureDefn& fields = *layer->GetLayerDefn();
  for (int i = 0; i < fields.GetFieldCount(); ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (at >= header.names.size()) return false;
    if (header.names[at] != fields.GetFieldDefn(i)->GetNameRef()) return false;
  }
  return true;
}

bool ends_like(const std::string& path, std::initializer_list<const char*> endings) {
  const std::string word = plain_word(path);
  return std::ranges::any_of(endings, [&](const char* end) { return word.ends_with(end); });
}

}  // namespace

namespace {

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

bool is_workbook(const std::string& path) {
  return ends_like(path, {".xlsx", ".xlsm", ".ods", ".xls"});
}

namespace {

/// A sheet of a workbook.
struct Sheet {
  std::string name;
  SheetHeader header;
  std::vector<SheetRow> rows;
  std::vector<MergedColumn> merged;
  bool is_mended = false;  ///< its rows are not those that GDAL reads
};

/// The sheets that may be meant.
std::vector<Sheet> sheets_of(GDALDataset& opened, const std::string& path,
                             const std::string& asked) {
  const auto odd = odd_cells(path, asked);
  std::vector<Sheet> found;
  for (OGRLayer* layer : opened.GetLayers()) {
    Sheet sheet;
    sheet.name = layer->GetName();
    if (!asked.empty() && asked != sheet.name) continue;
    sheet.rows = rows_of(*layer);
    const auto cells = odd.find(sheet.name);
    if (cells != odd.end()) mend_rows(sheet.rows, cells->second.patches);
    sheet.header = find_header(first_of(sheet.rows));
    if (!sheet.header.found) continue;
    if (cells != odd.end()) {
      sheet.merged = fill_merged(sheet.rows, sheet.header, cells->second.merged);
      sheet.is_mended = !sheet.merged.empty() || !cells->second.patches.empty();
    }
    found.push_back(std::move(sheet));
  }
  // A sheet of explanations has a widest row as well, but no names that we know.
  const auto is_strange = [](const Sheet& one) { return !one.header.is_known; };
  if (found.size() > 1 && !std::ranges::all_of(found, is_strange)) {
    std::erase_if(found, is_strange);
  }
  return found;
}

}  // namespace

std::optional<PlainSheet> plain_sheet(const std::string& path, const std::string& sheet,
                                      const std::string& shown) {
  const auto opened = open_rows(path, "DISABLE");
  if (!opened) return std::nullopt;
  const std::vector<Sheet> found = sheets_of(*opened, path, sheet);
  if (found.size() != 1) return std::nullopt;
  const Sheet& chosen = found.front();
  refuse_tables_beside(chosen.header, shown);
  const TextDecoder decoder("UTF-8");
  RecordRows records(chosen.header, decoder, true);
  for (std::size_t row = chosen.header.records_from; row < chosen.rows.size(); ++row) {
    records.take(Cells(chosen.rows[row].begin(), chosen.rows[row].end()), row + 1);
  }
  const bool is_only = !sheet.empty() || opened->GetLayerCount() == 1;
  if (is_only && !chosen.is_mended && chosen.header.is_plain() && records.is_plain() &&
      gdal_names(path, chosen.name, chosen.header))
    return std::nullopt;
  PlainSheet plain = records.sheet(shown);
  plain.name = chosen.name;
  plain.is_spreadsheet = true;
  plain.merged = chosen.merged;
  if (!is_only) {
    plain.said.insert(
        plain.said.begin(),
        {fmt::format("sheet '{}' is read, the only one with names of columns that are "
                     "known (change with layer = \"…\")",
                     chosen.name),
         fmt::format("读取工作表“{}”，只有它的表头可识别（可用 layer = \"…\" 更改）",
                     chosen.name)});
  }
  return plain;
}

}  // namespace hinterland
