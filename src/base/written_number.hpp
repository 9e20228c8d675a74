// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// Parses a text that consists of one number: 1234, -5.5, 1,234, １２３４, 1e3.
///
/// Accepts surrounding spaces, full-width digits and signs, and commas between groups of three
/// digits. Returns nullopt for anything else: "约500", "12人", "1,23", "nan", "", arbitrary bytes.
std::optional<double> parse_number(std::string_view text);

/// The quantity of a unit after a number.
enum class UnitFamily {
  none,
  count,   ///< persons, households
  length,  ///< in metres
  share,   ///< a fraction of 1
  degree,  ///< of an angle
  speed,   ///< in km/h
  other,   ///< anything else: "亩", "CNY"
};

/// What a counting unit counts: 人 persons, 户 households, 个 either.
enum class Counted { anything, persons, households };

struct Unit {
  UnitFamily family = UnitFamily::none;
  double factor = 1.0;  ///< converts the number to persons, metres, a fraction of 1, or km/h
  std::string word;     ///< as written, for messages
  Counted counted = Counted::anything;
};

/// The unit of a word: 人, 万人, km, %, °, km/h, "persons"; `other` for unknown words; nullopt for
/// empty or long words and unknown ones with digits.
std::optional<Unit> known_unit(std::string_view word);

/// The possible values of a number in a cell, before the decimal separator is known.
struct NumberCell {
  std::optional<double> by_point;  ///< with a decimal point: "1,234.5"
  std::optional<double> by_comma;  ///< with a decimal comma: "1.234,5"
  std::optional<double> grouped;   ///< with only group separators: "1,234" or "1.234"
  Unit unit;

  bool is_number() const { return by_point || by_comma; }
};

/// Parses a cell: "1 234,5", "１２３", "'500", "500人", "1.2万", "3 km", "12 %", "=\"500\"".
/// Without values if it is not a number: "约500", "12-15", arbitrary bytes.
NumberCell number_in_cell(std::string_view text);

}  // namespace hinterland
