// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/written_number.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The name of a field as a spreadsheet shows it, taken apart: "人口（万人）" is 人口 in 万人,
/// "Longitude (decimal degrees)" longitude in degrees, "*村名：" the name 村名, 乡镇（街道） 乡镇.
struct FieldLabel {
  std::string name;          ///< lower-case, without blanks, line breaks, marks and the unit
  std::optional<Unit> unit;  ///< what the name says in brackets or behind a stroke
  std::string other_unit;  ///< the same of a unit that no number is read in: 亩, 元; empty: none
};

/// Only what is known as a unit, a CRS or a mark is taken off: 人口（男） stays as it is.
FieldLabel field_label(std::string_view header);

/// The metres that one of a column's numbers stands for: 1000 for "x(km)"; none: it says no length.
std::optional<double> metres_in(std::string_view header);

/// A label without the year and what parts its words: "人口2020", "2020年末人口" are 人口,
/// "POP_2020" pop, "Village Name" villagename. `year` 0: there is none.
struct BareLabel {
  std::string name;
  int year = 0;
};

BareLabel bare_label(std::string_view header);

/// Whether the names differ in the year alone: 2019年, 2020年.
bool are_years(const std::vector<std::string>& names);

/// Whether a year is one that plans have figures for, and no census yet. It is a fixed year, for
/// the same data must give the same answer on any day.
bool is_planned_year(int year);

/// Whether the name says that its figures are not of today: 规划人口, 2035年人口 before that year.
bool is_of_the_future(std::string_view header);

/// A label without the two digits at its end, and the year that they mean: "POP10" is pop of 2010,
/// "pop_90" of 1990. `year` 0: they mean none, from 31 to 79. None: it does not end so.
std::optional<BareLabel> short_year_label(std::string_view header);

}  // namespace hinterland
