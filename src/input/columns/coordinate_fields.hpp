// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/columns/field_match.hpp"

#include <hinterland/study.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// A coordinate in one column, or in up to three: degrees, minutes, seconds.
struct AngleColumns {
  std::size_t degrees = 0;
  std::vector<std::size_t> parts;  ///< the columns of minutes and of seconds; empty: none

  /// The coordinate of the record at hand: the cell, or 118°48′3.5″ of several cells. Where a part
  /// is missing that the others need, it is marked by a dash, which no angle has.
  std::string text(GdalTable& table) const;
};

/// The columns 经度_度, 经度_分, 经度_秒 (东经度, 东经分; lon_deg, lon_min, lon_sec; 经度 followed
/// by 分 and 秒) of one coordinate. `chosen` is the column that would be taken alone; it stays
/// alone where another holds the whole degrees, or where none holds the minutes. None: neither is
/// there.
std::optional<AngleColumns> angle_columns(const std::vector<TableField>& fields, bool is_longitude,
                                          std::optional<std::size_t> chosen,
                                          const ColumnFacts& facts);

/// The columns of longitude and latitude of a table without geometry; the same
/// twice where one column holds both. Throws Error where there are none.
struct CoordinateFields {
  AngleColumns lon;
  AngleColumns lat;

  bool are_one() const { return lon.degrees == lat.degrees; }
  bool have_parts() const { return !lon.parts.empty() || !lat.parts.empty(); }
  std::vector<std::size_t> all() const;
};
/// The same; none where there are none.
std::optional<CoordinateFields> find_coordinates(const LayerSource& source,
                                                 const std::vector<TableField>& fields,
                                                 const ColumnFacts& columns, Notes& ambiguous);
CoordinateFields choose_coordinates(const LayerSource& source,
                                    const std::vector<TableField>& fields,
                                    const ColumnFacts& columns, Notes& notes, Notes& ambiguous);

}  // namespace hinterland
