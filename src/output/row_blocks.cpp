// SPDX-License-Identifier: Apache-2.0
#include "output/row_blocks.hpp"

#include "system/file_access.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t rows_in_block = 256;   // about 130 kB, fits the L2 cache
constexpr std::size_t blocks_in_batch = 16;  // enough for an even share per thread
constexpr std::size_t rows_in_batch = rows_in_block * blocks_in_batch;

using Batch = std::array<JsonBuffer, blocks_in_batch>;

void write_batch(OutputFile& file, Batch& batch) {
  for (JsonBuffer& block : batch) {
    file.write(block.view());
    block.clear();
  }
}

/// Formats the rows from `first` on into `next`, while `ready` is written.
void make_batch(const OutputLayer& layer, const AppendRow& append, std::size_t first, Batch& next,
                OutputFile& file, Batch& ready) {
  const std::size_t last = std::min(first + rows_in_batch, layer.rows);
  const auto make_block = [&](std::size_t block) {
    const std::size_t from = std::min(first + block * rows_in_block, last);
    const std::size_t to = std::min(from + rows_in_block, last);
    RowBuffers hand;
    for (std::size_t row = from; row < to; ++row) append(next[block], row, hand);
  };
  for_each_block(blocks_in_batch + 1, 1, [&](std::size_t from, std::size_t to) {
    for (std::size_t task = from; task < to; ++task) {
      task == 0 ? write_batch(file, ready) : make_block(task - 1);
    }
  });
}

}  // namespace

void write_in_blocks(OutputFile& file, const OutputLayer& layer, std::string_view opening,
                     const AppendRow& append, const Progress& progress) {
  const std::string doing = "writing " + layer.name;
  Batch ready;
  Batch next;
  ready[0].raw(opening);
  for (std::size_t first = 0; first < layer.rows; first += rows_in_batch) {
    progress(static_cast<double>(first) / static_cast<double>(layer.rows), doing);
    make_batch(layer, append, first, next, file, ready);
    std::swap(ready, next);
  }
  write_batch(file, ready);
  progress(1.0, doing);
}

}  // namespace hinterland
