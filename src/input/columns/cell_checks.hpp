// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include "input/columns/field_choice.hpp"
#include "input/columns/records.hpp"
#include "input/coordinates/column_places.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/notation/field_match.hpp"

#include <vector>

namespace hinterland {

/// Throws Error if a chosen column contains JSON objects or arrays, or if such a column contains a
/// code, name, kind or number of people for which no other column was found. The message proposes a
/// query that extracts the values. Examines the first records and rewinds.
void refuse_nested(GdalTable& table, const LayerSource& source,
                   const std::vector<FieldRequest>& requests, const FieldChoice& choice);

/// Replaces Field1, Field2, … in the study by column names. GDAL uses these names for workbooks in
/// which it detects no header; existing studies that refer to them remain valid.
LayerSource with_column_names(LayerSource source, const PlainSheet& sheet,
                              const std::vector<TableField>& fields);

/// Reports how a table was normalised: notes, `quote_not_closed`, `record_unreadable` for rows that
/// do not fit the header, and `linked_file_not_read`.
void report_sheet(const PlainSheet& sheet, Records& records, Problems& problems);

}  // namespace hinterland
