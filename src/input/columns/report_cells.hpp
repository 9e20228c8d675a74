// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/field_choice.hpp"
#include "input/columns/records.hpp"
#include "input/formats/gdal_table.hpp"

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

}  // namespace hinterland
