// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/columns/records.hpp"

#include <hinterland/study.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// The field of the table for each request; none if there is no such field.
using FieldChoice = std::vector<std::optional<std::size_t>>;

/// Chooses a field for each request: the one named by the study, else the first known name in the
/// table. Adds a note on the choices that the study did not make, and a statement on each choice
/// between fields of the same name. Throws Error if the study names a field that does not exist, or
/// a required one is not found. `columns` is called only for candidate fields.
FieldChoice choose_fields(const LayerSource& source, const std::vector<FieldRequest>& requests,
                          const std::vector<TableField>& fields, const ColumnFacts& columns,
                          Notes& notes, Notes& ambiguous);

/// Adds the fields whose truncated names match several roles, which only the study can resolve.
std::vector<std::size_t> and_cut_names(std::vector<std::size_t> these,
                                       const std::vector<TableField>& fields,
                                       const std::vector<FieldRequest>& requests);

}  // namespace hinterland
