// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/notation/field_match.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Finds the records of villages, facilities, seats, roads and networks that are closed, out of
/// use, under construction or only planned according to a column: that of the role `status`, and,
/// except for villages, others whose cells say so (备注, names in brackets). Such records do not
/// serve; the report says by which words, and how to decide otherwise.
class RecordStates {
 public:
  ///   status  the field of that role, if any; if the study names it, only that one is examined
  RecordStates(const LayerSource& source, const std::vector<TableField>& fields,
               const ColumnFacts& columns, std::optional<std::size_t> status);

  /// The columns to examine, chosen by their names or their first records.
  const std::vector<std::size_t>& columns() const { return columns_; }

  /// What the current record, which must be one that is used, says of not being in use; empty if
  /// it says nothing. Valid until the next call.
  std::string_view add_record(GdalTable& table);

  void report(Problems& problems) const;

 private:
  void add(std::size_t column, std::string_view cell);
  std::string condition() const;
  void report_unknown_words(Problems& problems) const;

  const LayerSource& source_;
  const std::vector<TableField>& fields_;
  std::vector<std::size_t> columns_;
  /// For each column, the number of records by cell, or by a part at the end of the cell, that
  /// states it.
  std::vector<std::map<std::string, std::size_t, std::less<>>> words_;
  std::vector<std::map<std::string, std::size_t, std::less<>>> endings_;
  std::vector<bool> has_blank_;
  std::vector<bool> has_other_;  ///< has cells without such a statement
  std::string stated_;           ///< by the current record
  std::optional<std::size_t> status_;
  std::map<std::string, std::size_t, std::less<>> unknown_words_;  ///< in the role `status`
  std::size_t reported_ = 0;
  std::size_t records_ = 0;
  std::string cell_;
};

}  // namespace hinterland
