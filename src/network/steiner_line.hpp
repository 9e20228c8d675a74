// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/steiner_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// Inside steiner_tree: who waits for a turn.
namespace hinterland {

/// Nodes that wait in a search for their turn, nearest first but for those that
/// are about as near: a node may have its turn again when a shorter way to it is
/// found a little later. Source: R. Dial, "Algorithm 360: shortest-path forest
/// with topological ordering", CACM 12(11), 1969, with wide buckets (U. Meyer,
/// P. Sanders, "Delta-stepping", J. Algorithms 49, 2003, 114-152).
class SteinerLine {
 public:
  /// For edges of these costs. Nobody may be waiting.
  void measure(const SteinerGraph& graph) {
    std::int64_t dearest = 0;
    std::int64_t all = 0;
    for (const SteinerEdge& e : graph.edge) {
      dearest = e.cost > dearest ? e.cost : dearest;
      all += e.cost / 2 + 1;  // the sum of all stays in its range
    }
    const auto edges = static_cast<std::int64_t>(graph.edge.size());
    const std::int64_t usual = edges == 0 ? 1 : all / edges / 2;
    const std::int64_t least = dearest / static_cast<std::int64_t>(buckets - 4) + 1;
    shift_ = 0;
    while ((std::int64_t{1} << shift_) < (usual > least ? usual : least)) ++shift_;
    first_.assign(buckets, nobody);
    places_.clear();
    free_ = nobody;
    waiting_ = 0;
    now_ = 0;
  }

  void push(std::int64_t distance, std::uint32_t node) {
    std::uint32_t& first = first_[(distance >> shift_) & (buckets - 1)];
    if (free_ == nobody) {
      places_.push_back({distance, node, first});
      first = static_cast<std::uint32_t>(places_.size() - 1);
    } else {
      const std::uint32_t place = free_;
      free_ = places_[place].next;
      places_[place] = {distance, node, first};
      first = place;
    }
    ++waiting_;
  }

  bool empty() const { return waiting_ == 0; }

  /// One of the nearest; not empty. The next search begins where this one ends
  /// unless `begin_again`.
  std::pair<std::int64_t, std::uint32_t> pop() {
    while (first_[now_] == nobody) now_ = (now_ + 1) & (buckets - 1);
    const std::uint32_t place = first_[now_];
    first_[now_] = places_[place].next;
    places_[place].next = free_;
    free_ = place;
    --waiting_;
    return {places_[place].distance, places_[place].node};
  }

  void begin_again() { now_ = 0; }

 private:
  static constexpr std::size_t buckets = 512;
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;

  struct Place {
    std::int64_t distance;
    std::uint32_t node;
    std::uint32_t next;
  };
  std::vector<std::uint32_t> first_;
  std::vector<Place> places_;
  std::uint32_t free_ = nobody;
  std::size_t waiting_ = 0;
  std::size_t now_ = 0;
  int shift_ = 0;
};

}  // namespace hinterland
