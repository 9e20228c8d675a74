// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/workbook.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/written_number.hpp"
#include "input/files/gdal_file.hpp"
#include "input/files/markup.hpp"
#include "input/files/zip_archive.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

std::string in_zip(const std::string& path, const std::string& entry) {
  return all_bytes("/vsizip/{" + path + "}/" + entry);
}

WorkbookParts workbook_parts(const std::string& path) {
  WorkbookParts parts;
  std::map<std::string, std::string, std::less<>> targets;
  const auto nothing = [](std::string_view) {};
  const auto entry_of = [](std::string_view target) {
    const bool is_absolute = target.starts_with('/');
    return is_absolute ? std::string(target.substr(1)) : "xl/" + std::string(target);
  };
  walk_xml(in_zip(path, "xl/_rels/workbook.xml.rels"),
           {[&](const XmlTag& tag) {
              if (tag.name != "Relationship") return;
              const std::string entry = entry_of(tag.attribute("Target"));
              if (tag.attribute("Type").ends_with("/sharedStrings")) parts.shared_texts = entry;
              if (tag.attribute("Type").ends_with("/styles")) parts.styles = entry;
              targets.emplace(tag.attribute("Id"), entry);
            },
            nothing, nothing});
  const std::string workbook = in_zip(path, "xl/workbook.xml");
  walk_xml(workbook,
           {[&](const XmlTag& tag) {
              const auto target = targets.find(tag.attribute("r:id"));
              if (tag.name != "sheet" || target == targets.end()) return;
              parts.sheets.push_back({std::string(tag.attribute("name")), target->second});
            },
            nothing, nothing});
  parts.is_to_be_calculated = workbook.find("fullCalcOnLoad=\"1\"") != workbook.npos;
  return parts;
}

std::optional<CellPlace> cell_place(std::string_view text) {
  CellPlace place;
  std::size_t letters = 0;
  for (; letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z'; ++letters)
    place.column = place.column * 26 + static_cast<std::size_t>(text[letters] - 'A' + 1);
  const std::size_t row = number_of(text.substr(letters), 0);
  if (letters == 0 || letters > 3 || row == 0) return std::nullopt;
  --place.column;
  place.row = row - 1;
  return place;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t number = column + 1; number > 0; number = (number - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (number - 1) % 26));
  return letters;
}

std::string place_text(CellPlace place) {
  return column_letters(place.column) + std::to_string(place.row + 1);
}

std::size_t number_of(std::string_view digits, std::size_t otherwise) {
  std::size_t number = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

namespace {

/// A condition: [>=1].
struct Comparison {
  std::string sign;
  double number = 0.0;

  bool holds(double value) const {
    if (sign == "=") return value == number;
    if (sign == "<>") return value != number;
    if (sign == "<") return value < number;
    if (sign == "<=") return value <= number;
    return sign == ">" ? value > number : value >= number;
  }
};

/// A section of a format, between two semicolons.
struct Section {
  std::optional<Comparison> condition;
  std::string words;
  bool shows_number = false;  ///< or a date, or the text itself

  bool has_words() const {
    const auto is_letter = [](char c) { return is_ascii_letter(c) || is_beyond_ascii(c); };
    return !shows_number && std::ranges::any_of(words, is_letter);
  }
};

/// The condition [=1]; none for [Red] and [$-804].
std::optional<Comparison> comparison_in(std::string_view bracket) {
  const std::size_t end = std::min(bracket.find_first_not_of("<>="), bracket.size());
  const auto number = parse_number(bracket.substr(end));
  if (end == 0 || !number) return std::nullopt;
  return Comparison{std::string(bracket.substr(0, end)), *number};
}

std::vector<Section> sections_of(std::string_view format) {
  std::vector<Section> sections(1);
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    Section& section = sections.back();
    if (c == ';') {
      sections.emplace_back();
    } else if (c == '"' || c == '[') {
      const std::size_t end = std::min(format.find(c == '"' ? '"' : ']', i + 1), format.size());
      const std::string_view inside = format.substr(i + 1, end - i - 1);
      if (c == '"') section.words += inside;
      if (c == '[' && !section.condition) section.condition = comparison_in(inside);
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      if (c == '\\' && i + 1 < format.size()) section.words += format[i + 1];
      ++i;
    } else {
      const bool is_placeholder =
          is_ascii_letter(c) || is_ascii_digit(c) || c == '#' || c == '?' || c == '@';
      section.shows_number = section.shows_number || is_placeholder;
      section.words += c;
    }
  }
  return sections;
}

/// The section that applies to a number; null if none does.
const Section* section_for(const std::vector<Section>& sections, double number) {
  const std::size_t count = std::min<std::size_t>(sections.size(), 3);  // the fourth is for text
  const bool has_conditions =
      std::any_of(sections.begin(), sections.begin() + static_cast<std::ptrdiff_t>(count),
                  [](const Section& one) { return one.condition.has_value(); });
  for (std::size_t i = 0; i < count; ++i) {
    const Section& section = sections[i];
    if (section.condition) {
      if (section.condition->holds(number)) return &section;
      continue;
    }
    const bool is_last = i + 1 == count;
    const bool of_positive = i == 0 && (count == 2 ? number >= 0.0 : number > 0.0);
    const bool applies = is_last ? has_conditions || count != 2 || number < 0.0
                                 : of_positive || (i == 1 && number < 0.0);
    if (applies) return &section;
  }
  return nullptr;
}

}  // namespace

