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

}  // namespace hinterland
