// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A field as a person should see it.
struct TableField {
  std::string name;               ///< UTF-8
  std::string type;               ///< text, integer, real, date, other
  bool repaired = false;          ///< the name was cut in the middle of a character
  std::string without_unit = {};  ///< the name above a row of units that went into it
  std::string below = {};         ///< the name in the second of two rows, as a study may write it
  std::string begins = {};  ///< of one that was cut: how the whole name begins, which may end in a
                            ///< part of a character: 集中供 and the first byte of 水
};

/// True where the letters, or the names, differ at most in the case of ASCII letters.
bool same_letter(char a, char b);
bool same_name(std::string_view a, std::string_view b);
/// The same of the beginning and of the end of a text.
bool starts_like(std::string_view text, std::string_view beginning);
bool ends_like(std::string_view text, std::string_view ending);

/// Whether the name of the field was cut and may have been this one.
bool may_have_been(const TableField& field, std::string_view name);

/// The fields of this name, without regard to case, in the table's order. Where
/// there is none, those whose name was cut and may have been this one.
std::vector<std::size_t> fields_called(const std::vector<TableField>& fields,
                                       std::string_view name);

/// Orders the columns of several years: the last first, then one without a year (0), then those of
/// plans, the nearest first.
int age_of_year(int year);

/// Of each of these fields, in how many records it says something.
using FilledCounts = std::function<std::vector<std::size_t>(const std::vector<std::size_t>&)>;

/// One of the fields that bear a name.
struct FieldMatch {
  std::size_t field = 0;
  std::vector<std::size_t> others;  ///< that might have been meant as well
};

/// The first of the candidates, of which there are some, that is at least half as full as the
/// fullest.
FieldMatch fullest(const std::vector<std::size_t>& candidates, const FilledCounts& filled);

/// Chooses the field for a name that a person wrote: the spelling decides, and
/// between fields spelled alike the fuller one, then the first; where none is spelled so, one that
/// differs by a unit or a mark, or the only one whose name in the second of two rows is that.
/// None: no field bears the name. `filled` is asked only where two
/// fields are spelled alike.
std::optional<FieldMatch> field_named(const std::vector<TableField>& fields, std::string_view name,
                                      const FilledCounts& filled);

/// Chooses the field whose name is the same but for units, marks and blanks: 人口（人） for 人口,
/// "Longitude (°)" for longitude.
std::optional<FieldMatch> field_labelled(const std::vector<TableField>& fields,
                                         std::string_view name, const FilledCounts& filled);

/// Chooses the field whose name is the same but for a year and what parts its words: 人口2020 for
/// 人口, "Village Name" for village_name. Of several years the last.
std::optional<FieldMatch> field_of_year(const std::vector<TableField>& fields,
                                        std::string_view name, const FilledCounts& filled);

/// Chooses the field of a count whose name has the last two digits of a year behind it, where two
/// or more differ in them alone: POP20 of POP10 and POP20. Of several years the last. None: also
/// where one of the numbers is no such year, as of ages: POP15, POP65.
std::optional<FieldMatch> field_of_short_year(const std::vector<TableField>& fields,
                                              std::string_view name, const FilledCounts& filled);

/// The field that reading takes for a role of these names, the first of which that the table has
/// decides: as it is spelled, else but for unit and marks, else but for a year.
std::optional<FieldMatch> field_among(const std::vector<TableField>& fields,
                                      const std::vector<std::string>& names,
                                      const FilledCounts& filled);

/// Chooses the field for a name that fields of this meaning usually have: the
/// fullest of those that bear it in any spelling, but the exact spelling, then
/// the first, wherever it is at least half as full.
std::optional<FieldMatch> field_like(const std::vector<TableField>& fields, std::string_view name,
                                     const FilledCounts& filled);

/// Which of several fields is taken for a role, for a person, with the way out.
Text told(const FieldMatch& match, const std::vector<TableField>& fields, const std::string& role);

}  // namespace hinterland
