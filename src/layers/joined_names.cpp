// SPDX-License-Identifier: Apache-2.0
#include "layers/joined_names.hpp"

#include "base/plain_text.hpp"
#include "layers/field_label.hpp"
#include "layers/header_words.hpp"

#include <algorithm>
#include <string_view>

namespace hinterland {

namespace {

using Row = std::vector<std::string>;

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
/// or under 户籍 and under 常住. Empty: it needs none, or would not be known. `above` is that row's
/// cell, or the one that is merged over the column.
std::string told_apart(const std::string& above, const Row& row, std::size_t column) {
  const std::string name = cell_at(row, column);
  if (is_blank_cell(name) || is_blank_cell(above)) return {};
  if (std::ranges::count(row, name) < 2) return {};
  if (is_only_year(above)) return above + " " + name;
  if (is_known_header(above + name)) return above + name;
  const int year = bare_label(above).year;
  return year == 0 ? std::string() : std::to_string(year) + " " + name;
}

}  // namespace

std::string cell_at(const Row& row, std::size_t column) {
  return column < row.size() ? row[column] : std::string();
}

bool goes_on_below(const Row& names, const Row& row) {
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

bool take_row_above(const Row& above, Row& names) {
  const Row row = names;
  std::string merged;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!is_blank_cell(cell_at(above, i))) merged = above[i];
    const std::string apart = told_apart(merged, row, i);
    if (!apart.empty()) names[i] = apart;
  }
  return names != row;
}

Row names_with_above(const Row& above, const Row& row) {
  Row full(row.size());
  std::string merged;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!is_blank_cell(cell_at(above, i))) merged = above[i];
    const bool is_repeated = !is_blank_cell(row[i]) && std::ranges::count(row, row[i]) > 1;
    full[i] = is_repeated && !is_blank_cell(merged) ? merged + " " + row[i] : row[i];
  }
  return full;
}

}  // namespace hinterland
