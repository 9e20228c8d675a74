// SPDX-License-Identifier: Apache-2.0
#include <hinterland/network/steiner_tree.hpp>

#include "network/steiner_graph.hpp"
#include "network/steiner_lower_bound.hpp"
#include "network/steiner_reduce.hpp"
#include "network/steiner_search.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/random.hpp>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace hinterland {

SteinerGraph make_steiner_graph(std::size_t nodes, std::vector<SteinerEdge> edges) {
  SteinerGraph graph;
  graph.edge = std::move(edges);
  graph.first.assign(nodes + 1, 0);
  for (const SteinerEdge& e : graph.edge) {
    ++graph.first[e.start + 1];
    ++graph.first[e.end + 1];
  }
  std::partial_sum(graph.first.begin(), graph.first.end(), graph.first.begin());
  graph.leaving.resize(2 * graph.edge.size());
  std::vector<std::uint32_t> next(graph.first.begin(), graph.first.end() - 1);
  for (std::uint32_t e = 0; e < graph.edge.size(); ++e) {
    graph.leaving[next[graph.edge[e].start]++] = 2 * e;
    graph.leaving[next[graph.edge[e].end]++] = 2 * e + 1;
  }
  return graph;
}

std::vector<std::uint32_t> SteinerState::terminals() const {
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t n = 0; n < is_terminal.size(); ++n) {
    if (is_terminal[n]) nodes.push_back(n);
  }
  return nodes;
}

namespace {

/// So many roots are tried for the bound before branching.
constexpr std::size_t most_roots = 12;

/// Of the effort that is left, so much at most goes into looking around.
constexpr double looking_share = 0.5;

/// Prices that are a little off are counted in these parts, for small ones too.
constexpr double price_scale = 64.0;

/// Looks for the cheapest tree by bounding and branching.
class Solver {
 public:
  Solver(const SteinerGraph& graph, SteinerEffort effort) : graph_(graph), effort_(effort) {}

  /// False where the terminals cannot be joined.
  bool start(const SteinerState& state) {
    const auto tree =
        grow_tree(graph_, state, std::vector<bool>(graph_.nodes(), true), state.root, effort_);
    if (!tree) return false;
    offer(improve_tree(graph_, state, *tree, effort_));
    return true;
  }

  /// Looks around: improves trees at prices that are a little off, and then at
  /// the true ones. Every fourth tree is grown anew from some terminal; the others
  /// set out from the last one that was as cheap as any.
  void look_around(const SteinerState& state) {
    constexpr int fruitless = 5000;  // so many in a row, and it is enough
    const std::vector<std::uint32_t> terminals = state.terminals();
    const std::vector<bool> everywhere(graph_.nodes(), true);
    Random random(1);
    SteinerGraph off = graph_;
    SteinerEdges current = best_;
    const double enough = effort_.left * (1.0 - looking_share);
    for (int in_vain = 0; in_vain < fruitless && effort_.left > enough; ++in_vain) {
      const double spread = random.uniform(0.02, 0.5);
      for (std::size_t e = 0; e < off.edge.size(); ++e) {
        const double price = static_cast<double>(graph_.edge[e].cost) * price_scale;
        off.edge[e].cost = static_cast<std::int64_t>(price * random.uniform(1.0, 1.0 + spread));
      }
      SteinerEdges tree = current;
      if (in_vain % 4 == 1) {
        const std::uint32_t start = terminals[random.below(terminals.size())];
        tree = *grow_tree(off, state, everywhere, start, effort_);
      }
      tree = improve_tree(off, state, std::move(tree), effort_);
      tree = improve_tree(graph_, state, std::move(tree), effort_);
      const std::int64_t cost = cost_of(graph_, tree);
      if (cost <= cost_of(graph_, current)) current = tree;
      if (cost < best_cost_) in_vain = 0;
      offer(std::move(tree));
    }
  }

  /// A bound of the state: no tree of it costs less, but for those already
  /// known. Branches as long as there is effort.
  std::int64_t solve(SteinerState state) {
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
    const std::int64_t with_bound = solve(std::move(with));
    const std::int64_t without_bound = solve(std::move(without));
    return std::max(bound.bound, std::min(with_bound, without_bound));
  }

