// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/second_table.hpp"

#include "base/plain_text.hpp"
#include "input/columns/field_label.hpp"
#include "input/columns/field_names.hpp"
#include "input/sheets/header_words.hpp"
#include "input/sheets/joined_names.hpp"

#include <algorithm>
#include <unordered_set>

namespace hinterland {

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
