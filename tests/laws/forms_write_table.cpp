// SPDX-License-Identifier: Apache-2.0
#include "forms_bytes.hpp"
#include "forms_crs.hpp"
#include "forms_write.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace hinterland::forms {

namespace {

using Row = std::vector<std::string>;

std::string with_thousands(double metres) {
  const std::string digits = fmt::format("{:.4f}", metres);
  std::string text;
  const std::size_t whole = digits.find('.');
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text + digits.substr(whole);
}

std::string in_dms(double degrees, bool is_latitude) {
  const auto hundred_thousandths = static_cast<long long>(std::llround(degrees * 3600.0 * 1e5));
  const long long minutes = hundred_thousandths / 6'000'000;
  return fmt::format("{}°{:02}′{:08.5f}″{}", minutes / 60, minutes % 60,
                     static_cast<double>(hundred_thousandths % 6'000'000) / 1e5,
                     is_latitude ? "N" : "E");
}

/// GDAL 3.9 has a precision for each axis; earlier versions have one for all.
template <class Options>
void set_precision(Options& options, int digits) {
  if constexpr (requires { options.precision; }) {
    options.precision = digits;
  } else {
    options.xyPrecision = digits;
  }
}

/// The place of a record as one or two cells.
Row place_cells(const Draft& draft, const DraftRecord& record) {
  const auto shape = shape_in_file(draft, record.shape.get());
  if (draft.place_in == PlaceIn::wkt) {
    if (!shape) return {""};
    OGRWktOptions options;
    options.variant = wkbVariantIso;
    set_precision(options, 16);
    return {shape->exportToWkt(options)};
  }
  if (!shape) return {"", ""};
  const OGRPoint& point = *shape->toPoint();
  Row cells = {coordinate_text(point.getX(), draft.coordinate_text, draft.swap_axes),
               coordinate_text(point.getY(), draft.coordinate_text, !draft.swap_axes)};
  if (draft.latitude_first) std::reverse(cells.begin(), cells.end());
  if (draft.coordinates_twice) cells.insert(cells.end(), {"0.5", "0.5"});
  return cells;
}

Row header_of(const Draft& draft) {
  Row header;
  for (const DraftColumn& column : draft.columns) header.push_back(column.name);
  if (draft.place_in == PlaceIn::wkt) {
    header.push_back(draft.x_name);
  } else {
    header.push_back(draft.latitude_first ? draft.y_name : draft.x_name);
    header.push_back(draft.latitude_first ? draft.x_name : draft.y_name);
    if (draft.coordinates_twice) header.insert(header.end(), {draft.x_name, draft.y_name});
  }
  return header;
}

std::string csv_cell(const Draft& draft, const std::string& text) {
  const bool needed = text.find(draft.delimiter) != std::string::npos ||
                      text.find_first_of("\"\r\n") != std::string::npos;
  if (!draft.quoted && !needed) return text;
  std::string doubled;
  for (const char c : text) doubled += c == '"' ? std::string("\"\"") : std::string(1, c);
  return '"' + doubled + '"';
}

std::string xml(const std::string& text) {
  std::string escaped;
  static const std::map<char, std::string> entities = {
      {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}};
  for (const char c : text) {
    const auto found = entities.find(c);
    escaped += found == entities.end() ? std::string(1, c) : found->second;
  }
  return escaped;
}

std::string cell_name(std::size_t row, std::size_t column) {
  return fmt::format("{}{}", static_cast<char>('A' + column), row + 1);
}

bool is_plain_number(const std::string& text) {
  return !text.empty() && CPLGetValueType(text.c_str()) != CPL_VALUE_STRING;
}

}  // namespace

std::string coordinate_text(double value, CoordinateText form, bool is_latitude) {
  const std::string plain = fmt::format("{:.9f}", value);
  switch (form) {
    case CoordinateText::comma: {
      std::string text = plain;
      std::ranges::replace(text, '.', ',');
      return text;
    }
    case CoordinateText::dms:
      return in_dms(value, is_latitude);
    case CoordinateText::degree_sign:
      return plain + "°";
    case CoordinateText::thousands:
      return with_thousands(value);
    case CoordinateText::point:
      break;
  }
  return plain;
}

std::vector<std::vector<std::string>> rows_of(const Draft& draft) {
  std::vector<Row> rows;
  const Row header = header_of(draft);
  rows.insert(rows.end(), draft.rows_above.begin(), draft.rows_above.end());
  rows.push_back(header);
  rows.insert(rows.end(), draft.rows_below.begin(), draft.rows_below.end());
  for (Row& row : rows) row.resize(header.size());
  for (const DraftRecord& record : draft.records) {
    Row row = record.cells;
    for (std::string& cell : place_cells(draft, record)) row.push_back(std::move(cell));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string csv_of(const Draft& draft) {
  std::string text;
  for (const Row& row : rows_of(draft)) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) text += draft.delimiter;
      text += csv_cell(draft, row[c]);
    }
    text += "\r\n";
  }
  return text;
}

// The minimal workbook that Excel itself would write. Source: ECMA-376 part 1, 18.3 and 18.4.
std::string xlsx_of(const Draft& draft) {
  const auto rows = rows_of(draft);
  const std::size_t first_record = rows.size() - draft.records.size();
  std::string sheet;
  std::string strings;
  std::size_t string_count = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    sheet += fmt::format("<row r=\"{}\">", r + 1);
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const std::string& text = rows[r][c];
      const bool typed = !draft.all_text &&
                         (c >= draft.columns.size() || draft.columns[c].storage != Storage::text);
      if (text.empty()) continue;
      if (r >= first_record && typed && is_plain_number(text)) {
        sheet += fmt::format("<c r=\"{}\"><v>{}</v></c>", cell_name(r, c), text);
      } else {
        sheet += fmt::format("<c r=\"{}\" t=\"s\"><v>{}</v></c>", cell_name(r, c), string_count++);
        strings += "<si><t>" + xml(text) + "</t></si>";
      }
    }
    sheet += "</row>";
  }
  const std::string start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const std::string main = "\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string package = "http://schemas.openxmlformats.org/package/2006/";
  const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  return zipped(
      {{"[Content_Types].xml",
        start + "<Types xmlns=\"" + package + "content-types\"><Default Extension=\"rels\" " +
            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
            "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type +
            "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" +
            type + "worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" +
            type + "sharedStrings+xml\"/></Types>"},
       {"_rels/.rels", start + "<Relationships xmlns=\"" + package +
                           "relationships\"><Relationship Id=\"rId1\" Type=\"" + office +
                           "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
       {"xl/workbook.xml", start + "<workbook xmlns=" + main + " xmlns:r=\"" + office +
                               "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>" +
                               "</sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        start + "<Relationships xmlns=\"" + package +
            "relationships\"><Relationship Id=\"rId1\" Type=\"" + office +
            "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" +
            office + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"},
       {"xl/sharedStrings.xml", start + "<sst xmlns=" + main + ">" + strings + "</sst>"},
       {"xl/worksheets/sheet1.xml",
        start + "<worksheet xmlns=" + main + "><sheetData>" + sheet + "</sheetData></worksheet>"}},
      true);
}

}  // namespace hinterland::forms
