// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/sheet_header.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "base/written_number.hpp"
#include "input/notation/cell_angle.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/field_names.hpp"
#include "input/sheets/header_rows.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string_view>

namespace hinterland {

namespace {

std::size_t filled(const SheetRow& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row, [](auto& cell) { return !is_blank_cell(cell); }));
}

bool is_year(std::string_view cell) {
  const auto value = number_in_cell(cell).by_point;
  return value && cell.size() <= 8 && *value >= 1900.0 && *value <= 2100.0;
}

/// Whether the cell is a number, an angle or a geometry, which occur in records but not in column
/// names.
bool is_figure(std::string_view cell) {
  const NumberCell number = number_in_cell(cell);
  if (number.is_number()) return number.unit.family != UnitFamily::other && !is_year(cell);
  const std::string narrow = narrow_text(cell);
  const bool has_digits = std::ranges::any_of(narrow, is_ascii_digit);
  const std::string word = plain_word(narrow);
  const bool is_shape = word.starts_with("line") || word.starts_with("poly") ||
                        word.starts_with("multi") || word.starts_with("srid=");
  return has_digits && (is_shape || angle_in_cell(cell) || pair_in_cell(cell));
}

bool has_figures(const SheetRow& row) {
  return std::ranges::any_of(row, [](auto& cell) { return is_figure(cell); });
}

/// Placeholders in a row of units for columns without a unit.
bool is_no_unit(std::string_view cell) {
  static constexpr std::array<std::string_view, 7> words = {"-", "--", "—", "——", "/", "无", "."};
  return std::ranges::find(words, cell) != words.end();
}

bool is_unit_word(const std::string& cell) {
  const std::string word = plain_word(narrow_text(cell));
  return word == "-" || word == "/" || word == "—" || word == "无" ||
         field_label("x(" + word + ")").name == "x" || field_label("x" + word).name == "x";
}

/// Whether most non-empty cells are units: 人, (°), -. A row with 无 alone is not, since 无 is also
/// an answer below 自来水.
bool are_units(const SheetRow& row) {
  std::size_t units = 0;
  bool has_one = false;
  for (const std::string& cell : row) {
    if (is_blank_cell(cell) || !is_unit_word(cell)) continue;
    ++units;
    has_one = has_one || narrow_text(cell) != "无";
  }
  return has_one && units * 2 >= filled(row);
}

/// Whether the row numbers the columns: 1, 2, 3, … or 甲, 乙, 1, 2, ….
bool are_column_numbers(const SheetRow& row) {
  static const std::array<std::string_view, 6> stems = {"甲", "乙", "丙", "丁", "戊", "己"};
  double expected = 0.0;
  std::size_t numbers = 0;
  std::size_t letters = 0;
  for (const std::string& cell : row) {
    std::string word = narrow_text(cell);
    if (word.size() > 2 && word.front() == '(' && word.back() == ')') {
      word = word.substr(1, word.size() - 2);
    }
    if (word.empty()) continue;
    if (letters < stems.size() && numbers == 0 && word == stems[letters]) {
      ++letters;
      continue;
    }
    const auto value = number_in_cell(word).by_point;
    if (!value || (numbers == 0 && *value != 1.0) || (numbers > 0 && *value != expected)) {
      return false;
    }
    expected = *value + 1.0;
    ++numbers;
  }
  return numbers >= 4 || (numbers >= 2 && letters > 0);
}

/// The first record: a row that contains figures and is not a row of names.
std::size_t first_record(const std::vector<SheetRow>& rows, std::size_t width) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (filled(rows[i]) * 2 >= width && has_figures(rows[i]) && known_headers(rows[i]) < 2)
      return i;
  }
  return rows.size();
}

std::optional<std::size_t> row_of_names(const std::vector<SheetRow>& rows, std::size_t end,
                                        std::size_t width) {
  for (std::size_t i = 0; i < end; ++i) {
    if (known_headers(rows[i]) >= 2) return i;
  }
  std::optional<std::size_t> widest;
  for (std::size_t i = 0; i < end; ++i) {
    if (has_figures(rows[i]) || filled(rows[i]) * 2 < width || filled(rows[i]) == 0) continue;
    if (!widest || filled(rows[i]) > filled(rows[*widest])) widest = i;
  }
  return widest;
}

