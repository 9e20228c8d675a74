// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/bilingual.hpp"

#include <cmath>
#include <optional>

namespace hinterland {

/// By how much of the bound a value may be off the best: 0.02 for 2 %. None: the
/// bound is 0 and the value is not.
inline std::optional<double> gap_to_bound(double value, double bound) {
  if (value == bound) return 0.0;
  if (bound <= 0.0) return std::nullopt;
  return std::abs(value - bound) / bound;
}

/// "≤ 0.4 %", rounded up; or that nothing can be better.
inline std::string off_the_best(double value, double bound, const Words& words) {
  const std::optional<double> gap = gap_to_bound(value, bound);
  if (!gap) return "—";
  if (*gap == 0.0) return words("最优", "best");
  return fmt::format("≤ {:.2f} %", std::ceil(1e4 * *gap - 1e-9) / 100.0);
}

}  // namespace hinterland
