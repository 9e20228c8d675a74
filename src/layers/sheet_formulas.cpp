// SPDX-License-Identifier: Apache-2.0
#include "layers/sheet_formulas.hpp"

#include "layers/gdal_archive.hpp"
#include "layers/gdal_file.hpp"
#include "layers/unpack_limit.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/text_fill.hpp>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

/// The cells of a column.
struct ColumnCells {
  std::size_t filled = 0;
  std::size_t unknown = 0;  ///< of these, formulas without a value
  std::size_t zeros = 0;    ///< of these, formulas whose value is 0
  std::string first;        ///< the first of the formulas: D2
};
using Columns = std::map<std::string, ColumnCells>;

std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string mark = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(mark);
  if (at == tag.npos) return {};
  const std::size_t first = at + mark.size();
  return tag.substr(first, std::min(tag.find('"', first), tag.size()) - first);
}

using TakeElement = std::function<void(std::string_view tag, std::string_view content)>;

/// Calls `take` for each element of this name, of those that hold none of their own.
void for_each_element(std::string_view xml, const std::string& name, const TakeElement& take) {
  const std::string begin = "<" + name;
  const std::string end = "</" + name + ">";
  for (std::size_t at = xml.find(begin); at != xml.npos; at = xml.find(begin, at + 1)) {
    const std::size_t behind = at + begin.size();
    const std::size_t close = xml.find('>', at);
    if (close == xml.npos) return;
    if (xml[behind] != ' ' && xml[behind] != '>' && xml[behind] != '/') continue;
    const std::string_view tag = xml.substr(at, close + 1 - at);
    if (tag.ends_with("/>")) {
      take(tag, {});
      continue;
    }
    const std::size_t last = std::min(xml.find(end, close), xml.size());
    take(tag, xml.substr(close + 1, last - close - 1));
    at = last;
  }
}

std::string column_letters(std::size_t number) {
  std::string letters;
  for (; number > 0; number = (number - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (number - 1) % 26));
  return letters;
}

void add_cell(Columns& columns, const std::string& place, bool is_formula, std::string_view value) {
  ColumnCells& column = columns[place.substr(0, place.find_first_of("0123456789"))];
  ++column.filled;
  if (!is_formula) return;
  if (column.first.empty()) column.first = place;
  if (value.empty()) ++column.unknown;
  if (value == "0") ++column.zeros;
}

/// ECMA-376 part 1, 18.3.1.4: a cell <c>, its formula <f> and value <v>.
Columns columns_of_xlsx(std::string_view sheet) {
  Columns columns;
  for_each_element(sheet, "c", [&](std::string_view tag, std::string_view content) {
    if (content.empty()) return;
    std::string value;
    for_each_element(content, "v", [&](auto, std::string_view text) { value = text; });
    const bool is_formula = content.find("<f") != content.npos;
    add_cell(columns, std::string(attribute(tag, "r")), is_formula, value);
  });
  return columns;
}

/// How many cells an element stands for: 1 where it does not say.
std::size_t repetitions(std::string_view number) {
  constexpr std::size_t most_columns = 16'384;
  std::size_t count = 1;
  std::from_chars(number.data(), number.data() + number.size(), count);
  return std::clamp<std::size_t>(count, 1, most_columns);
}

/// OpenDocument 1.2 part 1, 9.1.4: a cell with its formula and value as attributes.
Columns columns_of_ods(std::string_view table) {
  Columns columns;
  std::size_t row = 0;
  for_each_element(table, "table:table-row", [&](std::string_view, std::string_view cells) {
    ++row;
    std::size_t column = 0;
    for_each_element(cells, "table:table-cell", [&](std::string_view tag, std::string_view text) {
      const std::string letters = column_letters(column + 1);
      column += repetitions(attribute(tag, "table:number-columns-repeated"));
      const bool is_formula = tag.find(" table:formula=") != tag.npos;
      const bool has_value =
          tag.find(" office:value=") != tag.npos || tag.find(" office:string-value=") != tag.npos ||
          tag.find(" office:date-value=") != tag.npos || text.find("<text:p>") != text.npos;
      if (!is_formula && !has_value) return;
      const std::string_view value = attribute(tag, "office:value");
      const std::string_view text_or_date = has_value && value.empty() ? "text" : value;
      add_cell(columns, letters + std::to_string(row), is_formula, text_or_date);
    });
  });
  return columns;
}

std::string in_zip(const std::string& path, const std::string& entry) {
  return all_bytes("/vsizip/{" + path + "}/" + entry);
}

/// The texts of the sheet of this name, or of all sheets.
std::vector<std::string> sheets_of_xlsx(const std::string& path, std::string_view workbook,
                                        const std::string& sheet) {
  const std::string relations = in_zip(path, "xl/_rels/workbook.xml.rels");
  std::vector<std::string> texts;
  for_each_element(workbook, "sheet", [&](std::string_view tag, std::string_view) {
    if (!sheet.empty() && attribute(tag, "name") != sheet) return;
    const std::string_view id = attribute(tag, "r:id");
    for_each_element(relations, "Relationship", [&](std::string_view relation, std::string_view) {
      if (attribute(relation, "Id") != id) return;
      const std::string target(attribute(relation, "Target"));
      texts.push_back(in_zip(path, target.starts_with('/') ? target.substr(1) : "xl/" + target));
    });
  });
  return texts;
}

void check(const Columns& columns, bool is_to_be_calculated, const std::string& shown) {
  constexpr std::size_t enough = 3;  // zeros that are chance no more
  for (const auto& [letters, column] : columns) {
    const bool all_zero = is_to_be_calculated && column.zeros >= enough;
    const std::size_t without = column.unknown + (all_zero ? column.zeros : 0);
    if (without == 0 || without * 2 + 1 < column.filled) continue;  // one is the name
    throw Error(filled_text(
        "cannot read '{}': {} cells of column {} are formulas whose values are not stored (the "
        "first is {}), and would be read as empty. Open it in Excel or LibreOffice and save it "
        "there, or write the values in place of the formulas.",
        "无法读取“{0}”：{2} 列有 {1} 个公式单元格没有存储计算结果（首个为 "
        "{3}），会被读成空值。请用 "
        "Excel 或 LibreOffice 打开后保存，或把公式改为数值。",
        shown, without, letters, column.first));
  }
}

}  // namespace

void refuse_formulas(const std::string& path, const std::string& sheet, const std::string& shown) {
  if (unpacked_size(path) > unpack_limit()) return;
  const std::string workbook = in_zip(path, "xl/workbook.xml");
  const bool is_to_be_calculated = workbook.find("fullCalcOnLoad=\"1\"") != workbook.npos;
  if (!workbook.empty()) {
    for (const std::string& text : sheets_of_xlsx(path, workbook, sheet))
      check(columns_of_xlsx(text), is_to_be_calculated, shown);
    return;
  }
  const std::string content = in_zip(path, "content.xml");
  for_each_element(content, "table:table", [&](std::string_view tag, std::string_view table) {
    const bool is_meant = sheet.empty() || attribute(tag, "table:name") == sheet;
    if (is_meant) check(columns_of_ods(table), false, shown);
  });
}

}  // namespace hinterland
