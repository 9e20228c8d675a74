// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/angle_columns.hpp"
#include "input/columns/column_sample.hpp"

#include <hinterland/study.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace hinterland {

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
