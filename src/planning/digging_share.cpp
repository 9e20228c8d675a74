// SPDX-License-Identifier: Apache-2.0
#include "planning/digging_share.hpp"

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

std::vector<Fen> at_most(std::vector<Fen> shares, std::span<const Fen> most) {
  Fen too_much = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    too_much += std::max<Fen>(0, shares[i] - most[i]);
    shares[i] = std::min(shares[i], most[i]);
  }
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const Fen room = std::min(too_much, most[i] - shares[i]);
    shares[i] += room;
    too_much -= room;
  }
  return shares;
}

std::vector<Fen> at_least(std::vector<Fen> shares, std::span<const Fen> least) {
  Fen lacking = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    lacking += std::max<Fen>(0, least[i] - shares[i]);
    shares[i] = std::max(shares[i], least[i]);
  }
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const Fen more = std::min(lacking, shares[i] - least[i]);
    shares[i] -= more;
    lacking -= more;
  }
  return shares;
}

}  // namespace hinterland
