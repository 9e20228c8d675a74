// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace hinterland {

/// Where a second table begins beside the first: behind a column that is empty throughout, with
/// names that the first has as well, or with more or fewer rows; or where the names begin again
/// with the first of them, unless each row says the same twice. 0: nowhere.
///
///   rows          the first of the sheet, `header` the row of the names among them
///   records_from  the first row that is no part of the header
std::size_t find_second_table(const std::vector<std::vector<std::string>>& rows,
                              const std::vector<std::string>& names, std::size_t header,
                              std::size_t records_from);

/// Whether the row names the columns of a second table below the first: its first cell and most
/// others are names of the first (`words`: plain), or of columns that we know, and one stands in
/// another column than there.
bool names_second_table(const std::vector<std::string>& row, const std::vector<std::string>& names,
                        const std::set<std::string>& words);

}  // namespace hinterland
