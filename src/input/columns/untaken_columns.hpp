// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/columns/records.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A role without a column, and what to report.
struct UnusedColumn {
  std::string role;
  bool has_candidate = false;
  bool is_decisive = false;  ///< the results depend on the role
  Text message;              ///< the candidate columns, and the key to set
};

/// Marks the columns that are used for a role, or for something else such as coordinates.
std::vector<bool> taken_columns(std::size_t columns,
                                const std::vector<std::optional<std::size_t>>& chosen,
                                const std::vector<std::size_t>& others);

/// Finds candidate columns for roles without a column, by a part of their name and by the first
/// records. People are always reported; households, names, codes, kinds, levels and radii only if
/// there is a candidate.
///
///   layer    the block of the study: villages, towns, facilities.medical, ...
///   samples  the first records of each column
///   roles    roles of the layer; unknown ones are ignored
///   chosen   for each role, the column used; none if no column was found
std::vector<UnusedColumn> find_unused_columns(std::string_view layer,
                                              const std::vector<TableField>& fields,
                                              const std::vector<ColumnSample>& samples,
                                              const std::vector<std::string>& roles,
                                              const std::vector<std::optional<std::size_t>>& chosen,
                                              const std::vector<bool>& is_taken);

/// What was requested of a table and found.
struct ColumnsFound {
  const std::vector<FieldRequest>& requests;
  const std::vector<std::optional<std::size_t>>& chosen;  ///< for each request
  const std::vector<std::size_t>& others;                 ///< used for something else, as places
};

/// The same when a layer is read. A candidate for the people of villages is reported as
/// `people_missing`, unless the layer has households; a candidate for the names of villages, towns
/// or boundaries, or for the level or radius of facilities, as `field_ambiguous`, because the
/// results depend on it; others are notes. Also reports columns of answers of villages that are not
/// read, and columns of lines and areas that imply another role of the layer. Rewinds the table.
void report_unused_columns(GdalTable& table, const LayerSource& source, const ColumnsFound& columns,
                           Notes& notes, Problems& problems);

/// Whether a note of `report_unused_columns` states that the layer has no recognised column for
/// this role.
bool is_note_of_unused_column(const Text& note, std::string_view layer, std::string_view role);

}  // namespace hinterland