std::string line_of(std::size_t row) { return fmt::format("{}", row + 1); }

Text rows_together(std::size_t above, std::size_t below) {
  return {fmt::format("rows {} and {} together contain the column names", line_of(above),
                      line_of(below)),
          fmt::format("第{}行和第{}行合为表头", line_of(above), line_of(below))};
}

/// Adds the rows between the names and the records to the names.
void take_rows_below(const std::vector<SheetRow>& rows, std::size_t end, SheetHeader& header) {
  std::size_t row = header.first + 1;
  for (; row < rows.size(); ++row) {
    if (filled(rows[row]) == 0 && row < end) continue;
    const bool above_records = row < end;
    if (are_column_numbers(rows[row])) {
      header.notes.push_back(
          {fmt::format("row {} contains column numbers and is left out", line_of(row)),
           fmt::format("第{}行是列号，未作为记录", line_of(row))});
    } else if (above_records && are_units(rows[row])) {
      header.without_units = header.names;
      for (std::size_t i = 0; i < rows[row].size() && i < header.names.size(); ++i) {
        const std::string unit = narrow_text(rows[row][i]);
        const bool bracketed = unit.starts_with('(');
        if (!unit.empty() && !is_no_unit(unit))
          header.names[i] += bracketed ? unit : "(" + unit + ")";
      }
      header.notes.push_back({fmt::format("row {} contains the units of the columns", line_of(row)),
                              fmt::format("第{}行是各列的单位", line_of(row))});
    } else if (above_records && continues_below(header.names, rows[row]) &&
               !has_figures(rows[row])) {
      header.below = names_with_above(header.names, rows[row]);
      join_rows(header.names, rows[row]);
      header.notes.push_back(rows_together(header.first, row));
    } else if (above_records && known_headers(rows[row]) >= 2 && !has_figures(rows[row])) {
      header.notes.push_back(
          {fmt::format("row {} repeats the column names and is left out", line_of(row)),
           fmt::format("第{}行重复表头，未作为记录", line_of(row))});
    } else {
      break;
    }
  }
  header.records_from = row;
}

/// Whether the cell is a plain number: 370102001001 or 117.5. A fast test that excludes words.
bool is_plain_figure(std::string_view cell) {
  return std::ranges::all_of(cell, [](char c) { return is_ascii_digit(c) || c == '.'; });
}

bool is_total(std::string word) {
  constexpr std::size_t longest = 60;
  if (word.empty() || word.size() > longest) return false;
  std::erase(word, ' ');
  std::erase(word, ':');
  static const std::set<std::string, std::less<>> totals = {
      "合计",       "总计",     "小计",      "共计",   "总和",   "累计",   "总数",
      "平均",       "均值",     "平均值",    "平均数", "最大值", "最小值", "中位数",
      "其中",       "total",    "totals",    "sum",    "mean",   "median", "average",
      "grandtotal", "subtotal", "sub-total", "max",    "min",    "计"};
  return totals.contains(word) || word.ends_with("合计") || word.ends_with("总计") ||
         word.ends_with("小计") || word.ends_with("共计");
}

SheetRow without_end(SheetRow row) {
  while (!row.empty() && is_blank_cell(row.back())) row.pop_back();
  return row;
}

/// Whether the row repeats a row above the records, or its cells are the names of their columns:
/// the first cell, and half of all.
bool repeats_header(const SheetRow& row, const SheetHeader& header) {
  if (std::ranges::find(header.rows, without_end(row)) != header.rows.end()) return true;
  bool is_first = true;
  for (std::size_t i = 0; i < std::max(row.size(), header.names.size()); ++i) {
    const std::string name = narrow_text(cell_at(header.names, i));
    const std::string cell = narrow_text(cell_at(row, i));
    if (cell != name && (is_first || !cell.empty())) return false;
    is_first = is_first && name.empty();
  }
  return filled(row) * 2 >= filled(header.names);
}

}  // namespace

