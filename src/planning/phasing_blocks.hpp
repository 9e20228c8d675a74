// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/schedule/works.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

/// Works bundled so that each bundle is best built as a whole: a line without
/// use of its own together with what it leads to. Best worth per cost first, a
/// bundle never before the one that it comes after.
struct WorkBlocks {
  std::vector<WorkId> work;  ///< block by block; in a block a work after its predecessor
  std::vector<std::size_t> first{0};
  std::vector<double> ratio;  ///< value per cost, of each block

  std::size_t size() const { return ratio.size(); }
  std::span<const WorkId> works_of(std::size_t block) const {
    return std::span(work).subspan(first[block], first[block + 1] - first[block]);
  }
};

/// The order in which one purse is best spent, were works divisible.
///
///   cost  of each work, not negative
///
/// O(n log n). Source: W. A. Horn, "Single-machine job sequencing with treelike
/// precedence ordering and linear delay penalties", SIAM J. Applied Mathematics
/// 23(2), 1972, 189-202.
WorkBlocks make_blocks(const Works& works, const std::vector<double>& cost);

}  // namespace hinterland
