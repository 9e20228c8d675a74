// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/columns/field_match.hpp"
#include "input/formats/gdal_table.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// The part of a cell that says that what its record tells of is closed, out of use, being built or
/// only planned: 停办, 已撤并（2019）, 拟建, disused. Under a header that asks for it, the answer:
/// 是 below 是否停办, 否 below 是否在用, 1 below del_flag, a date below 停用日期. At the end of a
/// name only what stands in brackets: 李庄小学（已停办）. Empty: it says no such thing.
std::string_view state_in_cell(std::string_view header, std::string_view cell);

/// Counts the records of facilities, seats, roads and networks that a column says to be closed, out
/// of use, being built or only planned. They are taken like the others, which is told, with the
/// condition that leaves them out.
class RecordStates {
 public:
  RecordStates(const LayerSource& source, const std::vector<TableField>& fields,
               const ColumnFacts& columns);

  /// The columns to be asked, which may say it by their names or their first records.
  const std::vector<std::size_t>& columns() const { return columns_; }

  /// The record at hand, which is taken.
  void add_record(GdalTable& table);

  void report(Problems& problems) const;

 private:
  void add(std::size_t column, std::string_view cell);
  std::string condition() const;

  const LayerSource& source_;
  const std::vector<TableField>& fields_;
  std::vector<std::size_t> columns_;
  /// One a column: how many records have a cell, or a part at its end, that says it.
  std::vector<std::map<std::string, std::size_t, std::less<>>> words_;
  std::vector<std::map<std::string, std::size_t, std::less<>>> endings_;
  std::vector<bool> has_blank_;
  std::vector<bool> has_other_;  ///< cells that say no such thing
  bool is_told_ = false;         ///< of the record at hand
  std::size_t told_ = 0;
  std::size_t records_ = 0;
  std::string cell_;
};

}  // namespace hinterland
