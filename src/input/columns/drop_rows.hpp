// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/table.hpp>

#include <utility>
#include <vector>

namespace hinterland {

/// Takes the marked rows out of a column; one that is empty stays so.
template <class Row, class T>
void drop_rows(Column<Row, T>& column, const std::vector<bool>& dropped) {
  Column<Row, T> kept;
  for (const Row row : rows(column)) {
    if (!dropped[row.index]) kept.push_back(std::move(column[row]));
  }
  column = std::move(kept);
}

template <class Row>
void drop_rows(TextColumn<Row>& column, const std::vector<bool>& dropped) {
  TextColumn<Row> kept;
  for (const Row row : rows(column)) {
    if (!dropped[row.index]) kept.push_back(column[row]);
  }
  column = std::move(kept);
}

}  // namespace hinterland
