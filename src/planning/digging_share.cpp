// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/digging_share.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace hinterland {

namespace {

/// Digs layer by layer, the shallowest first; `odd_fen`: hands out what does not divide.
std::vector<Fen> share_layers(std::span<const Fen> alone, bool odd_fen) {
  std::vector<std::size_t> order(alone.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return alone[i]; });
  std::vector<Fen> share(alone.size(), 0);
  Fen dug = 0;
  Fen paid = 0;  // by each who needs the next layer
  std::vector<std::size_t> deeper(order);
  for (std::size_t first = 0; first < order.size(); ++first) {
    const Fen layer = alone[order[first]] - dug;
    const auto payers = static_cast<Fen>(order.size() - first);
    dug += layer;
    paid += layer / payers;
    share[order[first]] += paid;
    if (!odd_fen || layer % payers == 0) continue;
    deeper.assign(order.begin() + static_cast<std::ptrdiff_t>(first), order.end());
    std::ranges::sort(deeper);
    for (Fen i = 0; i < layer % payers; ++i) ++share[deeper[static_cast<std::size_t>(i)]];
  }
  return share;
}

}  // namespace

std::vector<Fen> split_digging(std::span<const Fen> alone) { return share_layers(alone, true); }

std::vector<Fen> least_digging_shares(std::span<const Fen> alone) {
  return share_layers(alone, false);
}

}  // namespace hinterland
