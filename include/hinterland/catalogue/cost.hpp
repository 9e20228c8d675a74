// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>

#include <cstdint>

namespace hinterland {

/// Money that must add up to the cent: whole fen, 1/100 of a yuan.
using Fen = std::int64_t;

inline Yuan to_yuan(Fen cost) { return {static_cast<double>(cost) / 100.0}; }

/// What something costs, in whole fen: at low, likely and high prices.
struct CostRange {
  Fen low = 0;
  Fen mid = 0;
  Fen high = 0;

  friend constexpr CostRange operator+(const CostRange& a, const CostRange& b) {
    return {a.low + b.low, a.mid + b.mid, a.high + b.high};
  }
  friend constexpr CostRange operator-(const CostRange& a, const CostRange& b) {
    return {a.low - b.low, a.mid - b.mid, a.high - b.high};
  }
  constexpr CostRange& operator+=(const CostRange& other) { return *this = *this + other; }
  constexpr CostRange& operator-=(const CostRange& other) { return *this = *this - other; }
  friend constexpr bool operator==(const CostRange&, const CostRange&) = default;
};

}  // namespace hinterland
