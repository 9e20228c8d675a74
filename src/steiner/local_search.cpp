// SPDX-License-Identifier: Apache-2.0
#include "steiner/local_search.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

namespace hinterland::steiner {

namespace {

/// Neighbours farther apart in the tree than this number of edges are not tried.
constexpr int longest_walk = 1000;

/// Marks an edge of the tree that has been exchanged.
constexpr std::uint32_t settled = 0xFFFFFFFF;

/// An exchange whose new path closes a cycle of more key paths is postponed to the next round.
constexpr int max_steps = 2000;

}  // namespace

bool VertexInsertion::insert(const KeyTree& tree, Edges& edges) {
  stretches_.assign(tree.size(), 0);
  is_resolved_.assign(tree.size(), 0);
  is_joined_.assign(tree.size(), 0);
  added_.clear();
  now_ = 0;
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node) {
    if (tree.place_of[node] != no_place || state_.is_gone[node]) continue;
    if (!list_neighbours(tree, node)) continue;
    if (saves(tree)) finish(tree);
    for (const std::uint32_t place : joined_) is_joined_[place] = 0;
  }
  if (added_.empty()) return false;
  edges.swap(added_);
  for (std::uint32_t p = 1; p < tree.size(); ++p) {
    if (stretches_[p] != settled) edges.push_back(tree.up[p]);
  }
  return true;
}

bool VertexInsertion::list_neighbours(const KeyTree& tree, std::uint32_t node) {
  neighbours_.clear();
  if (graph_.arcs_of(node).size() < 3) return false;
  effort_.spend(graph_.arcs_of(node).size());
  for (const Step& step : graph_.arcs_of(node)) {
    const std::uint32_t place = tree.place_of[step.head];
    if (place != no_place && stretches_[place] != settled) neighbours_.push_back(step.arc);
  }
  if (neighbours_.size() < 3) return false;
  std::ranges::sort(neighbours_, {}, [&](Arc arc) { return std::pair(graph_.cost(arc), arc); });
  return true;
}

/// Connects the node to its neighbours one by one, removing the most expensive stretch of each
/// cycle.
bool VertexInsertion::saves(const KeyTree& tree) {
  ++now_;
  joined_.clear();
  arcs_.clear();
  out_.clear();
  walked_.clear();
  gain_ = 0;
  for (const Arc arc : neighbours_) {
    if (!join(tree, arc)) return false;
  }
  return gain_ > 0;
}

/// Returns false if the path to the others cannot be evaluated.
bool VertexInsertion::join(const KeyTree& tree, Arc arc) {
  const std::uint32_t place = tree.place_of[graph_.head(arc)];
  if (is_resolved_[place]) return false;
  Stretch most_expensive;
  const auto is_way = [&](std::uint32_t other) { return walk(tree, place, other, most_expensive); };
  if (!joined_.empty()) {
    if (std::ranges::none_of(joined_, is_way))
      return true;  // separated by a stretch removed earlier
    if (most_expensive.cost <= graph_.cost(arc)) return true;
    for (std::uint32_t p = most_expensive.from; p != most_expensive.to; p = tree.parent[p])
      stretches_[p] = now_;
    gain_ += most_expensive.cost;
    out_.push_back(most_expensive);
  }
  gain_ -= graph_.cost(arc);
  joined_.push_back(place);
  is_joined_[place] = 1;
  arcs_.push_back(arc);
  return true;
}

/// Finds the most expensive stretch on the path between two places; returns false if the path is
/// cut or contains another neighbour.
bool VertexInsertion::walk(const KeyTree& tree, std::uint32_t from, std::uint32_t to,
                           Stretch& most_expensive) {
  most_expensive = {};
  const std::uint32_t target = to;
  Stretch sides[2] = {{0, from, from}, {0, to, to}};
  int steps = 0;
  while (sides[0].to != sides[1].to) {
    Stretch& side = sides[0].to > sides[1].to ? sides[0] : sides[1];
    if (++steps > longest_walk || stretches_[side.to] == now_ || is_resolved_[side.to])
      return false;
    walked_.push_back(side.to);
    side.cost += graph_.edge[tree.up[side.to]].cost;
    side.to = tree.parent[side.to];
    const bool is_end = side.to == target || side.to == from;
    if (is_joined_[side.to] && !is_end) return false;
    if (!is_end && !tree.is_key(side.to)) continue;
    if (side.cost > most_expensive.cost) most_expensive = side;
    side = {0, side.to, side.to};
  }
  effort_.spend(static_cast<std::size_t>(steps));
  return true;
}

