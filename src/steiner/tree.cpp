// SPDX-License-Identifier: Apache-2.0
#include "steiner/tree.hpp"

#include "steiner/voronoi.hpp"
#include "steiner/reduction.hpp"
#include "steiner/steiner_solver.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// A problem with more nodes than this is not branched on.
constexpr std::size_t most_nodes_to_branch = 5000;

constexpr const char* not_joined = "the terminals of the Steiner problem do not hang together";

void check(const SteinerProblem& problem) {
  if (std::ranges::any_of(problem.edges, [](const SteinerEdge& e) { return e.cost < 0; })) {
    throw UsageError("an edge of the Steiner problem has a negative cost");
  }
}

/// The root is the terminal with most edges: cuts around the others stay small.
SteinerState state_of(const SteinerGraph& graph, const std::vector<std::uint32_t>& terminals) {
  SteinerState state;
  state.is_terminal.resize(graph.nodes());
  state.is_gone.resize(graph.nodes());
  for (const std::uint32_t t : terminals) state.is_terminal[t] = true;
  state.root = *std::ranges::max_element(terminals, {},
                                         [&](std::uint32_t t) { return graph.arcs_of(t).size(); });
  return state;
}

/// The cheapest tree over the nodes of one that is known: that one, or better.
SteinerEdges take_known(const SteinerProblem& problem, const std::vector<std::uint32_t>& known,
                        const ReducedProblem& reduced, const SteinerGraph& graph,
                        const SteinerState& state) {
  std::vector<std::uint32_t> nodes;
  for (const std::uint32_t e : known) {
    if (e >= problem.edges.size()) throw UsageError("the known tree has an edge that is none");
    for (const std::uint32_t node : {problem.edges[e].start, problem.edges[e].end}) {
      const std::uint32_t n = reduced.number[node];
      if (n != no_steiner_node) nodes.push_back(n);
    }
  }
  // The source of a forest is an end of thousands of edges, and has a hundred thousand.
  std::ranges::sort(nodes);
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  SteinerEdges tree = span(graph, state, nodes);
  SteinerParts parts(graph.nodes());
  for (const std::uint32_t e : tree) parts.join(graph.edge[e].start, graph.edge[e].end);
  for (const std::uint32_t t : reduced.problem.terminals) {
    if (parts.find(t) != parts.find(state.root)) {
      throw UsageError("the known tree does not join the terminals of the Steiner problem");
    }
  }
  return tree;
}

SteinerTree expand(const SteinerEdges& edges, std::int64_t cost, std::int64_t bound,
                   const ReducedProblem& reduced) {
  SteinerTree tree;
  tree.cost = cost;
  tree.lower_bound = std::min(cost, bound);
  for (const std::uint32_t e : edges) {
    const auto path = reduced.stands_for(e);
    tree.edges.insert(tree.edges.end(), path.begin(), path.end());
  }
  std::ranges::sort(tree.edges);
  return tree;
}

/// Mehlhorn's tree and one round of exchanges, on the problem as it is.
SteinerTree find_quickly(const SteinerProblem& problem) {
  std::vector<std::uint32_t> terminals = problem.terminals;
  std::ranges::sort(terminals);
  terminals.erase(std::unique(terminals.begin(), terminals.end()), terminals.end());
  if (terminals.size() < 2) return {};
  const SteinerGraph graph = make_steiner_graph(problem.nodes, problem.edges);
  auto quick = join_cells(graph, terminals);
  if (!quick) throw UsageError(not_joined);
  const SteinerState state = state_of(graph, terminals);
  SteinerEffort effort;
  SteinerTree tree;
  tree.edges = SteinerSearch(graph, state, effort).improve_once(std::move(quick->edges));
  std::ranges::sort(tree.edges);
  tree.cost = cost_of(graph, tree.edges);
  tree.lower_bound = quick->bound;
  return tree;
}

}  // namespace

SteinerTree find_steiner_tree(const SteinerProblem& problem, const SteinerSettings& settings) {
  check(problem);
  if (settings.is_quick && settings.known_tree.empty()) return find_quickly(problem);
  const ReducedProblem reduced = reduce(problem);
  if (reduced.problem.terminals.size() < 2) return {};
  const SteinerGraph graph = make_steiner_graph(reduced.problem.nodes, reduced.problem.edges);
  const SteinerState state = state_of(graph, reduced.problem.terminals);
  SteinerSolver solver(graph, state, {settings.effort * 1e6});
  const auto& known = settings.known_tree;
  if (!known.empty()) solver.set_out_from(take_known(problem, known, reduced, graph, state));
  std::int64_t bound = solver.ascend_once();
  if (bound == steiner_infinite) throw UsageError(not_joined);
  if (graph.nodes() <= most_nodes_to_branch) bound = std::max(bound, solver.solve());
  return expand(solver.best(), solver.best_cost(), bound, reduced);
}

std::int64_t bound_steiner_tree(const SteinerProblem& problem) {
  check(problem);
  const ReducedProblem reduced = reduce(problem);
  if (reduced.problem.terminals.size() < 2) return 0;
  const SteinerGraph graph = make_steiner_graph(reduced.problem.nodes, reduced.problem.edges);
  SteinerEffort effort;
  const std::int64_t bound =
      ascend(graph, state_of(graph, reduced.problem.terminals), effort).bound;
  if (bound == steiner_infinite) throw UsageError(not_joined);
  return bound;
}

}  // namespace hinterland
