// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

namespace hinterland {

/// A closed range of permitted values.
struct NumberRange {
  double least = -std::numeric_limits<double>::max();
  double most = std::numeric_limits<double>::max();
};

inline constexpr NumberRange not_negative{0.0};
inline constexpr NumberRange share_range{0.0, 1.0};

}  // namespace hinterland
