// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// Scales values 0 to 1 by rank: the least known value gets 0, the greatest 1,
/// equal values the mean of their places; where all are equal, 0.5. A value
/// that is not known gets 0. O(n log n).
std::vector<float> scale_by_rank(std::span<const std::optional<double>> values);

}  // namespace hinterland
