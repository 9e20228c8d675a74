// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace hinterland::steiner {

/// A monotone priority queue of nodes, nearest first: a push must not be nearer than the last
/// pop. Source: R. Ahuja, K. Mehlhorn,
/// J. Orlin, R. Tarjan, "Faster algorithms for the shortest path problem",
/// J. ACM 37(2), 1990, 213-223: the nodes are grouped by the highest bit in which their
/// distance differs from that of the last pop.
class RadixHeap {
 public:
  RadixHeap() { clear(); }

  /// Clears the heap for a search with about `expected` pushes.
  void clear(std::size_t expected = 0) {
    first_.fill(end_of_group);
    used_ = 0;
    last_ = 0;
    places_.clear();
    places_.reserve(expected);
  }

  bool empty() const { return used_ == 0; }

  void push(std::int64_t distance, std::uint32_t node) {
    places_.push_back({distance, node, end_of_group});
    put(static_cast<std::uint32_t>(places_.size() - 1));
  }

  /// Removes and returns the nearest node; the heap must not be empty.
  std::pair<std::int64_t, std::uint32_t> pop() {
    if ((used_ & 1U) == 0) move_up();
    const Place& place = places_[first_[0]];
    first_[0] = place.next;
    if (first_[0] == end_of_group) used_ &= ~std::uint64_t{1};
    return {place.distance, place.node};
  }

 private:
  static constexpr std::uint32_t end_of_group = 0xFFFFFFFF;

  struct Place {
    std::int64_t distance;
    std::uint32_t node;
    std::uint32_t next;
  };

  void put(std::uint32_t place) {
    const auto apart = static_cast<std::uint64_t>(places_[place].distance ^ last_);
    const auto group = static_cast<std::size_t>(std::bit_width(apart));
    places_[place].next = first_[group];
    first_[group] = place;
    used_ |= std::uint64_t{1} << group;
  }

  /// The nearest node of the nearest group becomes the reference; its group is redistributed.
  void move_up() {
    const auto group = static_cast<std::size_t>(std::countr_zero(used_));
    std::uint32_t place = first_[group];
    last_ = std::numeric_limits<std::int64_t>::max();
    for (std::uint32_t p = place; p != end_of_group; p = places_[p].next) {
      last_ = std::min(last_, places_[p].distance);
    }
    first_[group] = end_of_group;
    used_ &= ~(std::uint64_t{1} << group);
    while (place != end_of_group) {
      const std::uint32_t next = places_[place].next;
      put(place);
      place = next;
    }
  }

  std::array<std::uint32_t, 64> first_;  ///< of each group
  std::uint64_t used_ = 0;               ///< bit g: group g is not empty
  std::int64_t last_ = 0;
  std::vector<Place> places_;
};

}  // namespace hinterland::steiner
