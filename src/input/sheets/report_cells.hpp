// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/read_field.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/records/read.hpp"

#include <cstddef>
#include <vector>

namespace hinterland {

/// Tells of formulas whose values are not stored in the workbook: `formula_without_value` for a
/// column that is taken, a note for others. Throws Error where half of the cells of a column that
/// is taken are such, or are read as 0. `taken` are fields of the table, which are the columns of
/// the sheet.
void report_formulas(const GdalTable& table, const std::vector<std::size_t>& taken,
                     Records& records, Problems& problems);

/// Tells of merged cells in the columns that are taken (`taken`, fields of the table, which are the
/// columns of the sheet). Throws Error where the value of cells merged over several rows cannot be
/// that of each row: of people, households and other amounts, and of the code or name by which
/// villages are told apart.
void report_merged(const GdalTable& table, const std::vector<FieldRequest>& requests,
                   const FieldChoice& choice, const std::vector<std::size_t>& taken,
                   Records& records);

}  // namespace hinterland
