// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "steiner/voronoi.hpp"

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

/// Inside steiner_tree: what could close a tree that a part is taken out of.
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

}  // namespace hinterland