/// Makes the changes and locks the places that they depend on.
void VertexInsertion::finish(const KeyTree& tree) {
  for (const Arc arc : arcs_) added_.push_back(arc / 2);
  for (const std::uint32_t place : walked_) is_resolved_[place] = 1;
  for (const std::uint32_t place : joined_) is_resolved_[place] = 1;
  for (const Stretch& stretch : out_) {
    for (std::uint32_t p = stretch.from; p != stretch.to; p = tree.parent[p]) {
      stretches_[p] = settled;
    }
  }
}

Edges LocalSearch::improve(Edges edges, double min_gain) {
  const auto reaches_gain = [&](std::int64_t gain) {
    return gain == 0 ||
           static_cast<double>(gain) < min_gain * static_cast<double>(cost_of(graph_, edges));
  };
  while (!edges.empty()) {
    if (!reaches_gain(make_exchanges(edges, true))) continue;
    if (reaches_gain(insert_vertices(edges))) break;
  }
  return edges;
}

Edges LocalSearch::improve_once(Edges edges) {
  if (edges.empty()) return edges;
  make_exchanges(edges, false);
  insert_vertices(edges);
  return edges;
}

/// One round; returns the gain.
std::int64_t LocalSearch::make_exchanges(Edges& edges, bool with_vertices) {
  tree_.rebuild(graph_, state_, edges);
  list_below();
  find_exchanges(with_vertices);
  if (found_.empty()) return 0;
  std::ranges::sort(found_, [](const KeyExchange& a, const KeyExchange& b) {
    return std::tie(b.gain, a.key, a.is_vertex) < std::tie(a.gain, b.key, b.is_vertex);
  });
  is_out_.assign(tree_.size(), 0);
  is_attached_.assign(tree_.size(), 0);
  is_held_.assign(tree_.size(), 0);
  is_gone_.assign(tree_.size(), 0);
  const std::int64_t before = cost_of(graph_, edges);
  for (const KeyExchange& exchange : found_) {
    if (may_make(exchange)) make(exchange);
  }
  put_together(edges);
  prune(graph_, state_, edges);
  return before - cost_of(graph_, edges);
}

std::int64_t LocalSearch::insert_vertices(Edges& edges) {
  const std::int64_t before = cost_of(graph_, edges);
  tree_.rebuild(graph_, state_, edges);
  if (!insertion_.insert(tree_, edges)) return 0;
  prune(graph_, state_, edges);
  return before - cost_of(graph_, edges);
}

/// The keys directly below each key, ascending.
void LocalSearch::list_below() {
  const auto places = static_cast<std::uint32_t>(tree_.size());
  first_below_.assign(places + 2, 0);
  for (std::uint32_t p = 1; p < places; ++p) {
    if (tree_.is_key(p)) ++first_below_[tree_.above[p] + 2];
  }
  std::partial_sum(first_below_.begin(), first_below_.end(), first_below_.begin());
  below_.resize(first_below_.back());
  for (std::uint32_t p = 1; p < places; ++p) {
    if (tree_.is_key(p)) below_[first_below_[tree_.above[p] + 1]++] = p;
  }
}

