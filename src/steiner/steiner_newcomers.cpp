// SPDX-License-Identifier: Apache-2.0
#include "steiner/steiner_newcomers.hpp"

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

/// Neighbours that are farther apart in the tree than so many edges do not pay.
constexpr int longest_walk = 1000;

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

}  // namespace hinterland
