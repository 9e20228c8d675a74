// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/dual_ascent.hpp"
#include "steiner/local_search.hpp"

#include <cstdint>
#include <optional>
#include <utility>

/// Inside steiner_tree: bounding, looking around and branching.
namespace hinterland {

/// Looks for the cheapest tree of a problem, and for a bound below it.
class SteinerSolver {
 public:
  SteinerSolver(const SteinerGraph& graph, SteinerState state, SteinerEffort effort)
      : graph_(graph), state_(std::move(state)), effort_(effort) {}

  /// Takes a tree that is known; it need not be a good one.
  void set_out_from(SteinerEdges tree);

  /// A bound and a tree by one ascent, as fast as there is one. The bound is
  /// infinite where the terminals cannot be joined.
  std::int64_t ascend_once();

  /// Bounds by several roots, looks around and branches as long as there is
  /// effort. Returns a bound.
  std::int64_t solve();

  const SteinerEdges& best() const { return best_; }
  std::int64_t best_cost() const { return best_cost_; }

 private:
  void look_around(const SteinerState& state, double share);
  std::int64_t branch(SteinerState state);
  std::int64_t try_roots(SteinerState& state);
  double least_gain() const;
  void offer(SteinerEdges tree);
  void offer_by(const SteinerBound& bound, const SteinerState& state);
  void take_out(const SteinerBound& bound, SteinerState& state);
  std::optional<std::uint32_t> branching_node(const SteinerState& state) const;

  const SteinerGraph& graph_;
  SteinerState state_;
  SteinerEffort effort_;
  SteinerEdges best_;
  std::int64_t best_cost_ = steiner_infinite;
};

}  // namespace hinterland
