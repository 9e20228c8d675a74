// SPDX-License-Identifier: Apache-2.0
#include "steiner/tree.hpp"

#include "base/random.hpp"
#include "steiner/dual_ascent.hpp"
#include "steiner/local_search.hpp"
#include "steiner/reduction.hpp"
#include "steiner/voronoi.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace hinterland::steiner {

namespace {

/// Searches for a cheap tree of a problem and a lower bound.
class Solver {
 public:
  Solver(const Graph& graph, State state, Effort effort)
      : graph_(graph), state_(std::move(state)), effort_(effort) {}

  /// Starts from a known tree of any quality.
  void start_from(Edges tree);

  /// A tree and a lower bound by one dual ascent. Infinite if the terminals are not connected.
  std::int64_t ascend_once();

  /// Ascends from several roots, perturbs costs and branches within the effort. Returns a lower
  /// bound.
  std::int64_t solve();

  const Edges& best() const { return best_; }
  std::int64_t best_cost() const { return best_cost_; }

 private:
  void perturb(const State& state, double share);
  std::int64_t branch(State state);
  std::int64_t try_roots(State& state);
  double min_gain() const;
  void offer(Edges tree);
  void offer_by(const DualBound& bound, const State& state);
  void take_out(const DualBound& bound, State& state);
  std::optional<std::uint32_t> branching_node(const State& state) const;

