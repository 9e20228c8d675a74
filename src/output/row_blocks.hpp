// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/json_buffer.hpp"
#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <cstddef>
#include <functional>
#include <string_view>

namespace hinterland {

class OutputFile;

/// The buffers that a thread reuses for each row.
struct RowBuffers {
  OutputCell cell;
  OutputShape shape;
};

/// Appends the text of a row. Called from many threads at once.
using AppendRow = std::function<void(JsonBuffer& out, std::size_t row, RowBuffers& hand)>;

/// Writes an opening and the rows of a layer to a file.
///
/// Blocks of rows are formatted in parallel while earlier blocks are written, so memory is limited
/// to a few blocks, and the bytes do not depend on the number of threads. Throws Error if the file
/// cannot be written, and passes on what a row throws.
void write_in_blocks(OutputFile& file, const OutputLayer& layer, std::string_view opening,
                     const AppendRow& append, const Progress& progress);

}  // namespace hinterland
