// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace hinterland {

/// Calls `work(first, last)` for disjoint blocks that together cover 0..count, on as many threads
/// as allowed, and returns when all are done. Work that writes only its own rows needs no lock, and
/// its result does not depend on the number of threads. The first exception thrown in a block is
/// rethrown. O(count / rows_in_block) calls.
void for_each_block(std::size_t count, std::size_t rows_in_block,
                    const std::function<void(std::size_t first, std::size_t last)>& work);

/// The same for long work: calls `progress` periodically, which may throw `Interrupted`; blocks
/// already started are finished first.
void for_each_block(std::size_t count, std::size_t rows_in_block,
                    const std::function<void(std::size_t first, std::size_t last)>& work,
                    const Progress& progress, std::string_view doing);

/// During its lifetime, `for_each_block` uses at most this many threads in the whole process (0:
/// all of the machine; of several limits, the least holds).
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
