// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>

namespace hinterland {

/// A price that is not known to the yuan.
struct PriceRange {
  Yuan low;
  Yuan mid;
  Yuan high;

  friend constexpr PriceRange operator+(const PriceRange& a, const PriceRange& b) {
    return {a.low + b.low, a.mid + b.mid, a.high + b.high};
  }
  friend constexpr PriceRange operator*(double times, const PriceRange& price) {
    return {times * price.low, times * price.mid, times * price.high};
  }
  friend constexpr bool operator==(const PriceRange&, const PriceRange&) = default;
};

/// What it costs to bring one service to a village.
struct ServicePrice {
  PriceRange per_metre;      ///< of line
  PriceRange per_household;  ///< the connection of each household
  PriceRange per_village;    ///< what each village needs once: a pump, a transformer, a station
  bool provisional = true;   ///< not from a source; to be replaced by the local price book
};

}  // namespace hinterland
