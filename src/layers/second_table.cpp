// SPDX-License-Identifier: Apache-2.0
#include "layers/second_table.hpp"

#include "layers/header_words.hpp"

#include <algorithm>

namespace hinterland {

namespace {

using Row = std::vector<std::string>;

bool is_blank_at(const Row& row, std::size_t column) {
  return column >= row.size() || is_blank_cell(row[column]);
}

/// Whether rows are filled on one side of the column and blank on the other.
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
  return 0;
}

}  // namespace hinterland
