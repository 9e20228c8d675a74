// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <string_view>

namespace hinterland {

/// A closed range of permitted values.
struct NumberRange {
  double least = -std::numeric_limits<double>::max();
  double most = std::numeric_limits<double>::max();
};

inline constexpr NumberRange not_negative{0.0};
inline constexpr NumberRange share_range{0.0, 1.0};
inline constexpr NumberRange length_range{0.0, 4e7};  ///< m; once around the Earth

/// Throws UsageError, naming the setting, its value and the permitted values, for a value outside
/// the range; NaN is outside every range.
void require_within(std::string_view name, double value, const NumberRange& range);

}  // namespace hinterland
