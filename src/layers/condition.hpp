// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// What the values of a field are when a condition compares them.
enum class ValueType {
  number,   ///< a number, in whatever notation
  text,     ///< text; compared with a number it is read as one
  untyped,  ///< text of a file that has no types, such as a CSV: as `text`, and two such fields
            ///< are compared as numbers where both hold numbers
  date,     ///< 2016-09-09; a literal may be written 2016/09/09
};

/// The field that a name in a condition means; none: there is no such field.
using FieldOfName = std::function<std::optional<std::size_t>(const std::string& name)>;
using TypeOfField = std::function<ValueType(std::size_t field)>;

/// A condition on the fields of a record, translated for SQLite.
struct Condition {
  std::string sql;                   ///< the i-th of `fields` is the parameter ?i, from 1
  std::vector<std::size_t> fields;   ///< that the condition asks about, each once
  std::vector<std::string> unknown;  ///< names in it that no field bears
};

/// Translates a `where` of a study.
///
/// A name means the field that `field_of` gives, whatever its case, letters or
/// quotation marks ("..", `..`, [..]). A field of text that is compared with a
/// number, or calculated with, is read as a number (the function `number` of the
/// query; NULL where none stands there); compared with text in quotation marks
/// it stays text, so that codes such as '0123' keep their zero. ILIKE becomes
/// LIKE, which does not regard the case of ASCII letters in SQLite.
Condition translate_condition(std::string_view where, const FieldOfName& field_of,
                              const TypeOfField& type_of);

}  // namespace hinterland
