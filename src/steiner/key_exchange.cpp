// SPDX-License-Identifier: Apache-2.0
#include "steiner/key_exchange.hpp"

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

SteinerRepair::SteinerRepair(const SteinerGraph& graph, const SteinerState& state,
                             const SteinerKeyTree& tree, const SteinerNearest& nearest,
                             const SteinerOffers& offers, SteinerEffort& effort)
    : graph_(graph),
      state_(state),
      tree_(tree),
      nearest_(nearest),
      offers_(offers),
      effort_(effort),
      is_left_(graph.nodes()),
      distance_(graph.nodes(), steiner_infinite),
      base_(graph.nodes(), no_place),
      by_(graph.nodes(), no_arc) {}

std::optional<SteinerExchange> SteinerRepair::of_path(std::uint32_t key) {
  clear();
  const std::uint32_t only[] = {key};
  below_ = only;
  leave_path(key);
  const std::int64_t out = tree_.cost[key];
  const SteinerOffer& around = offers_.around_path(key);
  if (around.length < out) ways_.push_back(around);
  spread(around.length < out ? around.length : out);
  auto exchange = close(key, out);
  below_ = {};
  return exchange;
}

std::optional<SteinerExchange> SteinerRepair::of_branching(std::uint32_t key,
                                                           std::span<const std::uint32_t> below) {
  clear();
  below_ = below;
  std::int64_t out = tree_.cost[key];
  leave(key);
  leave_path(key);
  for (const std::uint32_t child : below) {
    out += tree_.cost[child];
    leave_path(child);
    const SteinerOffer& around = offers_.around_two(child);
    if (around.length < out) ways_.push_back(around);
  }
  const auto between = offers_.between(key);
  ways_.insert(ways_.end(), between.begin(), between.end());
  spread(out);
  auto exchange = close(key, out);
  if (exchange) exchange->is_branching = true;
  below_ = {};
  return exchange;
}

void SteinerRepair::clear() {
  for (const std::uint32_t node : left_) {
    is_left_[node] = 0;
    distance_[node] = steiner_infinite;
    base_[node] = no_place;
    by_[node] = no_arc;
  }
  left_.clear();
  waiting_.clear();
  ways_.clear();
}

/// The nodes of the inner places of a key's path look for another place.
void SteinerRepair::leave_path(std::uint32_t key) {
  for (std::uint32_t p = tree_.parent[key]; p != tree_.above[key]; p = tree_.parent[p]) leave(p);
}

void SteinerRepair::leave(std::uint32_t place) {
  for (const std::uint32_t node : nearest_.cell(place)) {
    is_left_[node] = 1;
    left_.push_back(node);
  }
}

void SteinerRepair::reach_from_outside(std::int64_t limit) {
  for (const std::uint32_t node : left_) {
    effort_.spend(graph_.arcs_of(node).size());
    for (const auto& [other, arc, cost] : graph_.arcs_of(node)) {
      if (is_left_[other] || nearest_.base[other] == no_place) continue;
      const std::int64_t there = nearest_.distance[other] + cost;
      if (there >= distance_[node] || there >= limit) continue;
      distance_[node] = there;
      base_[node] = nearest_.base[other];
      by_[node] = arc ^ 1U;
    }
    if (base_[node] != no_place) waiting_.push(distance_[node], node);
  }
}

/// Finds the nearest places of the nodes that have left theirs, and the ways
/// between parts that lead through them.
void SteinerRepair::spread(std::int64_t limit) {
  const std::int64_t half = (limit + 1) / 2;  // the middle of a way is not farther
  reach_from_outside(half);
  while (!waiting_.empty()) {
    const auto [here, node] = waiting_.pop();
    if (here > distance_[node]) continue;
    effort_.spend(graph_.arcs_of(node).size());
    for (const auto& [next, arc, cost] : graph_.arcs_of(node)) {
      const std::int64_t there = here + cost;
      if (!is_left_[next] || there >= distance_[next] || there >= half) continue;
      distance_[next] = there;
      base_[next] = base_[node];
      by_[next] = arc;
      waiting_.push(there, next);
    }
  }
  find_ways(limit);
}

void SteinerRepair::find_ways(std::int64_t limit) {
  for (const std::uint32_t node : left_) {
    if (base_[node] == no_place) continue;
    const std::uint32_t part = part_of(base_[node]);
    for (const auto& [other, arc, cost] : graph_.arcs_of(node)) {
      if (is_left_[other] && other < node) continue;
      const std::uint32_t base = base_of(other);
      if (base == no_place || part_of(base) == part) continue;
      const std::int64_t end = is_left_[other] ? distance_[other] : nearest_.distance[other];
      const std::int64_t length = distance_[node] + cost + end;
      if (length < limit) ways_.push_back({length, arc / 2});
    }
  }
}

/// Behind which of the keys a place is; behind none: their number.
std::uint32_t SteinerRepair::part_of(std::uint32_t place) const {
  const auto after = std::ranges::upper_bound(below_, place);
  const auto part = static_cast<std::uint32_t>(after - below_.begin());
  const auto rest = static_cast<std::uint32_t>(below_.size());
  return part > 0 && tree_.is_behind(place, below_[part - 1]) ? part - 1 : rest;
}

/// Joins the parts by the shortest ways, if they cost less than what is out.
std::optional<SteinerExchange> SteinerRepair::close(std::uint32_t key, std::int64_t out) {
  std::ranges::sort(ways_);
  SteinerParts parts(below_.size() + 1);
  std::size_t missing = below_.size();
  std::vector<SteinerOffer> taken;
  std::int64_t left = out;
  for (const SteinerOffer& way : ways_) {
    const SteinerEdge& edge = graph_.edge[way.edge];
    if (way.length >= left || missing == 0) break;
    if (!parts.join(part_of(base_of(edge.start)), part_of(base_of(edge.end)))) continue;
    left -= way.length;
    taken.push_back(way);
    --missing;
  }
  if (missing > 0) return {};
  SteinerExchange exchange{left, key, false, {}, {}};
  for (const SteinerOffer& way : taken) {
    exchange.added.push_back(way.edge);
    const std::uint32_t from = follow(graph_.edge[way.edge].start, exchange.added);
    const std::uint32_t to = follow(graph_.edge[way.edge].end, exchange.added);
    exchange.between.push_back({from, to});
  }
  std::ranges::sort(exchange.added);
  exchange.added.erase(std::unique(exchange.added.begin(), exchange.added.end()),
                       exchange.added.end());
  return exchange;
}

/// Adds the edges from a node back to its place, and returns that.
std::uint32_t SteinerRepair::follow(std::uint32_t node, std::vector<std::uint32_t>& edges) const {
  const std::uint32_t base = base_of(node);
  for (;;) {
    const SteinerArc arc = is_left_[node] ? by_[node] : nearest_.by[node];
    if (arc == no_arc) return base;
    edges.push_back(arc / 2);
    node = graph_.head(arc ^ 1U);
  }
}

}  // namespace hinterland
