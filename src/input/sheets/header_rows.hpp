// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace hinterland {

/// The column in which a second table begins beside the first; 0 if there is none. It is preceded
/// by an empty column and has names that the first table has too, or more or fewer rows; or the
/// names repeat from the first one on, unless the values of each row repeat as well.
///
///   rows          the first rows of the sheet, including the row of names, `header`
///   records_from  the first row after the header
std::size_t find_second_table(const std::vector<std::vector<std::string>>& rows,
                              const std::vector<std::string>& names, std::size_t header,
                              std::size_t records_from);

/// Whether the row is the header of a second table below the first: its first cell and most others
/// are names of the first table (`words`: normalised) or known names, and at least one is in
/// another column than there.
bool names_second_table(const std::vector<std::string>& row, const std::vector<std::string>& names,
                        const std::set<std::string>& words);

}  // namespace hinterland
