// SPDX-License-Identifier: Apache-2.0
#include "steiner/steiner_offers.hpp"

#include <numeric>

namespace hinterland {

namespace {

std::uint32_t find(std::vector<std::uint32_t>& next, std::uint32_t key) {
  while (next[key] != key) key = next[key] = next[next[key]];
  return key;
}

}  // namespace

void SteinerOffers::rebuild(const SteinerGraph& graph, const SteinerKeyTree& tree,
                            const SteinerNearest& nearest, std::int64_t limit, bool of_branchings,
                            SteinerEffort& effort) {
  of_branchings_ = of_branchings;
  find_all(graph, nearest, limit, effort);
  path_.assign(tree.size(), {});
  two_.assign(tree.size(), {});
  next_path_.resize(tree.size());
  std::iota(next_path_.begin(), next_path_.end(), 0U);
  next_two_ = next_path_;
  unsorted_.clear();
  for (const SteinerOffer& way : all_) offer(graph, tree, nearest, way);
  if (of_branchings) sort_sides(tree.size());
}

void SteinerOffers::find_all(const SteinerGraph& graph, const SteinerNearest& nearest,
                             std::int64_t limit, SteinerEffort& effort) {
  all_.clear();
  for (std::uint32_t e = 0; e < graph.edge.size(); ++e) {
    const SteinerEdge& edge = graph.edge[e];
    const std::uint32_t a = nearest.base[edge.start];
    const std::uint32_t b = nearest.base[edge.end];
    if (a == b || a == no_place || b == no_place) continue;
    const std::int64_t length =
        nearest.distance[edge.start] + edge.cost + nearest.distance[edge.end];
    if (length < limit) all_.push_back({length, e});
  }
  effort.spend(graph.edge.size() / 4 + all_.size());
  std::ranges::sort(all_);
}

void SteinerOffers::offer(const SteinerGraph& graph, const SteinerKeyTree& tree,
                          const SteinerNearest& nearest, const SteinerOffer& way) {
  const std::uint32_t a = nearest.base[graph.edge[way.edge].start];
  const std::uint32_t b = nearest.base[graph.edge[way.edge].end];
  if ((tree.parent[a] == b && tree.up[a] == way.edge) ||
      (tree.parent[b] == a && tree.up[b] == way.edge)) {
    return;
  }
  // An end in the middle of a path would go with the path: it serves from the
  // key above on, and to the key below.
  const std::uint32_t from_a = tree.is_key(a) ? a : tree.above[a];
  const std::uint32_t from_b = tree.is_key(b) ? b : tree.above[b];
  const std::uint32_t top = tree.key[tree.common(a, b)];
  climb(tree, from_a, top, way);
  climb(tree, from_b, top, way);
  if (of_branchings_ && from_a > top && from_b > top && top != 0) unsorted_.push_back({top, way});
}

void SteinerOffers::climb(const SteinerKeyTree& tree, std::uint32_t from, std::uint32_t to,
                          const SteinerOffer& way) {
  for (std::uint32_t k = find(next_path_, from); k > to; k = find(next_path_, k)) {
    path_[k] = way;
    next_path_[k] = tree.above[k];
  }
  if (!of_branchings_) return;
  for (std::uint32_t k = find(next_two_, from); k > to && tree.above[k] > to;
       k = find(next_two_, k)) {
    two_[k] = way;
    next_two_[k] = tree.above[k];
  }
}

void SteinerOffers::sort_sides(std::size_t places) {
  first_side_.assign(places + 1, 0);
  for (const Side& side : unsorted_) ++first_side_[side.key + 1];
  std::partial_sum(first_side_.begin(), first_side_.end(), first_side_.begin());
  sides_.resize(unsorted_.size());
  next_two_.assign(first_side_.begin(), first_side_.end() - 1);
  for (const Side& side : unsorted_) sides_[next_two_[side.key]++] = side.offer;
}

}  // namespace hinterland
