// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// Names of columns that stand in two rows of a table.
namespace hinterland {

/// The cell, or an empty one where the row ends before it.
std::string cell_at(const std::vector<std::string>& row, std::size_t column);

/// Whether the row names what the row above leaves open: merged cells above several columns, a year
/// alone, or what tells columns of one name apart.
bool goes_on_below(const std::vector<std::string>& names, const std::vector<std::string>& row);

/// Joins the row below into the names: 人口 above 户籍 and 常住 become 户籍人口 and 常住人口, 2010
/// and 2020 above 人口 and 人口 become 2010 人口 and 2020 人口. A blank cell belongs to the one
/// before it.
void join_rows(std::vector<std::string>& names, const std::vector<std::string>& below);

/// Takes into names that occur more than once what stands above them and tells them apart: years,
/// 户籍 and 常住. False: nothing does.
bool take_row_above(const std::vector<std::string>& above, std::vector<std::string>& names);

/// The names, those that occur more than once with what stands above them in front: 年末 人口.
std::vector<std::string> names_with_above(const std::vector<std::string>& above,
                                          const std::vector<std::string>& row);

}  // namespace hinterland
