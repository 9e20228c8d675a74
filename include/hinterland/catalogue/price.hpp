// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/units.hpp>

namespace hinterland {

/// A price that is not known to the yuan.
struct PriceRange {
  Yuan low;
  Yuan mid;
  Yuan high;
};

/// What it costs to bring one service to a village.
struct ServicePrice {
  PriceRange per_metre;      ///< of line
  PriceRange per_household;  ///< the connection of each household
  PriceRange per_village;    ///< what each village needs once: a pump, a transformer, a station
  bool provisional = true;   ///< not from a source; to be replaced by the local price book
};

}  // namespace hinterland
