// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/conditions/condition.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/notation/date_text.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// Determines the type of a column used in a condition from all its values, because CSV files have
/// no types and many tables hold dates as text.
class ColumnType {
 public:
  /// `written`: the type declared in the file; the name shows what the numbers count.
  ColumnType(ValueType written, const std::string& name);

  /// Adds a cell, which must not be blank.
  void add(std::string_view text);
  /// Whether further cells cannot change the type.
  bool is_decided() const;

  /// The type as which a condition compares the values. Words among dates or numbers ("unknown")
  /// have no value. Numbers with leading zeros or with nine or more digits are codes, and so text.
  ValueType type() const;

  /// The value used in the condition: dates in SQLite's notation, numbers in plain digits.
  std::string value(std::string_view text) const;

 private:
  bool are_dates() const;
  bool are_numbers() const;
  bool are_percents() const;
  DateOrder order() const;

  ValueType written_;
  NumberTally numbers_;
  std::size_t words_ = 0;     ///< cells without a digit
  std::size_t others_ = 0;    ///< with digits, but not dates
  std::size_t percents_ = 0;  ///< of `others_`, with a per cent sign
  std::size_t dates_ = 0;
  std::size_t packed_ = 0;     ///< of `dates_`, as 20160909
  std::size_t day_first_ = 0;  ///< of `dates_`, unambiguously
  std::size_t month_first_ = 0;
  std::size_t any_order_ = 0;  ///< of `dates_`, ambiguous: 10/01/2016
  std::size_t codes_ = 0;
  bool has_times_ = false;
  bool has_fractions_ = false;  ///< some numbers have a fraction
};

/// Whether the source evaluates conditions itself: databases and web services.
bool answers_conditions_itself(std::string_view driver);

/// Whether the name is one of GDAL's special fields: FID, OGR_GEOM_AREA, …
bool is_special_field(std::string_view name);

/// The type of values for a field type (as in TableField) of a format. `has_fractions`: the numbers
/// are stored with decimals.
ValueType type_of_values(std::string_view type, bool has_fractions, std::string_view driver);

/// A prepared condition, evaluated record by record. SQLite evaluates it for every format, so that
/// it means the same as in a GeoPackage.
class ConditionQuery {
 public:
  /// The value of a field of the current record; none is NULL.
  using ValueOfField = std::function<std::optional<std::string>(std::size_t field)>;

  ConditionQuery(Condition condition, TypeOfField type_of);
  ~ConditionQuery();
  ConditionQuery(const ConditionQuery&) = delete;
  ConditionQuery& operator=(const ConditionQuery&) = delete;

  /// Why the condition is invalid; empty if it is valid.
  const Text& fault() const;
  const Condition& condition() const;

  /// Whether the condition is true; false if it is false or NULL. Throws Error if the evaluation
  /// fails. About a microsecond.
  bool holds(const ValueOfField& value_of);

 private:
  struct Statement;
  std::unique_ptr<Statement> statement_;
};

}  // namespace hinterland
