// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace hinterland {

/// Calls `work(first, last)` for blocks that together make up 0..count, on as
/// many threads as are allowed, and returns when all are done. Blocks are
/// disjoint, so work that writes only its own rows needs no lock, and its
/// result does not depend on the number of threads. The first exception thrown
/// in a block is thrown on.
void for_each_block(std::size_t count, std::size_t rows_in_block,
                    const std::function<void(std::size_t first, std::size_t last)>& work);

/// The same for long work: tells `progress` now and then, which may throw
/// `Interrupted`; the blocks under way are finished first.
void for_each_block(std::size_t count, std::size_t rows_in_block,
                    const std::function<void(std::size_t first, std::size_t last)>& work,
                    const Progress& progress, std::string_view doing);

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
