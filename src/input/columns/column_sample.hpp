// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_table.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace hinterland {

/// The cells of a column in the first records.
struct ColumnSample {
  std::vector<std::string> cells;  ///< cells that are not blank
  std::vector<double> numbers;
  std::size_t records = 0;  ///< including those with blank cells

  bool are_numbers() const { return !cells.empty() && numbers.size() * 10 >= cells.size() * 8; }
  /// The first different cells, up to three, as a list for messages.
  std::string shown() const;
  /// Whether the cells may be numbers of people: whole, mostly distinct, not years, and within the
  /// usual size of villages.
  bool may_be_people() const;
};

/// Samples each column in the first 200 records and rewinds the table.
std::vector<ColumnSample> sampled_columns(GdalTable& table);

/// Facts about the fields of a table, which are computed on request to choose between fields. Each
/// function reads records and rewinds the table.
struct ColumnFacts {
  FilledCounts filled;  ///< number of records with a value
  /// Whether more than half of the first 200 cells are blank.
  std::function<bool(std::size_t)> is_mostly_blank;
  /// The value that all cells share; empty if they differ or fewer than three are filled. Reads up
  /// to the first difference.
  std::function<std::string(std::size_t)> only_value;
  /// The number of distinct values.
  std::function<std::size_t(std::size_t)> different;
  /// The first records of a field.
  std::function<const ColumnSample&(std::size_t)> sample;
};

ColumnFacts column_facts(GdalTable& table);

}  // namespace hinterland
