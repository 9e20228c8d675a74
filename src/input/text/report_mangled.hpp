// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/columns/field_match.hpp"
#include "input/columns/read_field.hpp"
#include "input/records/read.hpp"

#include <hinterland/problem.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// Reports, once for the layer and each way in which it was done, texts that were damaged before
/// they came into the file: in how many, one as an example with what it was, and the way out.
/// Looks at the names of the columns and at the texts that were taken. What may be chance in a
/// single text counts only where it holds of half of the texts beyond ASCII. Names of towns and
/// counties that are damaged become empty: they meet no other. Linear.
void report_mangled(Records& records, const std::vector<TableField>& fields, Problems& problems);

/// Reports columns that bear the name of a role and are not taken for it, since each record says
/// the same damaged text there, such as ???.
void report_lost_names(const std::vector<TableField>& fields,
                       const std::vector<FieldRequest>& requests, const FieldChoice& choice,
                       const ColumnFacts& columns, const std::string& layer, Problems& problems);

}  // namespace hinterland
