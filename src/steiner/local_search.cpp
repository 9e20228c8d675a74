// SPDX-License-Identifier: Apache-2.0
#include "steiner/local_search.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

/// Neighbours that are farther apart in the tree than so many edges do not pay.
constexpr int longest_walk = 1000;

/// An exchange whose new way closes a longer way through the tree than so many
/// paths is left for another round.
constexpr int longest_look = 2000;

}  // namespace

bool SteinerNewcomers::take_in(const SteinerKeyTree& tree, SteinerEdges& edges) {
  stretches_.assign(tree.size(), 0);
  is_settled_.assign(tree.size(), 0);
  is_joined_.assign(tree.size(), 0);
  added_.clear();
  now_ = 0;
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node) {
    if (tree.place_of[node] != no_place || state_.is_gone[node]) continue;
    if (!list_neighbours(tree, node)) continue;
    if (saves(tree)) settle(tree);
    for (const std::uint32_t place : joined_) is_joined_[place] = 0;
  }
  if (added_.empty()) return false;
  edges.swap(added_);
  for (std::uint32_t p = 1; p < tree.size(); ++p) {
    if (stretches_[p] != steiner_settled) edges.push_back(tree.up[p]);
  }
  return true;
}

bool SteinerNewcomers::list_neighbours(const SteinerKeyTree& tree, std::uint32_t node) {
  neighbours_.clear();
  if (graph_.arcs_of(node).size() < 3) return false;
  effort_.spend(graph_.arcs_of(node).size());
  for (const SteinerStep& step : graph_.arcs_of(node)) {
    const std::uint32_t place = tree.place_of[step.head];
    if (place != no_place && stretches_[place] != steiner_settled) neighbours_.push_back(step.arc);
  }
  if (neighbours_.size() < 3) return false;
  std::ranges::sort(neighbours_, {},
                    [&](SteinerArc arc) { return std::pair(graph_.cost(arc), arc); });
  return true;
}

/// Joins the node to one neighbour after another, as in a spanning tree.
bool SteinerNewcomers::saves(const SteinerKeyTree& tree) {
  ++now_;
  joined_.clear();
  arcs_.clear();
  out_.clear();
  walked_.clear();
  gain_ = 0;
  for (const SteinerArc arc : neighbours_) {
    if (!join(tree, arc)) return false;
  }
  return gain_ > 0;
}

/// False where the way to the others cannot be looked at.
bool SteinerNewcomers::join(const SteinerKeyTree& tree, SteinerArc arc) {
  const std::uint32_t place = tree.place_of[graph_.head(arc)];
  if (is_settled_[place]) return false;
  Stretch dearest;
  const auto is_way = [&](std::uint32_t other) { return walk(tree, place, other, dearest); };
  if (!joined_.empty()) {
    if (std::ranges::none_of(joined_, is_way)) return true;  // it went with a stretch
    if (dearest.cost <= graph_.cost(arc)) return true;
    for (std::uint32_t p = dearest.from; p != dearest.to; p = tree.parent[p]) stretches_[p] = now_;
    gain_ += dearest.cost;
    out_.push_back(dearest);
  }
  gain_ -= graph_.cost(arc);
  joined_.push_back(place);
  is_joined_[place] = 1;
  arcs_.push_back(arc);
  return true;
}

/// Finds the dearest stretch on the way between two places; false where the way
/// is cut or leads over another neighbour.
bool SteinerNewcomers::walk(const SteinerKeyTree& tree, std::uint32_t from, std::uint32_t to,
                            Stretch& dearest) {
  dearest = {};
  const std::uint32_t target = to;
  Stretch sides[2] = {{0, from, from}, {0, to, to}};
  int steps = 0;
  while (sides[0].to != sides[1].to) {
    Stretch& side = sides[0].to > sides[1].to ? sides[0] : sides[1];
    if (++steps > longest_walk || stretches_[side.to] == now_ || is_settled_[side.to]) return false;
    walked_.push_back(side.to);
    side.cost += graph_.edge[tree.up[side.to]].cost;
    side.to = tree.parent[side.to];
    const bool is_end = side.to == target || side.to == from;
    if (is_joined_[side.to] && !is_end) return false;
    if (!is_end && !tree.is_key(side.to)) continue;
    if (side.cost > dearest.cost) dearest = side;
    side = {0, side.to, side.to};
  }
  effort_.spend(static_cast<std::size_t>(steps));
  return true;
}

/// Makes the changes; what they count on stays as it is from now on.
void SteinerNewcomers::settle(const SteinerKeyTree& tree) {
  for (const SteinerArc arc : arcs_) added_.push_back(arc / 2);
  for (const std::uint32_t place : walked_) is_settled_[place] = 1;
  for (const std::uint32_t place : joined_) is_settled_[place] = 1;
  for (const Stretch& stretch : out_) {
    for (std::uint32_t p = stretch.from; p != stretch.to; p = tree.parent[p]) {
      stretches_[p] = steiner_settled;
    }
  }
}

SteinerEdges SteinerSearch::improve(SteinerEdges edges, double least_gain) {
  const auto is_enough = [&](std::int64_t gain) {
    return gain == 0 ||
           static_cast<double>(gain) < least_gain * static_cast<double>(cost_of(graph_, edges));
  };
  while (!edges.empty()) {
    if (!is_enough(make_exchanges(edges, true))) continue;
    if (is_enough(take_newcomers(edges))) break;
  }
  return edges;
}

