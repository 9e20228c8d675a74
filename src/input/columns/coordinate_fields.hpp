// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/notation/field_match.hpp"

#include <hinterland/study.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// A coordinate in one column, or in up to three columns for degrees, minutes and seconds.
struct AngleColumns {
  std::size_t degrees = 0;
  std::vector<std::size_t> parts;  ///< the columns of minutes and seconds; empty if none

  /// The coordinate of the current record: the cell, or several cells combined as 118°48′3.5″. A
  /// missing part that is required is replaced by a dash, which does not occur in angles.
  std::string text(GdalTable& table) const;
};

/// The columns of longitude and latitude of a table without geometry; the same column twice if it
/// contains both.
struct CoordinateFields {
  AngleColumns lon;
  AngleColumns lat;

  bool are_one() const { return lon.degrees == lat.degrees; }
  bool have_parts() const { return !lon.parts.empty() || !lat.parts.empty(); }
  std::vector<std::size_t> all() const;
};
/// Finds the columns; none if there are none. choose_coordinates() throws Error in that case, and
/// adds a note on the columns it found.
std::optional<CoordinateFields> find_coordinates(const LayerSource& source,
                                                 const std::vector<TableField>& fields,
                                                 const ColumnFacts& columns, Notes& ambiguous);
CoordinateFields choose_coordinates(const LayerSource& source,
                                    const std::vector<TableField>& fields,
                                    const ColumnFacts& columns, Notes& notes, Notes& ambiguous);

}  // namespace hinterland
