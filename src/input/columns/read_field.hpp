// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/records/read.hpp"

#include <hinterland/study.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// Which field of the table answers each wish; none: the table has no such field.
using FieldChoice = std::vector<std::optional<std::size_t>>;

/// Chooses a field for each wish: the one that the study names, else the first
/// known name that the table has. Adds a note on each choice that the study has
/// not made, and a statement on each between fields of one name. Throws Error
/// where the study names a field that is not there, or a required one cannot be
/// found. `columns` is asked only of fields that may be the one.
FieldChoice choose_fields(const LayerSource& source, const std::vector<FieldWish>& wishes,
                          const std::vector<TableField>& fields, const ColumnFacts& columns,
                          Notes& notes, Notes& ambiguous);

/// These fields, and those whose names were cut and may go on as names of several roles: nothing
/// but the study can settle which is meant.
std::vector<std::size_t> and_cut_names(std::vector<std::size_t> these,
                                       const std::vector<TableField>& fields,
                                       const std::vector<FieldWish>& wishes);

}  // namespace hinterland
