// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/joined_names.hpp"

#include "input/notation/field_label.hpp"
#include "input/notation/field_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace hinterland {

namespace {

using Row = std::vector<std::string>;

/// Whether the cell is only a year: 2010, 2020年.
bool is_only_year(std::string_view cell) {
  const BareLabel label = bare_label(cell);
  return label.year != 0 && label.name.empty();
}

/// Joins 人口 above 户籍 and 常住 to 户籍人口, 常住人口.
std::string joined(const std::string& above, const std::string& below) {
  if (below.empty() || above == below) return above;
  if (above.empty() || is_known_header(below)) return below;
  if (is_known_header(below + above)) return below + above;
  if (is_known_header(above + below)) return above + below;
  if (field_label("x(" + below + ")").name == "x") return above + "(" + below + ")";
  return above + " " + below;
}

/// The cell above each column; a blank cell continues the one to its left.
Row merged_over(const Row& above, std::size_t columns) {
  Row over(columns);
  for (std::size_t i = 0; i < columns; ++i) {
    over[i] = cell_at(above, i);
    if (i > 0 && is_blank_cell(over[i])) over[i] = over[i - 1];
  }
  return over;
}

/// Whether other columns have the same name, but not the same cell above. Under a title, all
/// columns have the same cell above.
bool differs_above(const Row& over, const Row& row, std::size_t column) {
  const std::string name = cell_at(row, column);
  if (is_blank_cell(name) || is_blank_cell(over[column])) return false;
  if (std::ranges::count(row, name) < 2) return false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i != column && row[i] == name && over[i] == over[column]) return false;
  }
  return true;
}

bool is_count(std::string_view name) {
  static const std::vector<std::string> known = [] {
    std::vector<std::string> all;
    for (const char* role : {"people", "households"}) {
      for (const std::string& each : known_names(LayerKind::villages, role))
        all.push_back(field_label(each).name);
    }
    return all;
  }();
  return std::ranges::find(known, field_label(name).name) != known.end();
}

/// Whether the cell above is a heading of general figures of the village, or of a date.
bool is_general(std::string_view above) {
  static constexpr std::array<std::string_view, 20> heads = {
      "基本", "概况", "总体", "人口", "户数", "户籍", "常住",  "全村",    "村情",       "村庄",
      "合计", "总数", "年",   "普查", "期",   "季",   "basic", "general", "population", "total"};
  const std::string word = field_label(above).name;
  return word.find_first_of("0123456789") != word.npos || word.empty() ||
         std::ranges::any_of(heads,
                             [&](std::string_view head) { return word.find(head) != word.npos; });
}

/// Whether the column is a count for a part of the village, as 户数 under 自来水 beside 户数 under
/// 基本情况: counts that the lower row does not distinguish.
bool is_count_of_a_part(const Row& over, const Row& row, std::size_t column) {
  return differs_above(over, row, column) && is_count(row[column]) && !is_general(over[column]);
}

/// The name of a column that is distinguished only by the row above: 人口 under 2010 and 2020, or
/// under 户籍 and 常住. Empty if it needs none, or if the result would not be a known name.
std::string distinguished_name(const Row& over, const Row& row, std::size_t column) {
  if (!differs_above(over, row, column)) return {};
  const std::string& above = over[column];
  const std::string& name = row[column];
  if (is_only_year(above)) return above + " " + name;
  if (is_known_header(above + name)) return above + name;
  const int year = bare_label(above).year;
  if (year != 0) return std::to_string(year) + " " + name;
  return is_count_of_a_part(over, row, column) ? above + " " + name : std::string();
}

}  // namespace

std::string cell_at(const Row& row, std::size_t column) {
  return column < row.size() ? row[column] : std::string();
}

bool continues_below(const Row& names, const Row& row) {
  bool fills_a_gap = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string above = cell_at(names, i);
    if (is_blank_cell(row[i])) continue;
    const bool is_year_of_several = is_only_year(row[i]) && std::ranges::count(names, above) > 1;
    const bool is_one_of_several =
        std::ranges::count(row, row[i]) > 1 && is_known_header(row[i]) && !is_known_header(above);
    fills_a_gap = fills_a_gap || is_blank_cell(above) || is_only_year(above) ||
                  is_year_of_several || is_one_of_several;
  }
  return fills_a_gap;
}

void join_rows(Row& names, const Row& below) {
  names.resize(std::max(names.size(), below.size()));
  const Row over = merged_over(names, names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string under(is_blank_cell(cell_at(below, i)) ? "" : cell_at(below, i));
    const std::string apart = distinguished_name(over, below, i);
    if (!apart.empty()) {
      names[i] = apart;
    } else {
      names[i] = is_blank_cell(names[i]) && under.empty() ? "" : joined(over[i], under);
    }
  }
}

bool take_row_above(const Row& above, Row& names) {
  const Row row = names;
  const Row over = merged_over(above, row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string apart = distinguished_name(over, row, i);
    if (!apart.empty()) names[i] = apart;
  }
  return names != row;
}

Row names_with_above(const Row& above, const Row& row) {
  Row full = row;
  const Row over = merged_over(above, row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (differs_above(over, row, i)) full[i] = over[i] + " " + row[i];
  }
  return full;
}

}  // namespace hinterland
