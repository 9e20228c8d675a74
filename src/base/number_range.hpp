// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

namespace hinterland {

/// Least and most that a number may be, both allowed.
struct NumberRange {
  double least = -std::numeric_limits<double>::max();
  double most = std::numeric_limits<double>::max();
};

inline constexpr NumberRange not_negative{0.0};
inline constexpr NumberRange share_range{0.0, 1.0};

}  // namespace hinterland
