// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// Column names that extend over two rows of a table.
namespace hinterland {

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

}  // namespace hinterland
