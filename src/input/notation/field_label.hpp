// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/written_number.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The components of a column name in a spreadsheet: "人口（万人）" is 人口 in 万人, "Longitude
/// (decimal degrees)" is longitude in degrees, "*村名：" is 村名, 乡镇（街道） is 乡镇.
struct FieldLabel {
  std::string name;          ///< lower case, without blanks, line breaks, marks and the unit
  std::optional<Unit> unit;  ///< the unit in brackets or after a separator
  std::string other_unit;  ///< a unit that numbers are not converted from: 亩, 元; empty if none
};

/// Splits a column name. Only known units, CRS names and marks are removed: 人口（男） is left
/// unchanged.
FieldLabel field_label(std::string_view header);

/// The length in metres of the unit of a column: 1000 for "x(km)"; none if its name states no
/// length.
std::optional<double> metres_in(std::string_view header);

/// A column name without year and separators: 人口 for "人口2020" and "2020年末人口", pop for
/// "POP_2020", villagename for "Village Name". `year` is 0 if there is none.
struct BareLabel {
  std::string name;
  int year = 0;
};

BareLabel bare_label(std::string_view header);

/// Whether the names differ only in the year: 2019年, 2020年.
bool are_years(const std::vector<std::string>& names);

/// Whether figures of this year come from plans rather than from a census. The limit is a constant,
/// so that the same data give the same result on any day.
bool is_planned_year(int year);

/// Whether the name denotes figures of the future: 规划人口, 2035年人口.
bool is_of_the_future(std::string_view header);

/// A name without the two digits at its end, and the year they stand for: "POP10" is pop of 2010,
/// "pop_90" is pop of 1990. `year` is 0 for the ambiguous numbers from 31 to 79. None if the name
/// does not end in two digits.
std::optional<BareLabel> short_year_label(std::string_view header);

}  // namespace hinterland
