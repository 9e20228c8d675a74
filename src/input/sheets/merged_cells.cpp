// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/merged_cells.hpp"

#include "base/written_number.hpp"
#include "input/notation/field_names.hpp"
#include "input/sheets/joined_names.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

RowKind kind_of(const SheetRow& row, const TextDecoder& decoder, const SheetHeader& header) {
  return kind_of_row(std::vector<std::string_view>(row.begin(), row.end()), decoder, header);
}

bool is_amount(const std::string& value) {
  const auto number = number_in_cell(value).by_point;
  return number && *number > 1.0;
}

struct Filling {
  std::size_t row;
  std::size_t column;
  std::string value;
};

}  // namespace

std::vector<MergedColumn> fill_merged(std::vector<SheetRow>& rows, const SheetHeader& header,
                                      std::vector<MergedArea> areas) {
  std::ranges::sort(areas, {}, [](const MergedArea& area) {
    return std::pair(area.first.row, area.first.column);
  });
  const TextDecoder decoder("UTF-8");
  std::map<std::size_t, MergedColumn> columns;
  std::vector<Filling> fillings;  // applied last, once the kind of each row is known
  for (const MergedArea& area : areas) {
    const auto [first, last] = area;
    if (first.row < header.records_from || first.row >= rows.size()) continue;
    const std::string value = cell_at(rows[first.row], first.column);
    if (is_blank_cell(value)) continue;
    const std::string place = place_text(first) + ":" + place_text(last);
    for (std::size_t row = first.row; row <= std::min(last.row, rows.size() - 1); ++row) {
      const RowKind kind = kind_of(rows[row], decoder, header);
      const bool is_record = kind == RowKind::record;
      if (!is_record && kind != RowKind::note) continue;  // a note may become a record
      const std::size_t end = std::min(last.column + 1, header.names.size());
      for (std::size_t i = first.column; i < end; ++i) {
        const bool is_first = row == first.row && i == first.column;
        if (is_first || !is_blank_cell(cell_at(rows[row], i))) continue;
        MergedColumn& column = columns[i];
        column.column = i;
        if (i > first.column) {
          if (is_record && column.without++ == 0) column.first_without = place;
          continue;
        }
        if (column.filled++ == 0) column.first = place;
        column.has_amounts = column.has_amounts || is_amount(value);
        fillings.push_back({row, i, value});
      }
    }
  }
  for (Filling& filling : fillings) {
    SheetRow& row = rows[filling.row];
    if (row.size() <= filling.column) row.resize(filling.column + 1);
    row[filling.column] = std::move(filling.value);
  }
  std::vector<MergedColumn> found;
  for (auto& [index, column] : columns) found.push_back(std::move(column));
  return found;
}

}  // namespace hinterland
