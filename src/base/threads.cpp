// SPDX-License-Identifier: Apache-2.0
#include <hinterland/threads.hpp>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <optional>

namespace hinterland {

void for_each_block(std::size_t count, std::size_t rows_in_block,
                    const std::function<void(std::size_t first, std::size_t last)>& work) {
  // Make the order before and after the blocks explicit for ThreadSanitizer, which does not see the
  // synchronisation inside TBB.
  std::atomic<std::size_t> begun = 0;
  std::atomic<std::size_t> done = 0;
  begun.store(count, std::memory_order_release);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, rows_in_block),
                    [&](const tbb::blocked_range<std::size_t>& block) {
                      (void)begun.load(std::memory_order_acquire);
                      work(block.begin(), block.end());
                      done.fetch_add(block.size(), std::memory_order_release);
                    });
  (void)done.load(std::memory_order_acquire);
}

void for_each_block(std::size_t count, std::size_t rows_in_block,
                    const std::function<void(std::size_t first, std::size_t last)>& work,
                    const Progress& progress, std::string_view doing) {
  constexpr std::size_t slices = 50;  // one after another, each in parallel
  const std::size_t rows_in_slice = std::max(rows_in_block, count / slices + 1);
  for (std::size_t start = 0; start < count; start += rows_in_slice) {
    progress(static_cast<double>(start) / static_cast<double>(count), doing);
    for_each_block(std::min(rows_in_slice, count - start), rows_in_block,
                   [&](std::size_t first, std::size_t last) { work(start + first, start + last); });
  }
}

struct ThreadLimit::Limit {
  std::optional<tbb::global_control> control;
};

ThreadLimit::ThreadLimit(std::size_t threads) : limit_(std::make_unique<Limit>()) {
  if (threads > 0) {
    limit_->control.emplace(tbb::global_control::max_allowed_parallelism, threads);
  }
}

ThreadLimit::~ThreadLimit() = default;

}  // namespace hinterland
