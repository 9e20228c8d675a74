// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/summary.hpp>
#include <hinterland/units.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <optional>

namespace hinterland {

using Json = nlohmann::ordered_json;

/// Whole numbers without ".0", so that people and metres read as they are meant.
inline Json number(double value) {
  if (std::abs(value) < 9e15 && value == std::floor(value)) return static_cast<std::int64_t>(value);
  return value;
}

template <class Unit>
Json number(Quantity<Unit> value) {
  return number(value.value);
}

template <class Unit>
Json number(const std::optional<Quantity<Unit>>& value) {
  return value ? number(value->value) : Json(nullptr);
}

/// In CNY, to the fen.
inline Json money(Fen cost) { return number(to_yuan(cost).value); }

/// The figures of a study as run.json has them.
Json figures_json(const Figures& figures, const ServiceCatalogue& catalogue, const Sites& sites);

}  // namespace hinterland
