// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/workbook/sheet.hpp"

#include <hinterland/progress.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// Writes an .xlsx with these sheets, in their order. Texts are written as texts, also those that
/// begin with "=", and as `text_for_cell` gives them. Sums are formulas with their values. The same
/// sheets give the same bytes.
///
///   path    of the new file; temporary files without a name are made in its folder
///   title   in the properties of the document, and below each page
///
/// Each sheet has at most `max_sheet_rows` rows. Returns the number of texts that were cut. Throws
/// Error if the file cannot be written, and what `progress` throws; the file is then incomplete.
/// O(cells); the packed file is in memory, of the sheets one row at a time.
std::size_t write_workbook_file(const std::string& path, const std::string& title,
                                const std::vector<Sheet>& sheets, Language language,
                                const Progress& progress);

}  // namespace hinterland
