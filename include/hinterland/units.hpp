// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <limits>

namespace hinterland {

/// A number with a unit: metres can be added to and compared with metres; adding metres to people
/// does not compile. 8 bytes, without cost at run time.
template <class Unit>
struct Quantity {
  double value = 0.0;

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
  friend constexpr Quantity operator*(double k, Quantity q) { return {k * q.value}; }
  friend constexpr Quantity operator*(Quantity q, double k) { return {k * q.value}; }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
  constexpr Quantity& operator+=(Quantity other) {
    value += other.value;
    return *this;
  }
  constexpr Quantity& operator-=(Quantity other) {
    value -= other.value;
    return *this;
  }
};

using Metres = Quantity<struct metre>;
using People = Quantity<struct person>;
using Yuan = Quantity<struct yuan>;  ///< money, in CNY
using Hectares = Quantity<struct hectare>;
using Minutes = Quantity<struct minute>;

/// Infinite: greater than every real distance.
inline constexpr Metres unreachable{std::numeric_limits<double>::infinity()};

inline namespace literals {
constexpr Metres operator""_m(unsigned long long v) { return {static_cast<double>(v)}; }
constexpr Metres operator""_km(unsigned long long v) { return {1000.0 * static_cast<double>(v)}; }
constexpr People operator""_people(unsigned long long v) { return {static_cast<double>(v)}; }
}  // namespace literals

}  // namespace hinterland
