// SPDX-License-Identifier: Apache-2.0
#include "steiner/key_exchange.hpp"

#include <algorithm>
#include <numeric>

namespace hinterland::steiner {

void BoundaryPaths::rebuild(const Graph& graph, const KeyTree& tree, const VoronoiRegions& nearest,
                            std::int64_t limit, bool with_vertices, Effort& effort) {
  with_vertices_ = with_vertices;
  find_all(graph, nearest, limit, effort);
  path_.assign(tree.size(), {});
  vertex_.assign(tree.size(), {});
  free_path_.reset(tree.size());
  free_vertex_.reset(tree.size());
  unsorted_.clear();
  for (const BoundaryPath& path : all_) assign(graph, tree, nearest, path);
  if (with_vertices) sort_sides(tree.size());
}

void BoundaryPaths::find_all(const Graph& graph, const VoronoiRegions& nearest, std::int64_t limit,
                             Effort& effort) {
  all_.clear();
  for (std::uint32_t e = 0; e < graph.edge.size(); ++e) {
    const Edge& edge = graph.edge[e];
    if (!nearest.is_boundary(edge)) continue;
    const std::int64_t length = nearest.length_over(edge);
    if (length < limit) all_.push_back({length, e});
  }
  effort.spend(graph.edge.size() / 4 + all_.size());
  std::ranges::sort(all_);
}

void BoundaryPaths::assign(const Graph& graph, const KeyTree& tree, const VoronoiRegions& nearest,
                           const BoundaryPath& path) {
  const std::uint32_t a = nearest.base[graph.edge[path.edge].start];
  const std::uint32_t b = nearest.base[graph.edge[path.edge].end];
  if ((tree.parent[a] == b && tree.up[a] == path.edge) ||
      (tree.parent[b] == a && tree.up[b] == path.edge)) {
    return;
  }
  // An end inside a key path is removed with the path: the boundary path counts from the key above.
  const std::uint32_t from_a = tree.is_key(a) ? a : tree.above[a];
  const std::uint32_t from_b = tree.is_key(b) ? b : tree.above[b];
  const std::uint32_t top = tree.key[tree.common(a, b)];
  climb(tree, from_a, top, path);
  climb(tree, from_b, top, path);
  if (with_vertices_ && from_a > top && from_b > top && top != 0) unsorted_.push_back({top, path});
}

void BoundaryPaths::climb(const KeyTree& tree, std::uint32_t from, std::uint32_t to,
                          const BoundaryPath& path) {
  for (std::uint32_t k = free_path_.find(from); k > to; k = free_path_.find(k)) {
    path_[k] = path;
    free_path_.join(k, tree.above[k]);
  }
  if (!with_vertices_) return;
  for (std::uint32_t k = free_vertex_.find(from); k > to && tree.above[k] > to;
       k = free_vertex_.find(k)) {
    vertex_[k] = path;
    free_vertex_.join(k, tree.above[k]);
  }
}

void BoundaryPaths::sort_sides(std::size_t places) {
  first_side_.assign(places + 1, 0);
  for (const Side& side : unsorted_) ++first_side_[side.key + 1];
  std::partial_sum(first_side_.begin(), first_side_.end(), first_side_.begin());
  sides_.resize(unsorted_.size());
  std::vector<std::uint32_t> next(first_side_.begin(), first_side_.end() - 1);
  for (const Side& side : unsorted_) sides_[next[side.key]++] = side.path;
}

KeyExchanges::KeyExchanges(const Graph& graph, const KeyTree& tree, const VoronoiRegions& nearest,
                           const BoundaryPaths& boundary, Effort& effort)
    : graph_(graph),
      tree_(tree),
      nearest_(nearest),
      boundary_(boundary),
      effort_(effort),
      is_left_(graph.nodes()) {
  fresh_.reset(graph.nodes());
}

std::optional<KeyExchange> KeyExchanges::path_exchange(std::uint32_t key) {
  clear();
  const std::uint32_t only[] = {key};
  below_ = only;
  leave_path(key);
  const std::int64_t out = tree_.cost[key];
  const BoundaryPath& around = boundary_.around_path(key);
  if (around.length < out) closing_.push_back(around);
  spread(around.length < out ? around.length : out);
  auto exchange = close(key, out);
  below_ = {};
  return exchange;
}

std::optional<KeyExchange> KeyExchanges::vertex_exchange(std::uint32_t key,
                                                         std::span<const std::uint32_t> below) {
  clear();
  below_ = below;
  std::int64_t out = tree_.cost[key];
  leave(key);
  leave_path(key);
  for (const std::uint32_t child : below) {
    out += tree_.cost[child];
    leave_path(child);
    const BoundaryPath& around = boundary_.around_vertex(child);
    if (around.length < out) closing_.push_back(around);
  }
  const auto between = boundary_.between(key);
  closing_.insert(closing_.end(), between.begin(), between.end());
  spread(out);
  auto exchange = close(key, out);
  if (exchange) exchange->is_vertex = true;
  below_ = {};
  return exchange;
}

void KeyExchanges::clear() {
  for (const std::uint32_t node : left_) {
    is_left_[node] = 0;
    fresh_.distance[node] = infinite;
    fresh_.base[node] = no_place;
    fresh_.by[node] = no_arc;
  }
  left_.clear();
  queue_.clear();
  closing_.clear();
}

/// Detaches the nodes in the regions of the inner places of a key path.
void KeyExchanges::leave_path(std::uint32_t key) {
  for (std::uint32_t p = tree_.parent[key]; p != tree_.above[key]; p = tree_.parent[p]) leave(p);
}

void KeyExchanges::leave(std::uint32_t place) {
  for (const std::uint32_t node : nearest_.region(place)) {
    is_left_[node] = 1;
    left_.push_back(node);
  }
}

void KeyExchanges::reach_from_outside(std::int64_t limit) {
  for (const std::uint32_t node : left_) {
    effort_.spend(graph_.arcs_of(node).size());
    for (const auto& [other, arc, cost] : graph_.arcs_of(node)) {
      if (is_left_[other] || nearest_.base[other] == no_place) continue;
      const std::int64_t there = nearest_.distance[other] + cost;
      if (there >= fresh_.distance[node] || there >= limit) continue;
      fresh_.distance[node] = there;
      fresh_.base[node] = nearest_.base[other];
      fresh_.by[node] = arc ^ 1U;
    }
    if (fresh_.base[node] != no_place) queue_.push(fresh_.distance[node], node);
  }
}

/// Finds the nearest remaining places of the detached nodes, and the boundary paths through them.
void KeyExchanges::spread(std::int64_t limit) {
  const std::int64_t half = (limit + 1) / 2;  // the middle of a path is at most this far
  reach_from_outside(half);
  const auto may_enter = [&](std::uint32_t node, std::int64_t at) {
    return is_left_[node] && at < half;
  };
  search_regions(graph_, fresh_, queue_, may_enter, effort_);
  find_closing(limit);
}

void KeyExchanges::find_closing(std::int64_t limit) {
  for (const std::uint32_t node : left_) {
    if (fresh_.base[node] == no_place) continue;
    const std::uint32_t part = part_of(fresh_.base[node]);
    for (const auto& [other, arc, cost] : graph_.arcs_of(node)) {
      if (is_left_[other] && other < node) continue;
      const std::uint32_t base = base_of(other);
      if (base == no_place || part_of(base) == part) continue;
      const std::int64_t length = fresh_.distance[node] + cost + nearest_to(other).distance[other];
      if (length < limit) closing_.push_back({length, arc / 2});
    }
  }
}

/// Which of the keys a place descends from; none: the number of keys.
std::uint32_t KeyExchanges::part_of(std::uint32_t place) const {
  const auto after = std::ranges::upper_bound(below_, place);
  const auto part = static_cast<std::uint32_t>(after - below_.begin());
  const auto rest = static_cast<std::uint32_t>(below_.size());
  return part > 0 && tree_.is_downstream(place, below_[part - 1]) ? part - 1 : rest;
}

/// Connects the parts by the shortest boundary paths, if these cost less than what is removed.
std::optional<KeyExchange> KeyExchanges::close(std::uint32_t key, std::int64_t out) {
  std::ranges::sort(closing_);
  DisjointSets parts(below_.size() + 1);
  std::size_t missing = below_.size();
  std::vector<BoundaryPath> taken;
  std::int64_t left = out;
  for (const BoundaryPath& path : closing_) {
    const Edge& edge = graph_.edge[path.edge];
    if (path.length >= left || missing == 0) break;
    if (!parts.join(part_of(base_of(edge.start)), part_of(base_of(edge.end)))) continue;
    left -= path.length;
    taken.push_back(path);
    --missing;
  }
  if (missing > 0) return {};
  KeyExchange exchange{left, key, false, {}, {}};
  for (const BoundaryPath& path : taken) {
    exchange.added.push_back(path.edge);
    const std::uint32_t from = follow(graph_.edge[path.edge].start, exchange.added);
    const std::uint32_t to = follow(graph_.edge[path.edge].end, exchange.added);
    exchange.between.emplace_back(from, to);
  }
  std::ranges::sort(exchange.added);
  exchange.added.erase(std::unique(exchange.added.begin(), exchange.added.end()),
                       exchange.added.end());
  return exchange;
}

/// Adds the edges from a node to its place; returns the place.
std::uint32_t KeyExchanges::follow(std::uint32_t node, std::vector<std::uint32_t>& edges) const {
  const std::uint32_t base = base_of(node);
  for (;;) {
    const Arc arc = nearest_to(node).by[node];
    if (arc == no_arc) return base;
    edges.push_back(arc / 2);
    node = graph_.head(arc ^ 1U);
  }
}

}  // namespace hinterland::steiner
