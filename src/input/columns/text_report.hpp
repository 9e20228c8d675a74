// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/columns/field_choice.hpp"
#include "input/columns/records.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/notation/field_match.hpp"

#include <hinterland/problem.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// Reports the encoding of a layer's text and repairs made while reading: as notes, and as problems
/// if the encoding is doubtful or a field name was cut.
void report_encoding(const GdalTable& table, Records& records, Problems& problems);

/// Reports texts damaged before they were stored in the file, once per layer and kind of damage:
/// their number, an example with its original text, and advice. Examines the names of the columns
/// and the texts read. Damage that may be chance counts only if it affects at least half of the
/// non-ASCII texts of a column. Damaged names of towns and counties become empty, because they
/// match no other layer. Linear time.
void report_mangled(Records& records, const std::vector<TableField>& fields, Problems& problems);

/// Reports columns with the name of a role that are not used because all their records contain the
/// same damaged text, such as ???.
void report_lost_names(const std::vector<TableField>& fields,
                       const std::vector<FieldRequest>& requests, const FieldChoice& choice,
                       const ColumnFacts& columns, const std::string& layer, Problems& problems);

}  // namespace hinterland