  const Graph& graph_;
  State state_;
  Effort effort_;
  Edges best_;
  std::int64_t best_cost_ = infinite;
};

/// The number of roots tried for the bound before branching.
constexpr std::size_t max_roots = 12;

/// The share of the remaining effort for perturbation: half, or nearly all of it where tree and
/// bound are so far apart that branching will not close the gap.
constexpr double perturbing_share = 0.5;
constexpr double perturbing_share_far = 0.95;
constexpr double far_apart = 0.03;

/// Exchanges in a large tree stop when a round gains less than this share of its cost.
constexpr double min_gain_of_many = 2e-5;
constexpr std::size_t many_nodes = 20'000;

/// Scale of perturbed costs, so that small costs differ too; less where the scaled costs would
/// exceed `max_total_cost`.
constexpr double price_scale = 64.0;
constexpr double max_spread = 0.5;

double perturbation_scale(const Graph& graph) {
  double total = 1.0;
  for (const Edge& edge : graph.edge) total += static_cast<double>(edge.cost);
  return std::min(price_scale, static_cast<double>(max_total_cost) / ((1.0 + max_spread) * total));
}

void Solver::start_from(Edges tree) {
  if (tree.empty()) return;
  offer(LocalSearch(graph_, state_, effort_).improve(std::move(tree), min_gain()));
}

std::int64_t Solver::ascend_once() {
  const DualBound bound = ascend(graph_, state_, effort_);
  if (bound.bound < infinite) offer_by(bound, state_);
  return bound.bound;
}

std::int64_t Solver::solve() {
  State state = state_;
  std::int64_t bound = try_roots(state);
  if (bound < best_cost_ && !effort_.is_spent()) {
    const auto apart = static_cast<double>(best_cost_ - bound);
    const bool is_far = apart > far_apart * static_cast<double>(best_cost_);
    perturb(state_, is_far ? perturbing_share_far : perturbing_share);
  }
  if (bound < best_cost_ && !effort_.is_spent()) bound = std::max(bound, branch(std::move(state)));
  return bound;
}

/// Improves trees at randomly perturbed costs and then at the true costs. Every fourth tree is
/// grown from a random terminal; the others start from the latest of the cheapest trees.
void Solver::perturb(const State& state, double share) {
  constexpr int fruitless = 5000;  // consecutive rounds without a better tree
  const std::vector<std::uint32_t> terminals = state.terminals();
  const std::vector<bool> everywhere(graph_.nodes(), true);
  Random random(1);
  Graph off = graph_;
  LocalSearch search(graph_, state, effort_);
  LocalSearch search_off(off, state, effort_);
  Edges current = best_;
  const double reserve = effort_.left * (1.0 - share);
  const double scale = perturbation_scale(graph_);
  for (int in_vain = 0; in_vain < fruitless && effort_.left > reserve; ++in_vain) {
    const double spread = random.uniform(0.02, max_spread);
    for (std::size_t e = 0; e < off.edge.size(); ++e) {
      const double price = static_cast<double>(graph_.edge[e].cost) * scale;
      off.edge[e].cost = static_cast<std::int64_t>(price * random.uniform(1.0, 1.0 + spread));
    }
    off.renew_costs();
    Edges tree = current;
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

/// A lower bound of the trees of the state that are cheaper than the best known one. Branches on
/// nodes within the effort.
std::int64_t Solver::branch(State state) {
  DualBound bound = ascend(graph_, state, effort_);
  if (bound.bound >= best_cost_) return bound.bound;
  offer_by(bound, state);
  take_out(bound, state);
  if (bound.bound >= best_cost_ || effort_.is_spent()) return bound.bound;
  const auto node = branching_node(state);
  if (!node) return best_cost_;  // only terminals are left: a spanning tree, already known
  State with = state;
  with.is_terminal[*node] = true;
  State without = std::move(state);
  without.is_gone[*node] = true;
  const std::int64_t with_bound = branch(std::move(with));
  const std::int64_t without_bound = branch(std::move(without));
  return std::max(bound.bound, std::min(with_bound, without_bound));
}

/// Ascends from several roots. Sets the best root and excludes the nodes that no better tree needs.
std::int64_t Solver::try_roots(State& state) {
  const std::vector<std::uint32_t> terminals = state.terminals();
  const std::size_t roots = std::min(max_roots, terminals.size());
  std::int64_t best = 0;
  std::uint32_t best_root = state.root;
  for (std::size_t i = 0; i < roots && !effort_.is_spent(); ++i) {
    state.root = terminals[i * terminals.size() / roots];
    const DualBound bound = ascend(graph_, state, effort_);
    if (bound.bound > best) best_root = state.root;
    best = std::max(best, bound.bound);
    offer_by(bound, state);
    take_out(bound, state);
  }
  state.root = best_root;
  return best;
}

double Solver::min_gain() const { return graph_.nodes() < many_nodes ? 0.0 : min_gain_of_many; }

void Solver::offer(Edges tree) {
  const std::int64_t cost = cost_of(graph_, tree);
  if (cost >= best_cost_) return;
  best_cost_ = cost;
  best_ = std::move(tree);
}

/// Tries a tree over the arcs of reduced cost 0.
void Solver::offer_by(const DualBound& bound, const State& state) {
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
  if (tree) offer(LocalSearch(graph_, state, effort_).improve(std::move(*tree), min_gain()));
}

/// Excludes the nodes that no tree better than the best one contains.
void Solver::take_out(const DualBound& bound, State& state) {
  const auto surplus = node_surplus(graph_, state, bound, effort_);
  for (std::size_t n = 0; n < surplus.size(); ++n) {
    if (!state.is_terminal[n] && bound.bound + surplus[n] >= best_cost_) state.is_gone[n] = true;
  }
}

/// The remaining node of the highest degree, neighbouring terminals counted twice; or none.
std::optional<std::uint32_t> Solver::branching_node(const State& state) const {
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

/// Problems with more nodes than this are not branched on.
constexpr std::size_t max_nodes_to_branch = 5000;

constexpr const char* not_joined = "the terminals of the Steiner problem are not connected";

void check(const Problem& problem) {
  if (std::ranges::any_of(problem.edges, [](const Edge& e) { return e.cost < 0; })) {
    throw UsageError("an edge of the Steiner problem has a negative cost");
  }
  std::int64_t left = max_total_cost;
  for (const Edge& edge : problem.edges) {
    if (edge.cost > left)
      throw UsageError("the costs of the edges of the Steiner problem sum to more than 10^18");
    left -= edge.cost;
  }
}

/// The root is the terminal with the most edges, so that cuts around the others stay small.
State state_of(const Graph& graph, const std::vector<std::uint32_t>& terminals) {
  State state;
  state.is_terminal.resize(graph.nodes());
  state.is_gone.resize(graph.nodes());
  for (const std::uint32_t t : terminals) state.is_terminal[t] = true;
  state.root = *std::ranges::max_element(terminals, {},
                                         [&](std::uint32_t t) { return graph.arcs_of(t).size(); });
  return state;
}

/// The minimum spanning tree over the nodes of a known tree: never more expensive.
Edges take_known(const Problem& problem, const std::vector<std::uint32_t>& known,
                 const ReducedProblem& reduced, const Graph& graph, const State& state) {
  std::vector<std::uint32_t> nodes;
  for (const std::uint32_t e : known) {
    if (e >= problem.edges.size())
      throw UsageError("the known tree contains an edge that does not exist");
    for (const std::uint32_t node : {problem.edges[e].start, problem.edges[e].end}) {
      const std::uint32_t n = reduced.number[node];
      if (n != no_node) nodes.push_back(n);
    }
  }
  // The root of a forest occurs thousands of times and has a hundred thousand edges.
  std::ranges::sort(nodes);
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  Edges tree = span(graph, state, nodes);
  DisjointSets parts(graph.nodes());
  for (const std::uint32_t e : tree) parts.join(graph.edge[e].start, graph.edge[e].end);
  for (const std::uint32_t t : reduced.problem.terminals) {
    if (parts.find(t) != parts.find(state.root)) {
      throw UsageError("the known tree does not connect the terminals of the Steiner problem");
    }
  }
  return tree;
}

Tree expand(const Edges& edges, std::int64_t cost, std::int64_t bound,
            const ReducedProblem& reduced) {
  Tree tree;
  tree.cost = cost;
  tree.lower_bound = std::min(cost, bound);
  for (const std::uint32_t e : edges) {
    const auto path = reduced.stands_for(e);
    tree.edges.insert(tree.edges.end(), path.begin(), path.end());
  }
  std::ranges::sort(tree.edges);
  return tree;
}

/// Mehlhorn's tree and one round of exchanges, without reductions.
Tree find_quickly(const Problem& problem) {
  std::vector<std::uint32_t> terminals = problem.terminals;
  std::ranges::sort(terminals);
  terminals.erase(std::unique(terminals.begin(), terminals.end()), terminals.end());
  if (terminals.size() < 2) return {};
  const Graph graph = make_graph(problem.nodes, problem.edges);
  auto quick = mehlhorn_tree(graph, terminals);
  if (!quick) throw UsageError(not_joined);
  const State state = state_of(graph, terminals);
  Effort effort;
  Tree tree;
  tree.edges = LocalSearch(graph, state, effort).improve_once(std::move(quick->edges));
  std::ranges::sort(tree.edges);
  tree.cost = cost_of(graph, tree.edges);
  tree.lower_bound = quick->bound;
  return tree;
}

}  // namespace

Tree find_tree(const Problem& problem, const Settings& settings) {
  check(problem);
  if (settings.is_quick && settings.known_tree.empty()) return find_quickly(problem);
  const ReducedProblem reduced = reduce(problem);
  if (reduced.problem.terminals.size() < 2) return {};
  const Graph graph = make_graph(reduced.problem.nodes, reduced.problem.edges);
  const State state = state_of(graph, reduced.problem.terminals);
  Solver solver(graph, state, {settings.effort * 1e6});
  const auto& known = settings.known_tree;
  if (!known.empty()) solver.start_from(take_known(problem, known, reduced, graph, state));
  std::int64_t bound = solver.ascend_once();
  if (bound == infinite) throw UsageError(not_joined);
  if (graph.nodes() <= max_nodes_to_branch) bound = std::max(bound, solver.solve());
  return expand(solver.best(), solver.best_cost(), bound, reduced);
}

std::int64_t lower_bound(const Problem& problem) {
  check(problem);
  const ReducedProblem reduced = reduce(problem);
  if (reduced.problem.terminals.size() < 2) return 0;
  const Graph graph = make_graph(reduced.problem.nodes, reduced.problem.edges);
  Effort effort;
  const std::int64_t bound =
      ascend(graph, state_of(graph, reduced.problem.terminals), effort).bound;
  if (bound == infinite) throw UsageError(not_joined);
  return bound;
}

}  // namespace hinterland::steiner
