// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// What a word behind a number counts.
enum class UnitFamily {
  none,
  count,   ///< persons, households
  length,  ///< in metres
  share,   ///< of one
  degree,  ///< of an angle
  speed,   ///< in km/h
  other,   ///< anything else: "亩", "CNY"
};

/// Of which things a unit of counts is one: 人 of persons, 户 of households, 个 of either.
enum class Counted { anything, persons, households };

struct Unit {
  UnitFamily family = UnitFamily::none;
  double factor = 1.0;  ///< by which the number becomes persons, metres, a share of 1, km/h
  std::string word;     ///< as it is written, for messages
  Counted counted = Counted::anything;
};

/// The unit that a word names: 人, 万人, km, %, °, km/h, "persons". None: too long, or with digits.
std::optional<Unit> known_unit(std::string_view word);

/// A number in a cell, before it is decided what its separators mean.
struct NumberCell {
  std::optional<double> by_point;  ///< "1,234.5": the point ends the whole
  std::optional<double> by_comma;  ///< "1.234,5": the comma ends the whole
  std::optional<double> grouped;   ///< "1,234" or "1.234": all separators part thousands
  Unit unit;

  bool is_number() const { return by_point || by_comma; }
};

/// Looks at a cell: "1 234,5", "１２３", "'500", "500人", "1.2万", "3 km", "12 %", "=\"500\"".
/// Without a value where it is no number: "约500", "12-15", "1,2345". Any bytes may be given.
NumberCell number_in_cell(std::string_view text);

}  // namespace hinterland