SheetHeader find_header(const std::vector<SheetRow>& rows) {
  SheetHeader header;
  std::size_t width = 0;
  for (const SheetRow& row : rows) width = std::max(width, filled(row));
  const std::size_t end = first_record(rows, width);
  const auto names = row_of_names(rows, end, width);
  if (!names) return header;
  header.found = true;
  header.first = *names;
  header.names = rows[*names];
  header.is_known = known_headers(rows[*names]) >= 2;
  if (*names > 0) header.below = names_with_above(rows[*names - 1], header.names);
  const bool is_joined = *names > 0 && take_row_above(rows[*names - 1], header.names);
  if (is_joined) {
    header.notes.push_back(rows_together(*names - 1, *names));
  } else if (*names > 0) {
    header.notes.push_back(
        {fmt::format("the column names are in row {}; the rows above it are left out",
                     line_of(*names)),
         fmt::format("第{}行为表头，其上各行未采用", line_of(*names))});
  }
  take_rows_below(rows, end, header);
  for (std::size_t i = 0; i < std::min(header.records_from, rows.size()); ++i) {
    if (filled(rows[i]) > 0) header.rows.push_back(without_end(rows[i]));
  }
  const auto add_words = [&](const SheetRow& row) {
    for (const std::string& cell : row) header.words.insert(plain_word(narrow_text(cell)));
  };
  add_words(header.names);
  std::ranges::for_each(header.rows, add_words);
  header.words.erase("");
  header.second_table = find_second_table(rows, header.names, header.first, header.records_from);
  return header;
}

RowKind kind_of_row(const std::vector<std::string_view>& row, const TextDecoder& decoder,
                    const SheetHeader& header) {
  std::size_t count = 0;
  std::array<std::string, 2> words;
  bool has_long_figure = false;  // a code or a coordinate, as in most records
  for (const std::string_view cell : row) {
    const bool surely = !cell.empty() && static_cast<unsigned char>(cell.front()) > ' ' &&
                        !is_beyond_ascii(cell.front());
    if (!surely && is_blank_cell(cell)) continue;
    const bool is_figure_alone = is_plain_figure(cell);
    has_long_figure = has_long_figure || (is_figure_alone && cell.size() > 4);
    if (count < words.size() && !is_figure_alone) {
      words[count] = plain_word(narrow_text(decoder.decode(cell)));
    }
    ++count;
  }
  if (count == 0) return RowKind::blank;
  if (is_total(words[0]) || is_total(words[1])) return RowKind::total;
  const bool is_remark = holds_one_of(words[0], {"注:", "备注", "说明:", "填表", "制表", "审核",
                                                 "来源", "负责人", "统计时间", "note", "source"});
  const auto is_name = [&](const std::string& word) {
    return !word.empty() && (header.words.contains(word) || is_known_word(word));
  };
  const bool may_be_names =
      header.found && !has_long_figure && (is_name(words[0]) || is_name(words[1]));
  if (count > 1 && !is_remark && !may_be_names) return RowKind::record;
  SheetRow cells;
  for (const std::string_view cell : row) cells.push_back(decoder.decode(cell));
  if (may_be_names && count > 1) {
    if (repeats_header(cells, header)) return RowKind::header;
    if (!has_figures(cells) && names_second_table(cells, header.names, header.words))
      return RowKind::second_header;
  }
  if ((count == 1 || is_remark) && header.names.size() > 2 && !has_figures(cells))
    return RowKind::note;
  return RowKind::record;
}

void refuse_adjacent_tables(const SheetHeader& header, const std::string& path) {
  const std::size_t column = header.second_table;
  if (column == 0) return;
  const bool is_after_gap = is_blank_cell(header.names[column - 1]);
  const Text why = is_after_gap ? Text("after an empty column", "中间隔着空列")
                                : Text("where the column names repeat", "列名从该处起重复");
  const Text way_out = is_after_gap
                           ? Text("remove the empty column", "请删去空列")
                           : Text("give its columns different names", "请给各列取不同的列名");
  throw Error(filled_text(
      "cannot read '{}': it contains two tables side by side, the second from column {} ('{}') on, "
      "{}. Move the second below the first, or to its own sheet or file; if it is one table, {}.",
      "无法读取“{}”：其中左右并排有两张表，第二张从第{}"
      "列（“{}”）开始，{}。请把第二张移到"
      "第一张下方，或移到单独的工作表或文件；如果是同一张表，{}。",
      path, column + 1, header.names[column], why, way_out));
}

}  // namespace hinterland
