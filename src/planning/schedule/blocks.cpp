// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/blocks.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

namespace hinterland {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr double min_block_cost = 1e-9;  // so that a block of cost 0 has a ratio

/// Leftist heaps of blocks with the best ratio on top; a block has the number of its first
/// activity. Source: C. A. Crane, "Linear lists and priority queues as
/// balanced binary trees", Stanford, 1972.
class BlockHeaps {
 public:
  BlockHeaps(const Activities& activities, const std::vector<double>& cost)
      : heap_(activities.size(), none),
        left_(activities.size(), none),
        right_(activities.size(), none),
        distance_(activities.size(), 1),
        next_(activities.size(), none),
        last_(activities.size()),
        absorbed_(activities.size(), false) {
    std::iota(last_.begin(), last_.end(), 0U);
    for (ActivityId w : rows(activities.cost)) {
      value_.push_back(static_cast<double>(activities.value[w]));
      cost_.push_back(std::max(cost[w.index], min_block_cost));
    }
  }

  /// Makes the block that begins with `activity`; its successors' blocks must exist.
  void make(std::uint32_t activity, std::uint32_t after) {
    std::uint32_t& heap = heap_[activity];
    while (heap != none && ratio(heap) > ratio(activity)) {
      const std::uint32_t top = heap;
      heap = merged(left_[top], right_[top]);
      absorb(activity, top);
    }
    left_[activity] = heap;
    if (after != none) heap_[after] = merged(heap_[after], activity);
  }

  double ratio(std::uint32_t block) const { return value_[block] / cost_[block]; }
  bool is_block(std::uint32_t activity) const { return !absorbed_[activity]; }
  std::uint32_t next(std::uint32_t activity) const { return next_[activity]; }

 private:
  void absorb(std::uint32_t block, std::uint32_t other) {
    value_[block] += value_[other];
    cost_[block] += cost_[other];
    next_[last_[block]] = other;
    last_[block] = last_[other];
    absorbed_[other] = true;
  }

  std::uint32_t merged(std::uint32_t a, std::uint32_t b) {
    if (a == none) return b;
    if (b == none) return a;
    if (ratio(b) > ratio(a) || (ratio(b) == ratio(a) && b < a)) std::swap(a, b);
    right_[a] = merged(right_[a], b);
    if (distance_of(left_[a]) < distance_of(right_[a])) std::swap(left_[a], right_[a]);
    distance_[a] = distance_of(right_[a]) + 1;
    return a;
  }

  std::uint32_t distance_of(std::uint32_t block) const {
    return block == none ? 0 : distance_[block];
  }

  std::vector<double> value_;
  std::vector<double> cost_;
  std::vector<std::uint32_t> heap_;  ///< root of the heap of the blocks that follow each activity
  std::vector<std::uint32_t> left_;
  std::vector<std::uint32_t> right_;
  std::vector<std::uint32_t> distance_;  ///< length of the shortest path to a free position
  std::vector<std::uint32_t> next_;      ///< next activity of the block
  std::vector<std::uint32_t> last_;      ///< last activity of the block
  std::vector<bool> absorbed_;
};

}  // namespace

ActivityBlocks make_blocks(const Activities& activities, const std::vector<double>& cost) {
  BlockHeaps heaps(activities, cost);
  for (auto w = static_cast<std::uint32_t>(activities.size()); w-- > 0;) {
    const auto& after = activities.predecessor[ActivityId{w}];
    heaps.make(w, after ? after->index : none);
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t w = 0; w < activities.size(); ++w) {
    if (heaps.is_block(w)) order.push_back(w);
  }
  std::ranges::stable_sort(order, std::greater<>(), [&](auto block) { return heaps.ratio(block); });
  ActivityBlocks blocks;
  blocks.activity.reserve(activities.size());
  for (std::uint32_t block : order) {
    blocks.ratio.push_back(heaps.ratio(block));
    for (std::uint32_t w = block; w != none; w = heaps.next(w)) blocks.activity.push_back({w});
    blocks.first.push_back(blocks.activity.size());
  }
  return blocks;
}

}  // namespace hinterland
