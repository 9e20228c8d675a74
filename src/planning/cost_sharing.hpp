// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>

#include <cstdint>
#include <span>
#include <vector>

/// Shapley values: of a trench among its services, of lines among the villages downstream.
namespace hinterland {

/// The share of each line in the cost of a shared trench. The trench costs as much as the most
/// expensive one among them; no line pays more than for a trench of its own.
///
/// Each layer of the trench is paid in equal parts by the lines that need it: the Shapley value of
/// the airport game. A share never falls when a line leaves, so `min_excavation_shares` of all
/// lines is a lower bound of what each pays in any coalition.
///
///   alone  the cost of a trench of its own for each line, in fen; not negative
///
/// Returns one share per line; the remainder of a division goes to the first lines that need the
/// layer.
/// O(n log n).
/// Source: S. C. Littlechild, G. Owen, "A simple expression for the Shapley value
/// in a special case", Management Science 20(3), 1973, 370-372.
std::vector<Fen> split_excavation(std::span<const Fen> alone);

/// The same without the remainders of the divisions.
std::vector<Fen> min_excavation_shares(std::span<const Fen> alone);

/// Caps each share at its entry in `most`, keeping the sum: the excess goes to the first shares
/// with room. The sum of `most` must not be smaller.
std::vector<Fen> at_most(std::vector<Fen> shares, std::span<const Fen> most);

/// Raises each share to its entry in `least`, keeping the sum: the difference is taken from the
/// first shares that have more. The sum of `least` must not be larger.
std::vector<Fen> at_least(std::vector<Fen> shares, std::span<const Fen> least);

/// A segment whose cost is shared.
struct SharedSegment {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t upstream = none;   ///< an earlier row; none: it starts at a source
  std::uint64_t cost_sharers = 0;  ///< people of all villages downstream
  CostRange cost;
};

/// A village at the end of a segment.
struct CostSharer {
  std::uint32_t segment = 0;
  std::uint64_t people = 0;  ///< at least one
};

/// Divides each segment's cost equally among the people downstream: the Shapley value of the game
/// in which every person needs the path to a source. One share per village, in whole fen.
///
/// The shares of a tree's villages sum exactly to the cost of the tree, and each differs by less
/// than a fen from the exact fraction: a village gets the rounded cumulative sum up to it minus the
/// rounded cumulative sum before it.
///
///   segments  by tree, each after the one upstream
///   cost_sharers   by tree, in the same order of trees
///
/// O(segments + bearers).
/// Source: N. Megiddo, "Computational complexity of the game theory approach to
/// cost allocation for a tree", Math. of OR 3, 1978, 189-196.
std::vector<CostRange> share_costs(std::span<const SharedSegment> segments,
                                   std::span<const CostSharer> cost_sharers);

}  // namespace hinterland
