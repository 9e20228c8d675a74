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

/// What the values of a field are when a condition compares them.
enum class ValueType {
  number,       ///< a whole number, in whatever notation
  real,         ///< a number that is divided with a fraction: 10 / 4 is 2.5
  text,         ///< text; compared with a number it is read as one
  untyped,      ///< text of a file that has no types, such as a CSV: as `text`, and two such fields
                ///< are compared as numbers where both hold numbers
  figure,       ///< untyped, but numbers throughout: as `number`, also beside text in quotes
  real_figure,  ///< the same of `real`
  percent,      ///< the same of text with a per cent sign, 95 %, which is 95
  date,         ///< 2016-09-09; a literal may be written 2016/9/9
  moment,       ///< 2016-09-09T10:00:00
  unclear_date,  ///< 10/01/2016, of which nothing tells the day; no condition compares it
};

/// The field that a name in a condition means; none: there is no such field.
using FieldOfName = std::function<std::optional<std::size_t>(const std::string& name)>;
using TypeOfField = std::function<ValueType(std::size_t field)>;

/// The text that a field shows in place of this code; null: it is no code, or a text as well.
using TextOfCode = std::function<const std::string*(std::size_t field, std::string_view code)>;

/// A condition on the fields of a record, translated for SQLite.
struct Condition {
  std::string sql;                   ///< the i-th of `fields` is the parameter ?i, from 1
  std::vector<std::size_t> fields;   ///< that the condition asks about, each once
  std::vector<std::string> unknown;  ///< names in it that no field bears
  Text fault;                        ///< what cannot be compared in it; empty: nothing
};

/// Translates a `where` of a study.
///
/// A name means the field that `field_of` gives, whatever its case, letters or
/// quotation marks ("..", `..`, [..]). A field of text that is compared with a
/// number, or calculated with, is read as a number (the function `number` of the
/// query; NULL where none stands there); compared with text in quotation marks
/// it stays text, so that codes such as '0123' keep their zero. A date compares with a date, in
/// whatever form it is written; with text in digits that is no date it cannot be compared. A
/// number compares with '2016-09-09' as with 20160909. ILIKE becomes LIKE, which does not regard
/// the case of ASCII letters in SQLite. A code beside a column that is read by the texts of its
/// codes is a fault.
Condition translate_condition(std::string_view where, const FieldOfName& field_of,
                              const TypeOfField& type_of, const TextOfCode& text_of = {});

}  // namespace hinterland
