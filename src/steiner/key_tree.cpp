// SPDX-License-Identifier: Apache-2.0
#include "steiner/key_tree.hpp"

namespace hinterland::steiner {

void KeyTree::rebuild(const Graph& graph, const State& state, const Edges& tree) {
  for (const std::uint32_t n : node) place_of[n] = no_place;
  place_of.resize(graph.nodes(), no_place);
  walk_down(graph, tree, state.root);
  put_in_order();
  find_keys(graph, state);
}

/// Finds the nodes of the tree, each after its parent.
void KeyTree::walk_down(const Graph& graph, const Edges& tree, std::uint32_t root) {
  // Until the order is known, `place_of` numbers the nodes as the edges name them.
  node.clear();
  first_.assign(1, 0);
  const auto number = [&](std::uint32_t n) {
    if (place_of[n] == no_place) {
      place_of[n] = static_cast<std::uint32_t>(node.size());
      node.push_back(n);
      first_.push_back(0);
    }
    return place_of[n];
  };
  const std::uint32_t top = number(root);
  for (const std::uint32_t e : tree) {
    ++first_[number(graph.edge[e].start) + 1];
    ++first_[number(graph.edge[e].end) + 1];
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  steps_.resize(2 * tree.size());
  at_.assign(first_.begin(), first_.end() - 1);
  for (const std::uint32_t e : tree) {
    const std::uint32_t a = place_of[graph.edge[e].start];
    const std::uint32_t b = place_of[graph.edge[e].end];
    steps_[at_[a]++] = {b, e};
    steps_[at_[b]++] = {a, e};
  }
  found_.assign(1, top);
  from_.assign(node.size(), 0);
  by_.assign(node.size(), no_arc);
  for (std::uint32_t i = 0; i < found_.size(); ++i) {
    const std::uint32_t n = found_[i];
    for (std::uint32_t s = first_[n]; s < first_[n + 1]; ++s) {
      if (steps_[s].edge == by_[n]) continue;
      by_[steps_[s].to] = steps_[s].edge;
      from_[steps_[s].to] = n;
      found_.push_back(steps_[s].to);
    }
  }
}

/// Assigns the places: the child with the most descendants comes first.
void KeyTree::put_in_order() {
  const std::size_t count = node.size();
  last_of_subtree_.assign(count, 1);
  heavy_.assign(count, no_place);
  for (std::size_t i = count; i-- > 1;) {
    const std::uint32_t n = found_[i];
    const std::uint32_t up_from = from_[n];
    last_of_subtree_[up_from] += last_of_subtree_[n];
    if (heavy_[up_from] == no_place || last_of_subtree_[n] >= last_of_subtree_[heavy_[up_from]])
      heavy_[up_from] = n;
  }
  at_.assign(count, 0);     // the place of each
  first_.assign(count, 1);  // the place of the next child
  parent.assign(count, 0);
  up.assign(count, no_arc);
  end.resize(count);
  chain_.assign(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t n = found_[i];
    const std::uint32_t above_it = from_[n];
    if (i > 0) {
      const bool is_heavy = heavy_[above_it] == n;
      at_[n] = is_heavy ? at_[above_it] + 1 : first_[above_it];
      if (!is_heavy) first_[above_it] += last_of_subtree_[n];
      chain_[at_[n]] = is_heavy ? chain_[at_[above_it]] : at_[n];
      parent[at_[n]] = at_[above_it];
      up[at_[n]] = by_[n];
    }
    end[at_[n]] = at_[n] + last_of_subtree_[n];
    first_[n] = at_[n] + 1 + (heavy_[n] == no_place ? 0 : last_of_subtree_[heavy_[n]]);
  }
  from_.resize(count);
  for (std::size_t i = 0; i < count; ++i) from_[at_[i]] = node[i];
  node.swap(from_);
}

void KeyTree::find_keys(const Graph& graph, const State& state) {
  const auto count = static_cast<std::uint32_t>(node.size());
  at_.assign(count, 0);  // number of children
  for (std::uint32_t p = 1; p < count; ++p) ++at_[parent[p]];
  key.resize(count);
  above.assign(count, 0);
  cost.assign(count, 0);
  for (std::uint32_t p = 0; p < count; ++p) {
    place_of[node[p]] = p;
    const bool is_here = p == 0 || at_[p] != 1 || state.is_terminal[node[p]];
    key[p] = is_here ? p : no_place;
    if (p > 0) above[p] = key[parent[p]] == parent[p] ? parent[p] : above[parent[p]];
  }
  for (std::uint32_t p = count; p-- > 1;) {
    if (key[parent[p]] == no_place) key[parent[p]] = key[p];
    cost[key[p]] += graph.edge[up[p]].cost;
  }
}

std::uint32_t KeyTree::common(std::uint32_t a, std::uint32_t b) const {
  while (chain_[a] != chain_[b]) {
    std::uint32_t& lower = chain_[a] > chain_[b] ? a : b;
    lower = parent[chain_[lower]];
  }
  return a < b ? a : b;
}

}  // namespace hinterland::steiner