std::optional<std::string> words_shown(std::string_view format, double number) {
  const std::vector<Section> sections = sections_of(format);
  const Section* section = section_for(sections, number);
  if (section == nullptr || !section->has_words()) return std::nullopt;
  const bool is_count = number == 0.0 &&
                        std::ranges::count_if(sections, &Section::has_words) == 1 &&
                        std::ranges::any_of(sections, &Section::shows_number);
  if (is_count) return std::nullopt;
  return std::string(without_blanks(section->words));
}

bool may_show_words(std::string_view format) {
  return std::ranges::any_of(sections_of(format), &Section::has_words);
}

namespace {

/// Counts of the cells of a column.
struct ColumnCells {
  std::size_t filled = 0;
  std::size_t formulas = 0;
  std::size_t unknown = 0;  ///< formulas without a value
  std::size_t zeros = 0;    ///< formulas whose value is 0
  std::string first;        ///< first cell without a value, else first formula
};
using Columns = std::map<std::size_t, ColumnCells>;

/// A cell of a sheet.
struct Cell {
  std::string letters;
  std::size_t row = 0;
  bool is_formula = false;
  std::string formula;
  bool is_known = false;  ///< a value is stored, possibly an empty text
  std::string value;
};

std::size_t column_number(std::string_view letters) {
  std::size_t number = 0;
  for (const char c : letters) number = number * 26 + static_cast<std::size_t>(c - 'A' + 1);
  return number - 1;
}

/// Whether the cell sums the rows above in its own column, as SUM(D2:D10) in column D: a total, not
/// a record.
bool sums_its_column(const Cell& cell) {
  if (cell.formula.find("SUM(") == std::string::npos &&
      cell.formula.find("SUBTOTAL(") == std::string::npos)
    return false;
  std::string word;
  for (const char c : cell.formula + " ") {
    const bool is_letter = is_ascii_capital(c);
    const bool is_digit = is_ascii_digit(c);
    if (is_digit && word == cell.letters) return true;
    if (c != '$') word = is_letter ? word + c : std::string();
  }
  return false;
}

void add(Columns& columns, const Cell& cell) {
  if (cell.letters.empty() || (!cell.is_formula && !cell.is_known)) return;
  ColumnCells& column = columns[column_number(cell.letters)];
  ++column.filled;
  if (!cell.is_formula || sums_its_column(cell)) return;
  if (column.formulas++ == 0 || (!cell.is_known && column.unknown == 0))
    column.first = cell.letters + std::to_string(cell.row);
  if (!cell.is_known) ++column.unknown;
  if (cell.is_known && cell.value == "0") ++column.zeros;
}

/// ECMA-376 part 1, 18.3.1.4: a cell <c>, its formula <f> and value <v>.
Columns columns_of_xlsx(std::string_view sheet) {
  Columns columns;
  Cell cell;
  std::string text;
  bool is_text = false;
  walk_xml(sheet, {[&](const XmlTag& tag) {
                     text.clear();
                     if (tag.name == "f") cell.is_formula = true;
                     if (tag.name == "v" && is_text) cell.is_known = true;  // "" is a value
                     if (tag.name != "c") return;
                     const std::string_view place = tag.attribute("r");
                     const std::size_t digits = place.find_first_of("0123456789");
                     cell = {};
                     cell.letters = place.substr(0, digits);
                     if (digits != place.npos) cell.row = number_of(place.substr(digits), 0);
                     is_text = tag.attribute("t") == "str";
                   },
                   [&](std::string_view name) {
                     if (name == "f") cell.formula = text;
                     if (name == "v") cell.value = text;
                     if (name == "v" || name == "t") cell.is_known = cell.is_known || !text.empty();
                     if (name == "c") add(columns, cell);
                   },
                   [&](std::string_view piece) { text += piece; }});
  return columns;
}

/// OpenDocument 1.2 part 1, 9.1.4: a cell with its formula and value as attributes.
Cell ods_cell(const XmlTag& tag, std::size_t column, std::size_t row) {
  Cell cell;
  cell.letters = column_letters(column);
  cell.row = row;
  cell.is_formula = tag.has("table:formula");
  cell.formula = tag.attribute("table:formula");
  cell.value = tag.attribute("office:value");
  for (const char* name : {"office:value", "office:string-value", "office:date-value",
                           "office:time-value", "office:boolean-value"})
    cell.is_known = cell.is_known || tag.has(name);
  const bool is_text = tag.attribute("office:value-type") == "string";  // may be empty
  cell.is_known = cell.is_known || (is_text && cell.is_formula);
  return cell;
}

/// The tables of an .ods with their names and columns.
std::vector<std::pair<std::string, Columns>> tables_of_ods(std::string_view content) {
  std::vector<std::pair<std::string, Columns>> tables;
  Cell cell;
  std::size_t row = 1;
  std::size_t rows = 1;
  std::size_t column = 0;
  walk_xml(content, {[&](const XmlTag& tag) {
                       if (tag.name == "table") {
                         tables.emplace_back(tag.attribute("table:name"), Columns{});
                         row = 1;
                       }
                       if (tag.name == "table-row") {
                         rows = number_of(tag.attribute("table:number-rows-repeated"), 1);
                         column = 0;
                       }
                       if (tag.name != "table-cell" && tag.name != "covered-table-cell") return;
                       cell = ods_cell(tag, column, row);
                       column += number_of(tag.attribute("table:number-columns-repeated"), 1);
                     },
                     [&](std::string_view name) {
                       if (name == "table-row") row += rows;
                       if (name == "table-cell" && !tables.empty()) add(tables.back().second, cell);
                     },
                     [&](std::string_view text) {
                       cell.is_known = cell.is_known || text.find_first_not_of(" \n") != text.npos;
                     }});
  return tables;
}

/// The sheets of an .xlsx with their names and columns.
std::vector<std::pair<std::string, Columns>> sheets_of_xlsx(const std::string& path,
                                                            const WorkbookParts& parts,
                                                            const std::string& sheet) {
  std::vector<std::pair<std::string, Columns>> sheets;
  for (const WorkbookSheet& part : parts.sheets) {
    if (sheet.empty() || part.name == sheet)
      sheets.emplace_back(part.name, columns_of_xlsx(in_zip(path, part.entry)));
  }
  return sheets;
}

}  // namespace

std::vector<SheetFormulas> formulas_without_values(const std::string& path,
                                                   const std::string& sheet) {
  std::vector<SheetFormulas> found;
  if (unpacked_size(path) > unpack_limit()) return found;
  const WorkbookParts parts = workbook_parts(path);
  const bool is_ods = parts.sheets.empty();
  auto sheets =
      is_ods ? tables_of_ods(in_zip(path, "content.xml")) : sheets_of_xlsx(path, parts, sheet);
  std::erase_if(sheets, [&](const auto& one) {
    return one.second.empty() || (!sheet.empty() && one.first != sheet);
  });
  if (sheets.size() != 1) return found;
  constexpr std::size_t min_count = 3;  // fewer zeros may be genuine results
  for (const auto& [column, cells] : sheets.front().second) {
    const bool all_zero = parts.is_to_be_calculated && cells.zeros >= min_count &&
                          cells.zeros + cells.unknown == cells.formulas;
    const std::size_t without = cells.unknown + (all_zero ? cells.zeros : 0);
    if (without > 0)
      found.push_back(
          {column, column_letters(column), without, cells.filled, cells.first, all_zero || is_ods});
  }
  return found;
}

}  // namespace hinterland
