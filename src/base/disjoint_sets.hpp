// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace hinterland {

/// Rows 0 .. n-1 in disjoint sets, each row a set of its own at first. The lowest row of a set
/// represents it. Source: R. E. Tarjan, J. van Leeuwen, "Worst-case analysis of set union
/// algorithms", J. ACM 31(2), 1984, 245-281 (path halving).
class DisjointSets {
 public:
  DisjointSets() = default;
  explicit DisjointSets(std::size_t rows) { reset(rows); }

  void reset(std::size_t rows) {
    above_.resize(rows);
    std::iota(above_.begin(), above_.end(), 0U);
  }

  /// The lowest row of the set that holds the row.
  std::uint32_t find(std::uint32_t row) {
    while (above_[row] != row) row = above_[row] = above_[above_[row]];
    return row;
  }

  /// Unites the sets of two rows; false where they are one already.
  bool join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    above_[std::max(a, b)] = std::min(a, b);
    return a != b;
  }

 private:
  std::vector<std::uint32_t> above_;
};

}  // namespace hinterland
