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

/// How a condition compares the values of a field.
enum class ValueType {
  number,   ///< an integer in any notation
  real,     ///< a number with fractions in division: 10 / 4 is 2.5
  text,     ///< text; read as a number if compared with one
  untyped,  ///< text of a format without types, such as CSV; two such fields compare as numbers if
            ///< both are
  figure,   ///< untyped, but all numbers: as `number`, even if compared with text
  real_figure,   ///< the same for `real`
  percent,       ///< the same for values with a per cent sign: 95 % is 95
  date,          ///< 2016-09-09; literals may be written 2016/9/9
  moment,        ///< 2016-09-09T10:00:00
  unclear_date,  ///< 10/01/2016 in unknown order; comparisons are rejected
};

/// The field that a name in a condition refers to; none if there is no such field.
using FieldOfName = std::function<std::optional<std::size_t>(const std::string& name)>;
using TypeOfField = std::function<ValueType(std::size_t field)>;

/// The text that a field shows in place of a code; null if it is not a code or is one of the texts.
using TextOfCode = std::function<const std::string*(std::size_t field, std::string_view code)>;

/// A condition on the fields of a record, translated to SQL for SQLite.
struct Condition {
  std::string sql;                   ///< the i-th of `fields` is the parameter ?i, counted from 1
  std::vector<std::size_t> fields;   ///< distinct fields used in the condition
  std::vector<std::string> unknown;  ///< names that are not fields
  Text fault;                        ///< comparison that is not possible; empty if none
};

/// Translates the `where` of a layer.
///
/// A name refers to the field that `field_of` returns, and may be quoted ("..", `..`, [..]). A text
/// field that is compared with a number or used in arithmetic is read as a number (SQL function
/// `number`; NULL if it is not a number). Compared with text literals it stays text, so that codes
/// such as '0123' keep their zeros. Dates compare with dates in any notation; comparing them with
/// digits that are not a date is a fault. A number compares with '2016-09-09' as with 20160909.
/// ILIKE becomes LIKE, which ignores the case of ASCII letters in SQLite. A code compared with a
/// column that is read by the texts of its codes is a fault.
Condition translate_condition(std::string_view where, const FieldOfName& field_of,
                              const TypeOfField& type_of, const TextOfCode& text_of = {});

}  // namespace hinterland
