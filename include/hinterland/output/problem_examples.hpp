// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world/problem.hpp>

#include <cstddef>
#include <map>
#include <vector>

namespace hinterland {

/// Problems of one kind, and lines that show some of them.
struct ShownProblems {
  std::size_t count = 0;
  /// "villages #12 A: power = 9", and for several records that say the same "villages: power = 9
  /// (12 records: #12 A, #15 B, …)". What most records say comes first, then what comes first
  /// in the layers.
  std::vector<Text> examples;
  std::size_t more = 0;  ///< problems that no example shows
};

/// Sorts problems by kind, with up to `most` examples of each. O(n log n).
std::map<ProblemKind, ShownProblems> show_problems(const Problems& problems, std::size_t most = 3);

}  // namespace hinterland
