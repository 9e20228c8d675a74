// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/field_choice.hpp"
#include "input/columns/records.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/notation/field_match.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <cstddef>
#include <vector>

namespace hinterland {

/// Reports formulas whose values are not stored in the workbook: `formula_without_value` for
/// columns in use, a note for others. Throws Error if this applies to half of the cells of a column
/// in use, or if they would be read as 0. `taken` are the fields in use; the fields of the table
/// are the columns of the sheet.
void report_formulas(const GdalTable& table, const std::vector<std::size_t>& taken,
                     Records& records, Problems& problems);

/// Notes merged cells in the columns in use (`taken`; the fields of the table are the columns of
/// the sheet). Throws Error if rows cannot share a merged value: people, households and other
/// amounts, and the code or name that distinguishes villages.
void report_merged(const GdalTable& table, const std::vector<FieldRequest>& requests,
                   const FieldChoice& choice, const std::vector<std::size_t>& taken,
                   Records& records);

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
