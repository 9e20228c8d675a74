// SPDX-License-Identifier: Apache-2.0
#include "planning/ranking.hpp"

#include <algorithm>
#include <cstdint>

namespace hinterland {

std::vector<float> scale_by_rank(std::span<const std::optional<double>> values) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    if (values[i]) order.push_back(i);
  }
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return *values[i]; });

  std::vector<float> scaled(values.size(), 0.0F);
  const double last = static_cast<double>(order.size()) - 1.0;
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && *values[order[end]] == *values[order[first]]) ++end;
    const double mean_place = static_cast<double>(first + end - 1) / 2.0;
    const double share = last > 0.0 ? mean_place / last : 0.5;
    for (; first < end; ++first) scaled[order[first]] = static_cast<float>(share);
  }
  return scaled;
}

}  // namespace hinterland
