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
  std::vector<std::string> cells;  ///< that are not blank
  std::vector<double> numbers;
  std::size_t records = 0;  ///< of the table, blank or not

  bool are_numbers() const { return !cells.empty() && numbers.size() * 10 >= cells.size() * 8; }
  /// Whole, mostly different, no years, and of the size of villages.
  bool may_be_people() const;
};

/// Each column of the table in its first 200 records. Starts again at the first.
std::vector<ColumnSample> sampled_columns(GdalTable& table);

/// What the records of a table say of its fields, asked for where it decides between fields. Each
/// reads records and starts again at the first.
struct ColumnFacts {
  FilledCounts filled;  ///< in all records
  /// Whether more than half of the first 200 records say nothing.
  std::function<bool(std::size_t)> is_mostly_blank;
  /// The value that all of three records and more have; empty: they differ, or are fewer. Reads up
  /// to the first that differs.
  std::function<std::string(std::size_t)> only_value;
  /// How many different values it has in all records.
  std::function<std::size_t(std::size_t)> different;
  /// The first records of a field.
  std::function<const ColumnSample&(std::size_t)> sample;
};

ColumnFacts column_facts(GdalTable& table);

}  // namespace hinterland
