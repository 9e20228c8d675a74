// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/notation/field_match.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Counts the records of facilities, seats, roads and networks that are closed, out of use, under
/// construction or only planned according to a column. They are used like the others; the report
/// includes the condition that excludes them.
class RecordStates {
 public:
  RecordStates(const LayerSource& source, const std::vector<TableField>& fields,
               const ColumnFacts& columns);

  /// The columns to examine, chosen by their names or their first records.
  const std::vector<std::size_t>& columns() const { return columns_; }

  /// Examines the current record, which must be one that is used.
  void add_record(GdalTable& table);

  void report(Problems& problems) const;

 private:
  void add(std::size_t column, std::string_view cell);
  std::string condition() const;

  const LayerSource& source_;
  const std::vector<TableField>& fields_;
  std::vector<std::size_t> columns_;
  /// For each column, the number of records by cell, or by a part at the end of the cell, that
  /// states it.
  std::vector<std::map<std::string, std::size_t, std::less<>>> words_;
  std::vector<std::map<std::string, std::size_t, std::less<>>> endings_;
  std::vector<bool> has_blank_;
  std::vector<bool> has_other_;  ///< has cells without such a statement
  bool is_reported_ = false;     ///< for the current record
  std::size_t reported_ = 0;
  std::size_t records_ = 0;
  std::string cell_;
};

}  // namespace hinterland
