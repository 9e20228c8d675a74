// SPDX-License-Identifier: Apache-2.0
#include "layers/joined_names.hpp"

#include "base/plain_text.hpp"
#include "layers/field_label.hpp"
#include "layers/header_words.hpp"

#include <algorithm>
#include <string_view>

namespace hinterland {

namespace {

/// 2010, 2020年: a year and nothing else.
bool is_only_year(std::string_view cell) {
  const BareLabel label = bare_label(cell);
  return label.year != 0 && label.name.empty();
}

/// 人口 above 户籍 and 常住: 户籍人口, 常住人口.
std::string joined(const std::string& above, const std::string& below) {
  if (below.empty() || above == below) return above;
  if (above.empty() || is_known_header(below)) return below;
  if (is_known_header(below + above)) return below + above;
  if (is_known_header(above + below)) return above + below;
  if (field_label("x(" + below + ")").name == "x") return above + "(" + below + ")";
  return above + " " + below;
}

/// The name of a column that only the row above tells from others: 人口 under 2010 and under 2020,
/// or under 户籍 and under 常住. Empty: it needs none. `above` is that row's cell, or the one that
/// is merged over the column.
std::string told_apart(const std::string& above, const std::vector<std::string>& row,
                       std::size_t column) {
  const std::string name = cell_at(row, column);
  if (is_blank_cell(name) || is_blank_cell(above)) return {};
  if (std::ranges::count(row, name) < 2) return {};
  if (is_only_year(above)) return above + " " + name;
  return is_known_header(above + name) ? above + name : std::string();
}

}  // namespace

std::string cell_at(const std::vector<std::string>& row, std::size_t column) {
  return column < row.size() ? row[column] : std::string();
}

bool goes_on_below(const std::vector<std::string>& names, const std::vector<std::string>& row) {
  bool fills_a_gap = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string above = cell_at(names, i);
    if (!is_blank_cell(row[i]) && (is_blank_cell(above) || is_only_year(above))) fills_a_gap = true;
  }
  return fills_a_gap;
}

void join_rows(std::vector<std::string>& names, const std::vector<std::string>& below) {
  std::string merged;
  names.resize(std::max(names.size(), below.size()));
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string under(narrow_text(cell_at(below, i)).empty() ? "" : cell_at(below, i));
    if (!is_blank_cell(names[i])) merged = names[i];
    const std::string apart = told_apart(merged, below, i);
    if (!apart.empty()) {
      names[i] = apart;
    } else {
      names[i] = is_blank_cell(names[i]) && under.empty() ? "" : joined(merged, under);
    }
  }
}

bool take_row_above(const std::vector<std::string>& above, std::vector<std::string>& names) {
  const std::vector<std::string> row = names;
  std::string merged;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!is_blank_cell(cell_at(above, i))) merged = above[i];
    const std::string apart = told_apart(merged, row, i);
    if (!apart.empty()) names[i] = apart;
  }
  return names != row;
}

}  // namespace hinterland
