// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// Scales values from 0 to 1 by rank: the least known value gets 0, the greatest 1, equal values
/// their mean rank, and 0.5 if all are equal. Unknown values get 0. O(n log n).
std::vector<float> scale_by_rank(std::span<const std::optional<double>> values);

}  // namespace hinterland