void LocalSearch::find_exchanges(bool with_vertices) {
  const auto places = static_cast<std::uint32_t>(tree_.size());
  const auto is_vertex = [&](std::uint32_t p) {
    return with_vertices && tree_.is_key(p) && p > 0 && !state_.is_terminal[tree_.node[p]];
  };
  std::int64_t most_expensive = 0;
  for (std::uint32_t p = 1; p < places; ++p) {
    if (!tree_.is_key(p)) continue;
    std::int64_t out = tree_.cost[p];
    if (is_vertex(p)) {
      for (const std::uint32_t child : below(p)) out += tree_.cost[child];
    }
    most_expensive = std::max(most_expensive, out);
  }
  // The middle of a cheaper path is at most half as far.
  nearest_.rebuild(graph_, state_, tree_, (most_expensive + 1) / 2, effort_);
  boundary_.rebuild(graph_, tree_, nearest_, most_expensive, with_vertices, effort_);
  found_.clear();
  for (std::uint32_t p = 1; p < places; ++p) {
    if (!tree_.is_key(p)) continue;
    if (auto exchange = exchanges_.path_exchange(p)) found_.push_back(std::move(*exchange));
    if (!is_vertex(p)) continue;
    if (auto exchange = exchanges_.vertex_exchange(p, below(p)))
      found_.push_back(std::move(*exchange));
  }
}

/// Whether the part of the tree that the exchange was computed for is unchanged.
bool LocalSearch::may_make(const KeyExchange& exchange) const {
  const auto stays = [&](std::uint32_t key) { return !is_out_[key] && !is_attached_[key]; };
  if (!stays(exchange.key)) return false;
  if (exchange.is_vertex) {
    if (is_held_[exchange.key] || !std::ranges::all_of(below(exchange.key), stays)) return false;
  }
  for (const auto& [a, b] : exchange.between) {
    if (!holds(a) || !holds(b) || !is_whole(a, b)) return false;
  }
  return std::ranges::none_of(exchange.added, [&](std::uint32_t e) {
    return is_used_[graph_.edge[e].start] || is_used_[graph_.edge[e].end];
  });
}

bool LocalSearch::holds(std::uint32_t place) const {
  return tree_.is_key(place) ? !is_gone_[place] : !is_out_[tree_.key[place]];
}

/// Whether the path of the tree between two places is unchanged.
bool LocalSearch::is_whole(std::uint32_t from, std::uint32_t to) const {
  const std::uint32_t top = tree_.key[tree_.common(from, to)];
  int left = max_steps;
  for (std::uint32_t p : {from, to}) {
    for (p = tree_.is_key(p) ? p : tree_.above[p]; p > top; p = tree_.above[p]) {
      if (is_out_[p] || --left == 0) return false;
    }
  }
  return true;
}

/// Whether a node of an exchange's new paths is not one of the places that they connect.
bool LocalSearch::is_new(std::uint32_t node, const KeyExchange& exchange) const {
  const std::uint32_t p = tree_.place_of[node];
  return p == no_place || std::ranges::none_of(exchange.between, [&](const auto& joined) {
           return joined.first == p || joined.second == p;
         });
}

void LocalSearch::make(const KeyExchange& exchange) {
  is_out_[exchange.key] = 1;
  if (exchange.is_vertex) {
    is_gone_[exchange.key] = 1;
    for (const std::uint32_t child : below(exchange.key)) is_out_[child] = 1;
  }
  for (const auto& [a, b] : exchange.between) {
    attach(a);
    attach(b);
  }
  for (const std::uint32_t e : exchange.added) {
    for (const std::uint32_t node : {graph_.edge[e].start, graph_.edge[e].end}) {
      if (!is_new(node, exchange)) continue;
      is_used_[node] = 1;
      used_.push_back(node);
    }
  }
  // Edges of the removed path that the new one uses are added again.
  gained_.insert(gained_.end(), exchange.added.begin(), exchange.added.end());
}

void LocalSearch::attach(std::uint32_t place) {
  (tree_.is_key(place) ? is_held_ : is_attached_)[tree_.key[place]] = 1;
}

void LocalSearch::put_together(Edges& edges) {
  edges.swap(gained_);
  for (std::uint32_t p = 1; p < tree_.size(); ++p) {
    if (!is_out_[tree_.key[p]]) edges.push_back(tree_.up[p]);
  }
  gained_.clear();
  for (const std::uint32_t node : used_) is_used_[node] = 0;
  used_.clear();
}

}  // namespace hinterland::steiner
