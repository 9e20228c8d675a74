// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/workbook/sheet.hpp"

#include <hinterland/progress.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// Writes an .xlsx with these sheets, in their order.
///
/// Texts are written as texts, also those that begin with "="; control characters become blanks,
/// and bytes that are not UTF-8 the replacement character. Texts longer than a cell can hold
/// (32,767 UTF-16 units) are cut and end in "…". Sums are formulas with their values. The same
/// sheets give the same bytes.
///
///   path    of the new file; temporary files without a name are made in its folder
///   title   in the properties of the document, and below each page
///
/// Each sheet has at most `most_sheet_rows` rows. Returns the number of texts that were cut. Throws
/// Error if the file cannot be written, and what `progress` throws; the file is then incomplete.
/// O(cells), one row in memory at a time.
std::size_t write_workbook_file(const std::string& path, const std::string& title,
                                const std::vector<Sheet>& sheets, Language language,
                                const Progress& progress);

/// The text as a cell can hold it. `is_cut` is set if it is shortened.
std::string text_for_cell(std::string_view text, bool& is_cut);

}  // namespace hinterland
