// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms_draft.hpp"

namespace hinterland::forms {

/// Writes the layer into the folder, and completes `source` with its path and the declarations that
/// the study needs.
void write_draft(Draft& draft, const std::string& folder);

/// The rows of a table: the cells of each record, including its place. The last rows are the
/// records; titles, header and units precede them.
std::vector<std::vector<std::string>> rows_of(const Draft& draft);

/// The draft as delimited text, in UTF-8.
std::string csv_of(const Draft& draft);

/// The draft as a workbook of one sheet.
std::string xlsx_of(const Draft& draft);

/// Writes to `path` with GDAL, in UTF-8 where the format allows a choice.
void write_by_gdal(const Draft& draft, const std::string& path);

/// A coordinate in the given notation.
std::string coordinate_text(double value, CoordinateText form, bool is_latitude);

}  // namespace hinterland::forms
