// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/metre_price.hpp"

#include <cmath>

namespace hinterland {

namespace {

CostRange times(std::int64_t count, const CostRange& cost) {
  return {count * cost.low, count * cost.mid, count * cost.high};
}

/// What all items by the metre add to each metre.
PriceRange items_of_metre(const ServicePrice& price) {
  PriceRange sum;
  for (const PriceItem& item : price.items) {
    if (item.every_metres > 0_m) sum = sum + (1.0 / item.every_metres.value) * item.price;
  }
  return sum;
}

Fen of_line(Fen per_metre, std::uint64_t centimetres) {
  return (per_metre * static_cast<Fen>(centimetres) + 99) / 100;
}

}  // namespace

LinePrice line_price(const ServicePrice& price) {
  const PriceRange items = items_of_metre(price);
  return {to_fen(price.per_metre + items), to_fen(price.per_metre_across + items),
          to_fen(price.trench_per_metre)};
}

CostRange line_cost(const CostRange& per_metre, std::uint64_t centimetres) {
  return {of_line(per_metre.low, centimetres), of_line(per_metre.mid, centimetres),
          of_line(per_metre.high, centimetres)};
}

CostRange local_cost(const ServicePrice& price, std::int64_t households, double people) {
  CostRange cost = times(households, to_fen(price.per_household)) + to_fen(price.per_village);
  for (const PriceItem& item : price.items) {
    if (item.every_people <= 0_people) continue;
    cost += times(std::llround(std::ceil(people / item.every_people.value)), to_fen(item.price));
  }
  return cost;
}

CostRange local_cost(const StandAlone& alternative, std::int64_t households) {
  return times(households, to_fen(alternative.per_household)) + to_fen(alternative.per_village);
}

}  // namespace hinterland
