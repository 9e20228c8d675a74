// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/workbook_sheet.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "input/files/gdal_setup.hpp"
#include "input/sheets/misread_cells.hpp"
#include "input/sheets/sheet_header.hpp"
#include "input/sheets/sheet_records.hpp"
#include "input/sheets/workbook.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace hinterland {

namespace {

using Cells = std::vector<std::string_view>;

/// Opens a workbook with all cells as text, without interpreting a header row.
std::unique_ptr<GDALDataset> open_rows(const std::string& path, const char* headers) {
  register_drivers();
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
    opened->GetLayer(i)->GetLayerDefn();  // the driver reads the options here
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
    // The feature id is the row number of the sheet; GDAL omits blank rows at the top.
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

/// Whether GDAL detects the same column names.
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

}  // namespace

bool is_workbook(const std::string& path) {
  return ends_with_one_of(plain_word(path), {".xlsx", ".xlsm", ".ods", ".xls"});
}

namespace {

/// A sheet of a workbook.
struct Sheet {
  std::string name;
  SheetHeader header;
  std::vector<SheetRow> rows;
  std::vector<MergedColumn> merged;
  bool is_corrected = false;  ///< its rows differ from those that GDAL reads
};

/// The sheets that may be meant: those with a header.
std::vector<Sheet> sheets_of(GDALDataset& opened, const std::string& path,
                             const std::string& layer_name) {
  const auto unusual = misread_cells(path, layer_name);
  std::vector<Sheet> found;
  for (OGRLayer* layer : opened.GetLayers()) {
    Sheet sheet;
    sheet.name = layer->GetName();
    if (!layer_name.empty() && layer_name != sheet.name) continue;
    sheet.rows = rows_of(*layer);
    const auto cells = unusual.find(sheet.name);
    if (cells != unusual.end()) correct_rows(sheet.rows, cells->second.patches);
    sheet.header = find_header(first_of(sheet.rows));
    if (!sheet.header.found) continue;
    if (cells != unusual.end()) {
      sheet.merged = fill_merged(sheet.rows, sheet.header, cells->second.merged);
      sheet.is_corrected = !sheet.merged.empty() || !cells->second.patches.empty();
    }
    found.push_back(std::move(sheet));
  }
  // A sheet of explanations may have a header row too, but without known column names.
  const auto is_strange = [](const Sheet& one) { return !one.header.is_known; };
  if (found.size() > 1 && !std::ranges::all_of(found, is_strange)) {
    std::erase_if(found, is_strange);
  }
  return found;
}

void take_rows(const Sheet& sheet, RecordRows& records) {
  for (std::size_t row = sheet.header.records_from; row < sheet.rows.size(); ++row) {
    records.take(Cells(sheet.rows[row].begin(), sheet.rows[row].end()), row + 1,
                 static_cast<std::int64_t>(row) + 1);
  }
}

/// The other sheets with the same column names.
std::vector<std::string> sheets_alike(GDALDataset& opened, const Sheet& chosen) {
  std::vector<std::string> alike;
  for (OGRLayer* layer : opened.GetLayers()) {
    if (chosen.name == layer->GetName()) continue;
    const SheetHeader header = find_header(first_of(rows_of(*layer)));
    if (header.found && header.names == chosen.header.names) alike.emplace_back(layer->GetName());
  }
  return alike;
}

/// Concatenates the sheets with the same column names; of several such groups, the largest.
std::optional<PlainSheet> joined_sheets(const std::vector<Sheet>& sheets, const std::string& path,
                                        const std::string& shown) {
  std::vector<const Sheet*> most;
  for (const Sheet& first : sheets) {
    std::vector<const Sheet*> group;
    for (const Sheet& sheet : sheets) {
      if (sheet.header.names == first.header.names) group.push_back(&sheet);
    }
    if (group.size() > most.size()) most = group;
  }
  if (most.empty()) return std::nullopt;
  const TextDecoder decoder("UTF-8");
  PlainSheet joined;
  for (const Sheet* sheet : most) {
    refuse_adjacent_tables(sheet->header, shown);
    RecordRows records(sheet->header, decoder, true);
    take_rows(*sheet, records);
    const PlainSheet one = records.sheet(shown);
    if (sheet == most.front()) {
      joined = one;
      joined.merged = sheet->merged;
      joined.notes.clear();
    } else {
      joined.csv += one.csv.substr(one.csv.find('\n') + 1);  // without the header line
      joined.mismatches.insert(joined.mismatches.end(), one.mismatches.begin(),
                               one.mismatches.end());
      joined.merged.insert(joined.merged.end(), sheet->merged.begin(), sheet->merged.end());
      std::ranges::copy(formulas_without_values(path, sheet->name),
                        std::back_inserter(joined.formulas));
    }
    for (const Text& notes : one.notes)
      joined.notes.push_back(filled_text("sheet '{}': {}", "工作表“{}”：{}", sheet->name, notes));
    joined.alike.push_back(sheet->name);
  }
  joined.features.clear();  // the same rows of several sheets
  joined.name = most.front()->name;
  joined.is_spreadsheet = true;
  return joined;
}

}  // namespace

std::optional<PlainSheet> plain_sheet(const std::string& path, const std::string& sheet,
                                      const std::string& shown) {
  const auto opened = open_rows(path, "DISABLE");
  if (!opened) return std::nullopt;
  const bool takes_all = sheet == "*";
  const std::vector<Sheet> found = sheets_of(*opened, path, takes_all ? "" : sheet);
  if (takes_all) return joined_sheets(found, path, shown);
  if (found.size() != 1) return std::nullopt;
  const Sheet& chosen = found.front();
  refuse_adjacent_tables(chosen.header, shown);
  const TextDecoder decoder("UTF-8");
  RecordRows records(chosen.header, decoder, true);
  take_rows(chosen, records);
  const bool is_only = !sheet.empty() || opened->GetLayerCount() == 1;
  if (is_only && !chosen.is_corrected && chosen.header.is_plain() && records.is_plain() &&
      gdal_names(path, chosen.name, chosen.header))
    return std::nullopt;
  PlainSheet plain = records.sheet(shown);
  plain.name = chosen.name;
  plain.is_spreadsheet = true;
  plain.merged = chosen.merged;
  plain.alike = sheets_alike(*opened, chosen);
  if (!is_only) {
    plain.notes.insert(
        plain.notes.begin(),
        {fmt::format(
             "sheet '{}' is read, the only one with known column names (change with layer = \"…\")",
             chosen.name),
         fmt::format("读取工作表“{}”，只有它的表头可识别（可用 layer = \"…\" 更改）",
                     chosen.name)});
  }
  return plain;
}

}  // namespace hinterland
