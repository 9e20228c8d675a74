// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace hinterland {

/// Disjoint sets of the rows 0 .. n-1, initially one set per row. The lowest row of a set
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

  /// The lowest row of the set that contains the row.
  std::uint32_t find(std::uint32_t row) {
    while (above_[row] != row) row = above_[row] = above_[above_[row]];
    return row;
  }

  /// Unites the sets of two rows; false if they were already in one set.
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
