// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>

#include <cstdint>
#include <span>
#include <vector>

/// Shapley values: of a trench among the services in it, of lines among the villages behind them.
namespace hinterland {

/// What each of the lines in one trench pays for digging it: together the dearest digging among
/// them, none more than a trench of its own would cost.
///
/// The trench is dug layer by layer; each layer is paid in equal parts by the lines that need it.
/// This is the Shapley value of the airport game. A share never falls when a line leaves, so
/// `min_digging_shares` of all is a lower bound of what each pays in any coalition.
///
///   alone  what each would pay for a trench of its own, in fen; not negative
///
/// Returns a share for each; a fen that does not divide goes to the first that need the layer.
/// O(n log n).
/// Source: S. C. Littlechild, G. Owen, "A simple expression for the Shapley value
/// in a special case", Management Science 20(3), 1973, 370-372.
std::vector<Fen> split_digging(std::span<const Fen> alone);

/// The same, but with fen that do not divide left out.
std::vector<Fen> min_digging_shares(std::span<const Fen> alone);

/// The same sum, with no share above its place in `most`: the excess goes to the first with room.
/// The sum of `most` must not be less.
std::vector<Fen> at_most(std::vector<Fen> shares, std::span<const Fen> most);

/// The same sum, with no share below its place in `least`: what is lacking comes from the first
/// with more. The sum of `least` must not be more.
std::vector<Fen> at_least(std::vector<Fen> shares, std::span<const Fen> least);

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