  /// Bounds by several roots; the state comes back with the best of them, and
  /// without the nodes that no better tree needs.
  std::int64_t try_roots(SteinerState& state) {
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

  const SteinerEdges& best() const { return best_; }
  std::int64_t best_cost() const { return best_cost_; }

 private:
  void offer(SteinerEdges tree) {
    const std::int64_t cost = cost_of(graph_, tree);
    if (cost >= best_cost_) return;
    best_cost_ = cost;
    best_ = std::move(tree);
  }

  /// Trees over the arcs that the ascent has used up are good ones.
  void offer_by(const SteinerBound& bound, const SteinerState& state) {
    std::vector<bool> usable(graph_.nodes());
    std::vector<std::uint32_t> waiting{state.root};
    usable[state.root] = true;
    while (!waiting.empty()) {
      const std::uint32_t node = waiting.back();
      waiting.pop_back();
      effort_.spend(graph_.arcs_of(node).size());
      for (const SteinerArc arc : graph_.arcs_of(node)) {
        const std::uint32_t next = graph_.head(arc);
        if (usable[next] || state.is_gone[next] || bound.reduced[arc] > 0) continue;
        usable[next] = true;
        waiting.push_back(next);
      }
    }
    auto tree = grow_tree(graph_, state, usable, state.root, effort_);
    if (tree) offer(improve_tree(graph_, state, std::move(*tree), effort_));
  }

  /// Takes out the nodes that no tree better than the best one leads through.
  void take_out(const SteinerBound& bound, SteinerState& state) {
    const auto surplus = node_surplus(graph_, state, bound, effort_);
    for (std::size_t n = 0; n < surplus.size(); ++n) {
      if (!state.is_terminal[n] && bound.bound + surplus[n] >= best_cost_) state.is_gone[n] = true;
    }
  }

  /// The node that is left and has most ways to go; none: there is none.
  std::optional<std::uint32_t> branching_node(const SteinerState& state) const {
    std::optional<std::uint32_t> best;
    std::size_t most = 0;
    for (std::uint32_t node = 0; node < graph_.nodes(); ++node) {
      if (state.is_terminal[node] || state.is_gone[node]) continue;
      std::size_t ways = 0;
      for (const SteinerArc arc : graph_.arcs_of(node)) {
        const std::uint32_t next = graph_.head(arc);
        ways += state.is_gone[next] ? 0 : state.is_terminal[next] ? 2 : 1;
      }
      if (ways <= most) continue;
      most = ways;
      best = node;
    }
    return best;
  }

  const SteinerGraph& graph_;
  SteinerEffort effort_;
  SteinerEdges best_;
  std::int64_t best_cost_ = steiner_infinite;
};

SteinerTree expand(const SteinerEdges& edges, std::int64_t cost, std::int64_t bound,
                   const ReducedProblem& reduced) {
  SteinerTree tree;
  tree.cost = cost;
  tree.lower_bound = std::min(cost, bound);
  for (const std::uint32_t e : edges) {
    const auto& path = reduced.stands_for[e];
    tree.edges.insert(tree.edges.end(), path.begin(), path.end());
  }
  std::ranges::sort(tree.edges);
  return tree;
}

}  // namespace

SteinerTree find_steiner_tree(const SteinerProblem& problem, const SteinerSettings& settings) {
  if (std::ranges::any_of(problem.edges, [](const SteinerEdge& e) { return e.cost < 0; })) {
    throw UsageError("an edge of the Steiner problem has a negative cost");
  }
  const ReducedProblem reduced = reduce(problem);
  if (reduced.problem.terminals.size() < 2) return {};
  const SteinerGraph graph = make_steiner_graph(problem.nodes, reduced.problem.edges);
  SteinerState state;
  state.is_terminal.resize(graph.nodes());
  state.is_gone.resize(graph.nodes());
  for (const std::uint32_t t : reduced.problem.terminals) state.is_terminal[t] = true;
  state.root = reduced.problem.terminals.front();

  Solver solver(graph, {settings.effort * 1e6});
  if (!solver.start(state)) {
    throw UsageError("the terminals of the Steiner problem do not hang together");
  }
  const SteinerState whole = state;
  std::int64_t bound = solver.try_roots(state);
  if (bound < solver.best_cost()) solver.look_around(whole);
  if (bound < solver.best_cost()) bound = std::max(bound, solver.solve(state));
  return expand(solver.best(), solver.best_cost(), bound, reduced);
}

}  // namespace hinterland
