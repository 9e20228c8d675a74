// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/gdal_table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// The cells of a column in the first records.
struct ColumnSample {
  std::vector<std::string> cells;  ///< that are not blank
  std::vector<double> numbers;

  bool are_numbers() const { return !cells.empty() && numbers.size() * 10 >= cells.size() * 8; }
  /// Whole, mostly different, no years, and of the size of villages.
  bool may_be_people() const;
};

/// Each column of the table in its first 200 records. Starts again at the first.
std::vector<ColumnSample> sampled_columns(GdalTable& table);

/// The value of a field that has the same in all of three records and more; empty: it has not.
/// Reads the records up to the first that differs, and starts again at the first.
std::string only_value(GdalTable& table, std::size_t field);

}  // namespace hinterland
