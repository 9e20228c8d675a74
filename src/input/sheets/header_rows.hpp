// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace hinterland {

// Column names that extend over two rows of a table.

/// The cell, or an empty one if the row is shorter.
std::string cell_at(const std::vector<std::string>& row, std::size_t column);

/// Whether the row completes the names in the row above: it divides merged cells above several
/// columns, or a year alone, or distinguishes columns of the same name.
bool continues_below(const std::vector<std::string>& names, const std::vector<std::string>& row);

/// Joins the row below to the names: 人口 above 户籍 and 常住 become 户籍人口 and 常住人口, 2010
/// and 2020 above 人口 and 人口 become 2010 人口 and 2020 人口. A blank cell continues the one to
/// its left.
void join_rows(std::vector<std::string>& names, const std::vector<std::string>& below);

/// Adds distinguishing cells of the row above to names that occur more than once: years, 户籍 and
/// 常住. False if there are none.
bool take_row_above(const std::vector<std::string>& above, std::vector<std::string>& names);

/// The names; those that occur more than once are prefixed with the cell above: 年末 人口.
std::vector<std::string> names_with_above(const std::vector<std::string>& above,
                                          const std::vector<std::string>& row);

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
