// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/units.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

/// The rounding of numbers, the same in every format: distances of a place to the centimetre,
/// lengths of works, which are sums, to the metre, people to whole ones, money to the fen.
namespace hinterland {

inline constexpr int distance_decimals = 2;  ///< of metres
inline constexpr int people_decimals = 0;

/// Rounded to this number of decimals (0 to 9), halves away from zero; never -0. A value that is
/// too large to have decimals, or not finite, is returned as it is.
inline double rounded(double value, int decimals) {
  constexpr std::array<double, 10> power_of_ten = {1e0, 1e1, 1e2, 1e3, 1e4,
                                                   1e5, 1e6, 1e7, 1e8, 1e9};
  constexpr double without_decimals = 9007199254740992.0;  // 2^53
  const double power = power_of_ten[static_cast<std::size_t>(decimals)];
  const double scaled = value * power;
  if (!(std::abs(scaled) < without_decimals)) return value;
  const auto units = static_cast<std::int64_t>(scaled + (scaled < 0.0 ? -0.5 : 0.5));
  return static_cast<double>(units) / power;
}

/// The length of works, in whole metres.
inline double length_of_works(Metres length) { return rounded(length.value, 0); }

/// In kilometres with one or two decimals: from whole metres, halves up, as a spreadsheet shows
/// them.
inline double works_in_km(Metres length, int decimals) {
  const double unit = decimals == 1 ? 100.0 : 10.0;  // metres
  return rounded(length_of_works(length) / unit, 0) * unit / 1000.0;
}

/// A setting or a limit in a sentence: kilometres to the metre, minutes and numbers of people to
/// the hundredth, without zeros at the end when formatted.
inline double shown_km(Metres length) { return rounded(length.value / 1000.0, 3); }
inline double shown_number(double value) { return rounded(value, 2); }

inline double whole_people(People people) { return rounded(people.value, people_decimals); }

}  // namespace hinterland
