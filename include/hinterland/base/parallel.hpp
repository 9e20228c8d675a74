// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace hinterland {

/// Calls `work(first, last)` for blocks that together make up 0..count, on as
/// many threads as are allowed, and returns when all are done. Blocks are
/// disjoint, so work that writes only its own rows needs no lock, and its
/// result does not depend on the number of threads. The first exception thrown
/// in a block is thrown on.
void for_each_block(std::size_t count, std::size_t rows_in_block,
                    const std::function<void(std::size_t first, std::size_t last)>& work);

/// As long as it lives, `for_each_block` uses at most this many threads
/// (0: as many as the machine has).
class ThreadLimit {
 public:
  explicit ThreadLimit(std::size_t threads);
  ~ThreadLimit();
  ThreadLimit(const ThreadLimit&) = delete;
  ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
  struct Limit;
  std::unique_ptr<Limit> limit_;
};

}  // namespace hinterland
