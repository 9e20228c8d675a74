// SPDX-License-Identifier: Apache-2.0
#include "steiner/steiner_solver.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// So many roots are tried for the bound before branching.
constexpr std::size_t most_roots = 12;

/// Of the effort that is left, so much at most goes into looking around: half, or
/// nearly all of it where tree and bound are so far apart that branching will not
/// bring them together.
constexpr double looking_share = 0.5;
constexpr double looking_share_far = 0.95;
constexpr double far_apart = 0.03;

/// Of a large tree, rounds of exchanges that gain less than this share of its
/// cost are not worth their time.
constexpr double least_gain_of_many = 2e-5;
constexpr std::size_t many_nodes = 20'000;

/// Prices that are a little off are counted in these parts, for small ones too.
constexpr double price_scale = 64.0;

}  // namespace

void SteinerSolver::set_out_from(SteinerEdges tree) {
  if (tree.empty()) return;
  offer(SteinerSearch(graph_, state_, effort_).improve(std::move(tree), least_gain()));
}

std::int64_t SteinerSolver::ascend_once() {
  const SteinerBound bound = ascend(graph_, state_, effort_);
  if (bound.bound < steiner_infinite) offer_by(bound, state_);
  return bound.bound;
}

std::int64_t SteinerSolver::solve() {
  SteinerState state = state_;
  std::int64_t bound = try_roots(state);
  if (bound < best_cost_ && !effort_.is_spent()) {
    const auto apart = static_cast<double>(best_cost_ - bound);
    const bool is_far = apart > far_apart * static_cast<double>(best_cost_);
    look_around(state_, is_far ? looking_share_far : looking_share);
  }
  if (bound < best_cost_ && !effort_.is_spent()) bound = std::max(bound, branch(std::move(state)));
  return bound;
}

/// Looks around: improves trees at prices that are a little off, and then at
/// the true ones. Every fourth tree is grown anew from some terminal; the others
/// set out from the last one that was as cheap as any.
void SteinerSolver::look_around(const SteinerState& state, double share) {
  constexpr int fruitless = 5000;  // so many in a row, and it is enough
  const std::vector<std::uint32_t> terminals = state.terminals();
  const std::vector<bool> everywhere(graph_.nodes(), true);
  Random random(1);
  SteinerGraph off = graph_;
  SteinerSearch search(graph_, state, effort_);
  SteinerSearch search_off(off, state, effort_);
  SteinerEdges current = best_;
  const double enough = effort_.left * (1.0 - share);
  for (int in_vain = 0; in_vain < fruitless && effort_.left > enough; ++in_vain) {
    const double spread = random.uniform(0.02, 0.5);
    for (std::size_t e = 0; e < off.edge.size(); ++e) {
      const double price = static_cast<double>(graph_.edge[e].cost) * price_scale;
      off.edge[e].cost = static_cast<std::int64_t>(price * random.uniform(1.0, 1.0 + spread));
    }
    off.renew_costs();
    SteinerEdges tree = current;
    if (in_vain % 4 == 1) {
      const std::uint32_t start = terminals[random.below(terminals.size())];
      tree = *grow_tree(off, state, everywhere, start, effort_);
    }
    tree = search.improve(search_off.improve(std::move(tree)));
    const std::int64_t cost = cost_of(graph_, tree);
    if (cost <= cost_of(graph_, current)) current = tree;
    if (cost < best_cost_) in_vain = 0;
    offer(std::move(tree));
  }
}

/// A bound of the state: no tree of it costs less, but for those already known.
/// Branches as long as there is effort.
std::int64_t SteinerSolver::branch(SteinerState state) {
  SteinerBound bound = ascend(graph_, state, effort_);
  if (bound.bound >= best_cost_) return bound.bound;
  offer_by(bound, state);
  take_out(bound, state);
  if (bound.bound >= best_cost_ || effort_.is_spent()) return bound.bound;
  const auto node = branching_node(state);
  if (!node) return best_cost_;  // only terminals are left: a spanning tree, and it is known
  SteinerState with = state;
  with.is_terminal[*node] = true;
  SteinerState without = std::move(state);
  without.is_gone[*node] = true;
  const std::int64_t with_bound = branch(std::move(with));
  const std::int64_t without_bound = branch(std::move(without));
  return std::max(bound.bound, std::min(with_bound, without_bound));
}

/// Bounds by several roots; the state comes back with the best of them, and
/// without the nodes that no better tree needs.
std::int64_t SteinerSolver::try_roots(SteinerState& state) {
  const std::vector<std::uint32_t> terminals = state.terminals();
  const std::size_t roots = std::min(most_roots, terminals.size());
  std::int64_t best = 0;
  std::uint32_t best_root = state.root;
  for (std::size_t i = 0; i < roots && !effort_.is_spent(); ++i) {
    state.root = terminals[i * terminals.size() / roots];
    const SteinerBound bound = ascend(graph_, state, effort_);
    if (bound.bound > best) best_root = state.root;
    best = std::max(best, bound.bound);
    offer_by(bound, state);
    take_out(bound, state);
  }
  state.root = best_root;
  return best;
}

double SteinerSolver::least_gain() const {
  return graph_.nodes() < many_nodes ? 0.0 : least_gain_of_many;
}

void SteinerSolver::offer(SteinerEdges tree) {
  const std::int64_t cost = cost_of(graph_, tree);
  if (cost >= best_cost_) return;
  best_cost_ = cost;
  best_ = std::move(tree);
}

/// Trees over the arcs that the ascent has used up are good ones.
void SteinerSolver::offer_by(const SteinerBound& bound, const SteinerState& state) {
  std::vector<bool> usable(graph_.nodes());
  std::vector<std::uint32_t> waiting{state.root};
  usable[state.root] = true;
  while (!waiting.empty()) {
    const std::uint32_t node = waiting.back();
    waiting.pop_back();
    effort_.spend(graph_.arcs_of(node).size());
    for (const auto& [next, arc, cost] : graph_.arcs_of(node)) {
      if (usable[next] || state.is_gone[next] || bound.reduced[arc] > 0) continue;
      usable[next] = true;
      waiting.push_back(next);
    }
  }
  auto tree = grow_tree(graph_, state, usable, state.root, effort_);
  if (tree) offer(SteinerSearch(graph_, state, effort_).improve(std::move(*tree), least_gain()));
}

/// Takes out the nodes that no tree better than the best one leads through.
void SteinerSolver::take_out(const SteinerBound& bound, SteinerState& state) {
  const auto surplus = node_surplus(graph_, state, bound, effort_);
  for (std::size_t n = 0; n < surplus.size(); ++n) {
    if (!state.is_terminal[n] && bound.bound + surplus[n] >= best_cost_) state.is_gone[n] = true;
  }
}

/// The node that is left and has most ways to go; none: there is none.
std::optional<std::uint32_t> SteinerSolver::branching_node(const SteinerState& state) const {
  std::optional<std::uint32_t> best;
  std::size_t most = 0;
  for (std::uint32_t node = 0; node < graph_.nodes(); ++node) {
    if (state.is_terminal[node] || state.is_gone[node]) continue;
    std::size_t ways = 0;
    for (const auto& [next, arc, cost] : graph_.arcs_of(node)) {
      ways += state.is_gone[next] ? 0 : state.is_terminal[next] ? 2 : 1;
    }
    if (ways <= most) continue;
    most = ways;
    best = node;
  }
  return best;
}

}  // namespace hinterland
