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

/// A field of a table, with its decoded name.
struct TableField {
  std::string name;               ///< UTF-8
  std::string type;               ///< text, integer, real, date, other
  bool repaired = false;          ///< the name was truncated within a character
  std::string without_unit = {};  ///< the name without the unit that was added from the row below
  std::string below = {};  ///< the name in the second of two header rows, which a study may use
  /// For a truncated name, its bytes, which may end in a partial character: 集中供 and the first
  /// byte of 水.
  std::string begins = {};
};

/// Whether the field's name was truncated and may originally have been this one.
bool may_have_been(const TableField& field, std::string_view name);

/// The fields with this name, without regard to case, in the order of the table. If there is none,
/// those with a truncated name that may have been this one.
std::vector<std::size_t> fields_called(const std::vector<TableField>& fields,
                                       std::string_view name);

/// A sort key for columns of different years: the latest year first, then columns without a year
/// (0), then years of plans, the nearest first.
int age_of_year(int year);

/// The number of records with a value, for each of these fields.
using FilledCounts = std::function<std::vector<std::size_t>(const std::vector<std::size_t>&)>;

/// A field that matches a name.
struct FieldMatch {
  std::size_t field = 0;
  std::vector<std::size_t> others;  ///< other fields that may be meant
};

/// The first of the candidates (at least one) that has at least half as many values as the one with
/// most.
FieldMatch fullest(const std::vector<std::size_t>& candidates, const FilledCounts& filled);

/// Finds the field for a name that a person wrote. Exact spelling takes precedence; among equal
/// names the one with more values, then the first; without an exact match, a field that differs by
/// a unit or a mark, or the only one with this name in the second of two header rows. None if no
/// field matches. `filled` is called only if several fields have the same name.
std::optional<FieldMatch> field_named(const std::vector<TableField>& fields, std::string_view name,
                                      const FilledCounts& filled);

/// Finds the field whose name is the same except for units, marks and blanks: 人口（人） for 人口,
/// "Longitude (°)" for longitude.
std::optional<FieldMatch> field_labelled(const std::vector<TableField>& fields,
                                         std::string_view name, const FilledCounts& filled);

/// Finds the field whose name ends in the last two digits of a year, if two or more fields differ
/// only in these: POP20 of POP10 and POP20. Of several years, the latest. None if one of the
/// numbers is not such a year, for example if they are ages: POP15, POP65.
std::optional<FieldMatch> field_of_short_year(const std::vector<TableField>& fields,
                                              std::string_view name, const FilledCounts& filled);

/// Finds the field for a role with these names, of which the first that occurs in the table
/// decides: by spelling, else except for units and marks, else except for a year.
std::optional<FieldMatch> field_among(const std::vector<TableField>& fields,
                                      const std::vector<std::string>& names,
                                      const FilledCounts& filled);

/// Finds the field for a usual name of a role: the one with most values among those with the name
/// in any spelling, but the exact match, then the first, if it has at least half as many.
std::optional<FieldMatch> field_like(const std::vector<TableField>& fields, std::string_view name,
                                     const FilledCounts& filled);

/// Describes for the user which of several fields is used for a role, with advice.
Text describe(const FieldMatch& match, const std::vector<TableField>& fields,
              const std::string& role);

}  // namespace hinterland
