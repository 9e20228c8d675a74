// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/activities.hpp"

#include <cstddef>
#include <span>
#include <vector>

/// Bundles of activities that are best built together.
namespace hinterland {

/// Activities in blocks that are best built as a whole: a line that closes no gap itself together
/// with its successors. In decreasing order of value per cost, each block after its predecessor.
struct ActivityBlocks {
  std::vector<ActivityId> activity;  ///< block by block; within a block, predecessors first
  std::vector<std::size_t> first{0};
  std::vector<double> ratio;  ///< value per cost, of each block

  std::size_t size() const { return ratio.size(); }
  std::span<const ActivityId> activities_of(std::size_t block) const {
    return std::span(activity).subspan(first[block], first[block + 1] - first[block]);
  }
};

/// The optimal order of activities under one constraint if activities were divisible.
///
///   cost  of each activity, not negative
///
/// O(n log n). Source: W. A. Horn, "Single-machine job sequencing with treelike
/// precedence ordering and linear delay penalties", SIAM J. Applied Mathematics
/// 23(2), 1972, 189-202.
ActivityBlocks make_blocks(const Activities& activities, const std::vector<double>& cost);

}  // namespace hinterland
