// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/header_rows.hpp"

#include "base/plain_text.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/field_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

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

namespace {

using Row = std::vector<std::string>;

bool is_blank_at(const Row& row, std::size_t column) {
  return column >= row.size() || is_blank_cell(row[column]);
}

/// Whether each row is filled on only one side of the column.
bool are_apart(const std::vector<Row>& rows, std::size_t from, std::size_t column) {
  for (std::size_t i = from; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const auto middle = row.begin() + static_cast<std::ptrdiff_t>(std::min(column, row.size()));
    const auto is_filled = [](const std::string& cell) { return !is_blank_cell(cell); };
    const bool left = std::any_of(row.begin(), middle, is_filled);
    if (left != std::any_of(middle, row.end(), is_filled)) return true;
  }
  return false;
}

/// The labels of codes and names of places.
std::unordered_set<std::string> labels_of_keys() {
  std::unordered_set<std::string> labels;
  for (const LayerKind kind : {LayerKind::villages, LayerKind::towns, LayerKind::facilities}) {
    for (const char* role : {"code", "name"}) {
      for (const std::string& name : known_names(kind, role)) labels.insert(field_label(name).name);
    }
  }
  return labels;
}

bool is_key(std::string_view name) {
  static const std::unordered_set<std::string> labels = labels_of_keys();
  return labels.contains(field_label(name).name);
}

/// Whether each row has the same values in at least two pairs of columns of the same name, as in
/// joined tables. Rows of two villages may agree in their town and in answers, but not in most
/// keys.
bool are_joined(const std::vector<Row>& rows, std::size_t from, const Row& words,
                std::size_t again) {
  std::size_t of_other_key = 0;
  for (std::size_t i = from; i < rows.size(); ++i) {
    std::size_t same = 0;
    bool has_other_key = false;
    for (std::size_t column = again; column < words.size(); ++column) {
      const auto counterpart =
          static_cast<std::size_t>(std::ranges::find(words, words[column]) - words.begin());
      const std::string right = cell_at(rows[i], column);
      if (counterpart >= again || is_blank_cell(right)) continue;
      const std::string left = cell_at(rows[i], counterpart);
      if (right == left)
        ++same;
      else if (!is_blank_cell(left) && is_key(words[column]))
        has_other_key = true;
    }
    of_other_key += has_other_key ? 1 : 0;
    if (same < 2 && !std::ranges::all_of(rows[i], is_blank_cell)) return false;
  }
  return from < rows.size() && of_other_key * 2 <= rows.size() - from;
}

/// The column from which the names repeat, starting with the first name: it and two more, or all. A
/// single table does not contain its key twice.
std::size_t names_again(const std::vector<Row>& rows, const Row& names, std::size_t records_from) {
  Row words;
  for (const std::string& name : names) words.push_back(plain_word(narrow_text(name)));
  const auto first = std::ranges::find_if(words, [](auto& word) { return !word.empty(); });
  if (first == words.end()) return 0;
  for (auto again = first + 1; again != words.end(); ++again) {
    if (*again != *first) continue;
    const auto stood_before = [&](const std::string& word) {
      return !word.empty() && std::find(first, again, word) != again;
    };
    const auto repeated = std::count_if(again, words.end(), stood_before);
    const bool are_all = repeated == words.end() - again && repeated == again - first;
    const auto column = static_cast<std::size_t>(again - words.begin());
    const Row right(names.begin() + (again - words.begin()), names.end());
    const std::size_t min_known = are_all ? 1 : 2;  // 是否通自来水 is not a known name
    if ((repeated >= 3 || (are_all && repeated == 2)) && known_headers(right) >= min_known &&
        !are_joined(rows, records_from, words, column))
      return column;
  }
  return 0;
}

/// The column from which at least two names, including a key, repeat directly after their first
/// occurrence and then end the table or repeat again: 序号, 村名, 户数, 村名, 户数.
std::size_t block_again(const std::vector<Row>& rows, const Row& names, std::size_t records_from) {
  Row words;
  for (const std::string& name : names) words.push_back(plain_word(narrow_text(name)));
  while (!words.empty() && words.back().empty()) words.pop_back();
  for (std::size_t again = 1; again + 1 < words.size(); ++again) {
    const auto begin = words.begin();
    const auto start = static_cast<std::size_t>(
        std::find(begin, begin + static_cast<std::ptrdiff_t>(again), words[again]) - begin);
    if (words[again].empty() || start == again) continue;
    std::size_t same = 0;
    bool has_key = false;
    while (again + same < words.size() && start + same < again &&
           words[again + same] == words[start + same]) {
      has_key = has_key || is_key(words[again + same]);
      ++same;
    }
    const std::size_t end = again + same;
    const bool is_whole = start + same == again;  // the two blocks are adjacent
    const bool goes_on = end < words.size() && words[end] == words[start];
    if (same >= 2 && has_key && is_whole && (end == words.size() || goes_on) &&
        !are_joined(rows, records_from, words, again))
      return again;
  }
  return 0;
}

}  // namespace

std::size_t find_second_table(const std::vector<Row>& rows, const Row& names, std::size_t header,
                              std::size_t records_from) {
  for (std::size_t gap = 1; gap + 1 < names.size(); ++gap) {
    const bool is_empty =
        std::ranges::all_of(rows.begin() + static_cast<std::ptrdiff_t>(header), rows.end(),
                            [&](const Row& row) { return is_blank_at(row, gap); });
    if (!is_empty) continue;
    const auto middle = names.begin() + static_cast<std::ptrdiff_t>(gap);
    const Row left(names.begin(), middle);
    const Row right(middle, names.end());
    if (known_headers(left) < 2 || known_headers(right) < 2) continue;
    const auto stands_left = [&](const std::string& name) {
      return !is_blank_cell(name) && std::ranges::find(left, name) != left.end();
    };
    const bool repeats = std::ranges::count_if(right, stands_left) >= 2;
    if (!repeats && !are_apart(rows, records_from, gap)) continue;
    const auto first = std::ranges::find_if(right, [](auto& name) { return !is_blank_cell(name); });
    return gap + static_cast<std::size_t>(first - right.begin());
  }
  const std::size_t again = names_again(rows, names, records_from);
  return again != 0 ? again : block_again(rows, names, records_from);
}

bool names_second_table(const Row& row, const Row& names, const std::set<std::string>& words) {
  std::set<std::string> of_first;
  std::size_t filled = 0;
  bool has_moved = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string word = plain_word(narrow_text(row[i]));
    if (word.empty()) continue;
    const bool is_of_first = words.contains(word);
    if (filled++ == 0 && !is_of_first && !is_known_header(row[i])) return false;
    if (is_of_first) of_first.insert(word);
    has_moved = has_moved || i >= names.size() || word != plain_word(narrow_text(names[i]));
  }
  const std::size_t again = of_first.size();
  const std::size_t known = known_headers(row);
  return has_moved && ((again >= 3 && again * 2 >= filled) || (again == 2 && filled == 2) ||
                       (known >= 3 && known * 4 >= filled * 3));
}

}  // namespace hinterland
