// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>

#include <cstdint>
#include <span>
#include <vector>

/// Inside network_extension: who bears what of the lines.
namespace hinterland {

/// A segment as its cost is split: its row, and how many people are behind it.
struct SharedSegment {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t upstream = none;  ///< an earlier row; none: it leaves a source
  std::uint64_t bearers = 0;      ///< of all villages behind it
  CostRange cost;
};

/// A village at the end of a segment.
struct Bearer {
  std::uint32_t segment = 0;
  std::uint64_t people = 0;  ///< at least one
};

/// Splits each segment's cost equally among the people behind it: the Shapley
/// value of the game in which every person needs the way to a source. One share
/// a village, in whole fen.
///
/// The shares of a tree's villages sum to the tree's cost exactly, and none is a
/// fen or more from what it would be in fractions: villages are served in their
/// order, and each gets the rounded sum up to it less the rounded sum before.
///
///   segments  by tree, each after its upstream
///   bearers   by tree, in the same order of trees
///
/// O(segments + bearers).
/// Source: N. Megiddo, "Computational complexity of the game theory approach to
/// cost allocation for a tree", Math. of OR 3, 1978, 189-196.
std::vector<CostRange> share_costs(std::span<const SharedSegment> segments,
                                   std::span<const Bearer> bearers);

}  // namespace hinterland
