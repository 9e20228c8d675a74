// SPDX-License-Identifier: Apache-2.0
#include "planning/phasing_blocks.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace hinterland {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr double least_cost = 1e-9;  // so that what costs nothing has a ratio too

/// Leftist heaps of blocks, the best ratio on top; a block bears the number of
/// its first work. Source: C. A. Crane, "Linear lists and priority queues as
/// balanced binary trees", Stanford, 1972.
class BlockHeaps {
 public:
  BlockHeaps(const Works& works, const std::vector<double>& cost)
      : heap_(works.size(), none),
        left_(works.size(), none),
        right_(works.size(), none),
        distance_(works.size(), 1),
        next_(works.size(), none),
        last_(works.size()),
        absorbed_(works.size(), false) {
    std::iota(last_.begin(), last_.end(), 0U);
    for (WorkId w : rows(works.cost)) {
      value_.push_back(static_cast<double>(works.value[w]));
      cost_.push_back(std::max(cost[w.index], least_cost));
    }
  }

  /// Makes the block that begins with `work`, the blocks behind it being made.
  void make(std::uint32_t work, std::uint32_t after) {
    std::uint32_t& heap = heap_[work];
    while (heap != none && ratio(heap) > ratio(work)) {
      const std::uint32_t top = heap;
      heap = merged(left_[top], right_[top]);
      absorb(work, top);
    }
    left_[work] = heap;
    if (after != none) heap_[after] = merged(heap_[after], work);
  }

  double ratio(std::uint32_t block) const { return value_[block] / cost_[block]; }
  bool is_block(std::uint32_t work) const { return !absorbed_[work]; }
  std::uint32_t next(std::uint32_t work) const { return next_[work]; }

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
  std::vector<std::uint32_t> heap_;  ///< of the blocks behind each work
  std::vector<std::uint32_t> left_;
  std::vector<std::uint32_t> right_;
  std::vector<std::uint32_t> distance_;  ///< to the nearest place free below
  std::vector<std::uint32_t> next_;      ///< in its block
  std::vector<std::uint32_t> last_;      ///< of the block
  std::vector<bool> absorbed_;
};

}  // namespace

WorkBlocks make_blocks(const Works& works, const std::vector<double>& cost) {
  BlockHeaps heaps(works, cost);
  for (auto w = static_cast<std::uint32_t>(works.size()); w-- > 0;) {
    const auto& after = works.after[WorkId{w}];
    heaps.make(w, after ? after->index : none);
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t w = 0; w < works.size(); ++w) {
    if (heaps.is_block(w)) order.push_back(w);
  }
  std::ranges::stable_sort(order, std::greater<>(), [&](auto block) { return heaps.ratio(block); });
  WorkBlocks blocks;
  blocks.work.reserve(works.size());
  for (std::uint32_t block : order) {
    blocks.ratio.push_back(heaps.ratio(block));
    for (std::uint32_t w = block; w != none; w = heaps.next(w)) blocks.work.push_back({w});
    blocks.first.push_back(blocks.work.size());
  }
  return blocks;
}

}  // namespace hinterland
