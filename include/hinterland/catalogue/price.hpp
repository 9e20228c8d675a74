// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>
#include <hinterland/catalogue/cost.hpp>

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

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

/// To the nearest fen.
inline CostRange to_fen(const PriceRange& price) {
  return {std::llround(price.low.value * 100.0), std::llround(price.mid.value * 100.0),
          std::llround(price.high.value * 100.0)};
}

/// What is needed again and again: a pump every so many metres of line, a
/// transformer for every so many people.
struct PriceItem {
  std::string id;  ///< pump, transformer, ...: snake_case
  std::string name_zh;
  std::string name_en;
  PriceRange price;     ///< of one
  Metres every_metres;  ///< of line: each metre bears its part; 0: not by length
  People every_people;  ///< in a village: begun ones count whole; 0: not by people
};

/// What a village does where joining it to the network is too dear.
struct StandAlone {
  std::string id;  ///< well, septic_tank, ...: snake_case
  std::string name_zh;
  std::string name_en;
  PriceRange per_household;
  PriceRange per_village;
};

/// What it costs to bring one service to a village.
struct ServicePrice {
  PriceRange per_metre;         ///< of line along a road, trench included
  PriceRange per_metre_across;  ///< of line across country, trench included
  PriceRange trench_per_metre;  ///< of both: services in one trench pay the dearest of theirs once
  PriceRange per_household;     ///< the connection of each household
  PriceRange per_village;       ///< what each village needs once
  std::vector<PriceItem> items;
  /// A gap that costs more a person, at likely prices, stands alone; infinite: none.
  Yuan limit_per_person{std::numeric_limits<double>::infinity()};
  std::optional<StandAlone> stand_alone;  ///< none: the catalogue knows no alternative
  bool provisional = true;  ///< not from a source; to be replaced by the local price book

  /// Lines are laid for it, and cost something; false: all is done in the village.
  bool needs_line() const { return per_metre != PriceRange{} || per_metre_across != PriceRange{}; }
};

}  // namespace hinterland
