// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms_draft.hpp"

namespace hinterland::forms {

/// Writes the layer into the folder, and puts into `source` its path and what the study
/// must say of it.
void write_draft(Draft& draft, const std::string& folder);

/// One row of a table: the cells of a record with the place among them.
/// The last of `rows_of` are the records; before them stand titles, header and units.
std::vector<std::vector<std::string>> rows_of(const Draft& draft);

/// A delimited text of the draft, in UTF-8.
std::string csv_of(const Draft& draft);

/// A workbook of one sheet.
std::string xlsx_of(const Draft& draft);

/// Writes by GDAL to `path`, in UTF-8 where the format leaves a choice.
void write_by_gdal(const Draft& draft, const std::string& path);

/// A coordinate as a person or a program writes it.
std::string coordinate_text(double value, CoordinateText form, bool is_latitude);

}  // namespace hinterland::forms
