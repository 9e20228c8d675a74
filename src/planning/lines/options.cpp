// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/options.hpp"

#include <numeric>

namespace hinterland {

std::vector<bool> LineOptions::reachable(std::span<const VillageId> villages) const {
  std::vector<std::uint32_t> above(root() + std::size_t{1});
  std::iota(above.begin(), above.end(), 0U);
  const auto top = [&](std::uint32_t node) {
    while (above[node] != node) node = above[node] = above[above[node]];
    return node;
  };
  for (std::uint32_t row = 0; row < size(); ++row) {
    const auto joined = ends(row);
    above[top(joined.first)] = top(joined.second);
  }
  std::vector<bool> result;
  result.reserve(villages.size());
  for (const VillageId v : villages) {
    result.push_back(top(node_or_root(RouteNodeId{v.index})) == top(root()));
  }
  return result;
}

}  // namespace hinterland
