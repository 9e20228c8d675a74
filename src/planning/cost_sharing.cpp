// SPDX-License-Identifier: Apache-2.0
#include "planning/cost_sharing.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace hinterland {

namespace {

/// Shares the layers, the shallowest first; with `remaining_fen` the remainder of each is handed
/// out.
std::vector<Fen> share_layers(std::span<const Fen> alone, bool remaining_fen) {
  std::vector<std::size_t> order(alone.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return alone[i]; });
  std::vector<Fen> share(alone.size(), 0);
  Fen dug = 0;
  Fen paid = 0;  // so far, by each that needs the next layer
  std::vector<std::size_t> deeper(order);
  for (std::size_t first = 0; first < order.size(); ++first) {
    const Fen layer = alone[order[first]] - dug;
    const auto payers = static_cast<Fen>(order.size() - first);
    dug += layer;
    paid += layer / payers;
    share[order[first]] += paid;
    if (!remaining_fen || layer % payers == 0) continue;
    deeper.assign(order.begin() + static_cast<std::ptrdiff_t>(first), order.end());
    std::ranges::sort(deeper);
    for (Fen i = 0; i < layer % payers; ++i) ++share[deeper[static_cast<std::size_t>(i)]];
  }
  return share;
}

/// Fen with 48 binary places: over a path of 10,000 segments a village of a million people loses
/// at most a ten-thousandth of a fen.
__extension__ using FineFen = unsigned __int128;
constexpr unsigned binary_places = 48;

Fen rounded(FineFen value) {
  return static_cast<Fen>((value + (FineFen{1} << (binary_places - 1))) >> binary_places);
}

/// The share of each person downstream of a segment in it and in all segments upstream.
std::vector<FineFen> costs_of_person(std::span<const SharedSegment> segments,
                                     Fen CostRange::*part) {
  std::vector<FineFen> cost(segments.size());
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const SharedSegment& segment = segments[s];
    cost[s] = (static_cast<FineFen>(segment.cost.*part) << binary_places) / segment.cost_sharers;
    if (segment.upstream != SharedSegment::none) cost[s] += cost[segment.upstream];
  }
  return cost;
}

/// The first segment of the tree of each segment.
std::vector<std::uint32_t> trees_of(std::span<const SharedSegment> segments) {
  std::vector<std::uint32_t> tree(segments.size());
  for (std::uint32_t s = 0; s < segments.size(); ++s) {
    tree[s] = segments[s].upstream == SharedSegment::none ? s : tree[segments[s].upstream];
  }
  return tree;
}

void share_part(std::vector<CostRange>& shares, std::span<const SharedSegment> segments,
                std::span<const CostSharer> cost_sharers, const std::vector<std::uint32_t>& tree,
                Fen CostRange::*part) {
  const std::vector<FineFen> of_person = costs_of_person(segments, part);
  std::vector<Fen> tree_cost(segments.size(), 0);
  for (std::size_t s = 0; s < segments.size(); ++s) tree_cost[tree[s]] += segments[s].cost.*part;
  FineFen sum = 0;
  Fen given = 0;
  for (std::size_t b = 0; b < cost_sharers.size(); ++b) {
    const std::uint32_t here = tree[cost_sharers[b].segment];
    sum += of_person[cost_sharers[b].segment] * cost_sharers[b].people;
    const bool is_last = b + 1 == cost_sharers.size() || tree[cost_sharers[b + 1].segment] != here;
    // The last village of a tree receives what rounding down has lost.
    const Fen up_to_here = is_last ? tree_cost[here] : rounded(sum);
    shares[b].*part = up_to_here - given;
    given = is_last ? 0 : up_to_here;
    if (is_last) sum = 0;
  }
}

}  // namespace

std::vector<Fen> split_excavation(std::span<const Fen> alone) { return share_layers(alone, true); }

std::vector<Fen> min_excavation_shares(std::span<const Fen> alone) {
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

std::vector<CostRange> share_costs(std::span<const SharedSegment> segments,
                                   std::span<const CostSharer> cost_sharers) {
  std::vector<CostRange> shares(cost_sharers.size());
  const std::vector<std::uint32_t> tree = trees_of(segments);
  for (const auto part : {&CostRange::low, &CostRange::mid, &CostRange::high}) {
    share_part(shares, segments, cost_sharers, tree, part);
  }
  return shares;
}

}  // namespace hinterland
