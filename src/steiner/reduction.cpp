// SPDX-License-Identifier: Apache-2.0
#include "steiner/reduction.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace hinterland::steiner {

namespace {

/// The edges at a node. The XOR of their rows gives the second of two edges from the first.
struct Around {
  std::uint32_t edges = 0;
  std::uint32_t sum = 0;
};

class Reducer {
 public:
  explicit Reducer(const Problem& problem) : is_terminal_(problem.nodes), around_(problem.nodes) {
    reduced_.problem.nodes = problem.nodes;
    reduced_.problem.edges = problem.edges;
    for (const std::uint32_t t : problem.terminals) is_terminal_[t] = true;
    reduced_.first.resize(problem.edges.size() + 1);
    std::iota(reduced_.first.begin(), reduced_.first.end(), 0U);
    reduced_.stands.resize(problem.edges.size());
    std::iota(reduced_.stands.begin(), reduced_.stands.end(), 0U);
  }

  ReducedProblem run() {
    do {
      keep_cheapest();
      remove_leaves();
    } while (contract_chains());
    renumber();
    return std::move(reduced_);
  }

 private:
  std::vector<Edge>& edges() { return reduced_.problem.edges; }

  /// Marks a removed edge as a loop.
  void drop(std::uint32_t edge) { edges()[edge].end = edges()[edge].start; }

  /// Removes loops and all but the cheapest of parallel edges.
  void keep_cheapest() {
    struct Key {
      std::uint64_t ends;
      std::int64_t cost;
      std::uint32_t edge;
      auto operator<=>(const Key&) const = default;
    };
    std::vector<Key> keys;
    keys.reserve(edges().size());
    for (std::uint32_t e = 0; e < edges().size(); ++e) {
      const auto [low, high] = std::minmax({edges()[e].start, edges()[e].end});
      if (low != high) keys.push_back({std::uint64_t{low} << 32U | high, edges()[e].cost, e});
    }
    std::ranges::sort(keys);
    const auto same = [](const Key& a, const Key& b) { return a.ends == b.ends; };
    keys.erase(std::unique(keys.begin(), keys.end(), same), keys.end());
    std::vector<std::uint32_t> kept(keys.size());
    std::ranges::transform(keys, kept.begin(), &Key::edge);
    keep(kept);
  }

  void keep(const std::vector<std::uint32_t>& kept) {
    ReducedProblem left{{reduced_.problem.nodes, {}, {}}, {}, {0}, {}};
    left.problem.edges.reserve(kept.size());
    left.first.reserve(kept.size() + 1);
    left.stands.reserve(reduced_.stands.size());
    for (const std::uint32_t e : kept) {
      const auto path = reduced_.stands_for(e);
      left.problem.edges.push_back(edges()[e]);
      left.stands.insert(left.stands.end(), path.begin(), path.end());
      left.first.push_back(static_cast<std::uint32_t>(left.stands.size()));
    }
    reduced_ = std::move(left);
  }

  void scan_neighbours() {
    std::ranges::fill(around_, Around{});
    for (std::uint32_t e = 0; e < edges().size(); ++e) {
      for (const std::uint32_t node : {edges()[e].start, edges()[e].end}) {
        ++around_[node].edges;
        around_[node].sum ^= e;
      }
    }
  }

  void remove_leaves() {
    scan_neighbours();
    for (std::uint32_t start = 0; start < around_.size(); ++start) {
      for (std::uint32_t node = start; around_[node].edges == 1 && !is_terminal_[node];) {
        const std::uint32_t e = around_[node].sum;
        const std::uint32_t next = other_end(e, node);
        around_[node] = {};
        --around_[next].edges;
        around_[next].sum ^= e;
        drop(e);
        node = next;
      }
    }
  }

  std::uint32_t other_end(std::uint32_t edge, std::uint32_t node) {
    return edges()[edge].start ^ edges()[edge].end ^ node;
  }

  bool is_inner(std::uint32_t node) const {
    return around_[node].edges == 2 && !is_terminal_[node];
  }

  /// Contracts each chain to one edge; returns whether there was any. Removes isolated cycles.
  bool contract_chains() {
    std::vector<Edge> joined;
    std::vector<std::uint32_t> first{0};
    std::vector<std::uint32_t> stands;
    bool any = false;
    for (std::uint32_t e = 0; e < edges().size(); ++e) {
      const Edge begin = edges()[e];
      const std::uint32_t start = is_inner(begin.start) ? begin.end : begin.start;
      if (begin.start == begin.end || is_inner(start)) continue;
      Edge chain{start, start, 0};
      for (std::uint32_t edge = e;;) {
        const auto path = reduced_.stands_for(edge);
        stands.insert(stands.end(), path.begin(), path.end());
        chain.end = other_end(edge, chain.end);
        chain.cost += edges()[edge].cost;
        drop(edge);
        if (!is_inner(chain.end)) break;
        edge ^= around_[chain.end].sum;
        any = true;
      }
      joined.push_back(chain);
      first.push_back(static_cast<std::uint32_t>(stands.size()));
    }
    edges() = std::move(joined);
    reduced_.first = std::move(first);
    reduced_.stands = std::move(stands);
    return any;
  }

  /// Numbers the nodes that terminals reach in the order of a breadth-first search, so that
  /// neighbours are near in memory.
  void renumber() {
    scan_neighbours();
    std::vector<std::uint32_t> first(around_.size() + 1);
    for (std::size_t n = 0; n < around_.size(); ++n) first[n + 1] = first[n] + around_[n].edges;
    std::vector<std::uint32_t> next_of(2 * edges().size());
    auto at = first;
    for (const Edge& e : edges()) {
      next_of[at[e.start]++] = e.end;
      next_of[at[e.end]++] = e.start;
    }
    std::vector<std::uint32_t> number(around_.size(), no_node);
    std::vector<std::uint32_t> order;
    const auto take = [&](std::uint32_t node) {
      if (number[node] != no_node) return;
      number[node] = static_cast<std::uint32_t>(order.size());
      order.push_back(node);
    };
    std::size_t seen = 0;
    for (std::uint32_t start = 0; start < around_.size(); ++start) {
      if (!is_terminal_[start]) continue;
      take(start);
      for (; seen < order.size(); ++seen) {
        const std::uint32_t node = order[seen];
        for (std::uint32_t i = first[node]; i < first[node + 1]; ++i) take(next_of[i]);
      }
    }
    apply(number, order);
  }

  void apply(const std::vector<std::uint32_t>& number, const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> kept;
    for (std::uint32_t e = 0; e < edges().size(); ++e) {
      Edge& edge = edges()[e];
      if (number[edge.start] == no_node) continue;  // not connected to any terminal
      edge.start = number[edge.start];
      edge.end = number[edge.end];
      if (edge.start > edge.end) std::swap(edge.start, edge.end);
      kept.push_back(e);
    }
    std::ranges::sort(kept, {}, [&](std::uint32_t e) {
      return std::uint64_t{edges()[e].start} << 32U | edges()[e].end;
    });
    keep(kept);
    reduced_.number = number;
    reduced_.problem.nodes = order.size();
    for (std::uint32_t n = 0; n < order.size(); ++n) {
      if (is_terminal_[order[n]]) reduced_.problem.terminals.push_back(n);
    }
  }

  ReducedProblem reduced_;
  std::vector<bool> is_terminal_;
  std::vector<Around> around_;
};

}  // namespace

ReducedProblem reduce(const Problem& problem) { return Reducer(problem).run(); }

}  // namespace hinterland::steiner