SteinerEdges SteinerSearch::improve_once(SteinerEdges edges) {
  if (edges.empty()) return edges;
  make_exchanges(edges, false);
  take_newcomers(edges);
  return edges;
}

/// One round; returns what it gained.
std::int64_t SteinerSearch::make_exchanges(SteinerEdges& edges, bool of_branchings) {
  tree_.rebuild(graph_, state_, edges);
  list_branchings();
  find_exchanges(of_branchings);
  if (found_.empty()) return 0;
  std::ranges::sort(found_, [](const SteinerExchange& a, const SteinerExchange& b) {
    return std::tie(b.gain, a.key, a.is_branching) < std::tie(a.gain, b.key, b.is_branching);
  });
  is_out_.assign(tree_.size(), 0);
  is_attached_.assign(tree_.size(), 0);
  is_held_.assign(tree_.size(), 0);
  is_gone_.assign(tree_.size(), 0);
  const std::int64_t before = cost_of(graph_, edges);
  for (const SteinerExchange& exchange : found_) {
    if (may_make(exchange)) make(exchange);
  }
  put_together(edges);
  prune(graph_, state_, edges);
  return before - cost_of(graph_, edges);
}

std::int64_t SteinerSearch::take_newcomers(SteinerEdges& edges) {
  const std::int64_t before = cost_of(graph_, edges);
  tree_.rebuild(graph_, state_, edges);
  if (!newcomers_.take_in(tree_, edges)) return 0;
  prune(graph_, state_, edges);
  return before - cost_of(graph_, edges);
}

/// The keys right below each key, ascending.
void SteinerSearch::list_branchings() {
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

void SteinerSearch::find_exchanges(bool of_branchings) {
  const auto places = static_cast<std::uint32_t>(tree_.size());
  const auto is_branching = [&](std::uint32_t p) {
    return of_branchings && tree_.is_key(p) && p > 0 && !state_.is_terminal[tree_.node[p]];
  };
  std::int64_t dearest = 0;
  for (std::uint32_t p = 1; p < places; ++p) {
    if (!tree_.is_key(p)) continue;
    std::int64_t out = tree_.cost[p];
    if (is_branching(p)) {
      for (const std::uint32_t child : below(p)) out += tree_.cost[child];
    }
    dearest = std::max(dearest, out);
  }
  // The middle of a way that is cheaper is not farther than half of that.
  nearest_.rebuild(graph_, state_, tree_, (dearest + 1) / 2, effort_);
  offers_.rebuild(graph_, tree_, nearest_, dearest, of_branchings, effort_);
  found_.clear();
  for (std::uint32_t p = 1; p < places; ++p) {
    if (!tree_.is_key(p)) continue;
    if (auto exchange = repair_.of_path(p)) found_.push_back(std::move(*exchange));
    if (!is_branching(p)) continue;
    if (auto exchange = repair_.of_branching(p, below(p))) found_.push_back(std::move(*exchange));
  }
}

/// Whether what the exchange was found for is still as it was.
bool SteinerSearch::may_make(const SteinerExchange& exchange) const {
  const auto stays = [&](std::uint32_t key) { return !is_out_[key] && !is_attached_[key]; };
  if (!stays(exchange.key)) return false;
  if (exchange.is_branching) {
    if (is_held_[exchange.key] || !std::ranges::all_of(below(exchange.key), stays)) return false;
  }
  for (const auto& [a, b] : exchange.between) {
    if (!holds(a) || !holds(b) || !is_whole(a, b)) return false;
  }
  return std::ranges::none_of(exchange.added, [&](std::uint32_t e) {
    return is_used_[graph_.edge[e].start] || is_used_[graph_.edge[e].end];
  });
}

bool SteinerSearch::holds(std::uint32_t place) const {
  return tree_.is_key(place) ? !is_gone_[place] : !is_out_[tree_.key[place]];
}

/// Whether all paths of the tree between two places are still there.
bool SteinerSearch::is_whole(std::uint32_t from, std::uint32_t to) const {
  const std::uint32_t top = tree_.key[tree_.common(from, to)];
  int left = longest_look;
  for (std::uint32_t p : {from, to}) {
    for (p = tree_.is_key(p) ? p : tree_.above[p]; p > top; p = tree_.above[p]) {
      if (is_out_[p] || --left == 0) return false;
    }
  }
  return true;
}

/// Whether a node of an exchange's way is none of the places that it joins.
bool SteinerSearch::is_new(std::uint32_t node, const SteinerExchange& exchange) const {
  const std::uint32_t p = tree_.place_of[node];
  return p == no_place || std::ranges::none_of(exchange.between, [&](const auto& joined) {
           return joined.first == p || joined.second == p;
         });
}

void SteinerSearch::make(const SteinerExchange& exchange) {
  is_out_[exchange.key] = 1;
  if (exchange.is_branching) {
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
  // Edges of the way that went come back if the new one uses them.
  gained_.insert(gained_.end(), exchange.added.begin(), exchange.added.end());
}

void SteinerSearch::attach(std::uint32_t place) {
  (tree_.is_key(place) ? is_held_ : is_attached_)[tree_.key[place]] = 1;
}

void SteinerSearch::put_together(SteinerEdges& edges) {
  edges.swap(gained_);
  for (std::uint32_t p = 1; p < tree_.size(); ++p) {
    if (!is_out_[tree_.key[p]]) edges.push_back(tree_.up[p]);
  }
  gained_.clear();
  for (const std::uint32_t node : used_) is_used_[node] = 0;
  used_.clear();
}

}  // namespace hinterland
