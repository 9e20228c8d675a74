// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/voronoi.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

/// Exchanges of key paths and key vertices of a tree.
namespace hinterland {

/// A way from one place of a tree to another, over an edge between their cells.
struct SteinerOffer {
  std::int64_t length = steiner_infinite;
  std::uint32_t edge = no_arc;  ///< none: there is no offer
  auto operator<=>(const SteinerOffer&) const = default;
};

/// The shortest ways between cells for each path and branching of a tree, as
/// far as their cells stay when that path or branching goes. Source: the offers
/// are those of E. Uchoa and R. Werneck (ALENEX 2010); they are found all in one
/// pass over the edges, shortest first, that skips what has an offer.
class SteinerOffers {
 public:
  /// Without branchings only `around_path` has anything.
  void rebuild(const SteinerGraph& graph, const SteinerKeyTree& tree, const SteinerNearest& nearest,
               std::int64_t limit, bool of_branchings, SteinerEffort& effort);

  /// From behind the key to the rest of the tree, past its path.
  const SteinerOffer& around_path(std::uint32_t key) const { return path_[key]; }
  /// From behind the key to what is not behind the key above it.
  const SteinerOffer& around_two(std::uint32_t key) const { return two_[key]; }
  /// From behind one child of a branching to behind another, shortest first.
  std::span<const SteinerOffer> between(std::uint32_t key) const {
    return std::span(sides_).subspan(first_side_[key], first_side_[key + 1] - first_side_[key]);
  }

 private:
  struct Side {
    std::uint32_t key;
    SteinerOffer offer;
  };

  void find_all(const SteinerGraph& graph, const SteinerNearest& nearest, std::int64_t limit,
                SteinerEffort& effort);
  void offer(const SteinerGraph& graph, const SteinerKeyTree& tree, const SteinerNearest& nearest,
             const SteinerOffer& way);
  void climb(const SteinerKeyTree& tree, std::uint32_t from, std::uint32_t to,
             const SteinerOffer& way);
  void sort_sides(std::size_t places);

  bool of_branchings_ = true;
  std::vector<SteinerOffer> all_;
  std::vector<SteinerOffer> path_;
  std::vector<SteinerOffer> two_;
  std::vector<std::uint32_t> next_path_;  ///< the key above that may have no offer yet
  std::vector<std::uint32_t> next_two_;
  std::vector<Side> unsorted_;
  std::vector<std::uint32_t> first_side_;
  std::vector<SteinerOffer> sides_;
};

/// Taking out some paths of a tree and closing it again makes it cheaper.
struct SteinerExchange {
  std::int64_t gain = 0;
  std::uint32_t key = 0;             ///< whose path goes, or that goes with all its paths
  bool is_branching = false;         ///< the latter
  std::vector<std::uint32_t> added;  ///< edges
  std::vector<std::pair<std::uint32_t, std::uint32_t>> between;  ///< places that they join
};

/// Looks for the best exchange of a path, or of a branching with all its paths.
class SteinerRepair {
 public:
  SteinerRepair(const SteinerGraph& graph, const SteinerState& state, const SteinerKeyTree& tree,
                const SteinerNearest& nearest, const SteinerOffers& offers, SteinerEffort& effort);

  /// None where there is nothing to gain.
  std::optional<SteinerExchange> of_path(std::uint32_t key);

  /// `below` are the keys right below the branching, ascending.
  std::optional<SteinerExchange> of_branching(std::uint32_t key,
                                              std::span<const std::uint32_t> below);

 private:
  void clear();
  void leave_path(std::uint32_t key);
  void leave(std::uint32_t place);
  void reach_from_outside(std::int64_t limit);
  void spread(std::int64_t limit);
  std::uint32_t part_of(std::uint32_t place) const;
  void find_ways(std::int64_t limit);
  void add_way(std::int64_t length, std::uint32_t edge);
  std::optional<SteinerExchange> close(std::uint32_t key, std::int64_t out);
  std::uint32_t follow(std::uint32_t node, std::vector<std::uint32_t>& edges) const;
  std::uint32_t base_of(std::uint32_t node) const {
    return is_left_[node] ? base_[node] : nearest_.base[node];
  }

  const SteinerGraph& graph_;
  const SteinerState& state_;
  const SteinerKeyTree& tree_;
  const SteinerNearest& nearest_;
  const SteinerOffers& offers_;
  SteinerEffort& effort_;
  std::span<const std::uint32_t> below_;  ///< the parts: behind each of these, and the rest
  std::vector<char> is_left_;             ///< by its place: the node looks for another
  std::vector<std::uint32_t> left_;       ///< such nodes
  std::vector<std::int64_t> distance_;    ///< of those, and the other columns too
  std::vector<std::uint32_t> base_;
  std::vector<SteinerArc> by_;
  SteinerLine waiting_;
  std::vector<SteinerOffer> ways_;
};

}  // namespace hinterland
