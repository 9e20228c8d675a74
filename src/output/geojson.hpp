// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json_buffer.hpp"
#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland {

/// Appends the shape of a row of a layer, coordinates with seven decimals (about a centimetre).
/// A row without a place is `null`, as RFC 7946 has it. Outer rings run counter-clockwise and
/// holes clockwise, whichever way they came; rings that are open are closed.
void append_geometry(JsonBuffer& out, OutputGeometry geometry, const OutputShape& shape);

/// Writes one layer as RFC 7946 GeoJSON, one feature a line.
///
/// Blocks of rows are made in parallel while the blocks before them go to the
/// disk, so the memory is a few blocks whatever the number of rows, and the
/// bytes are the same for any number of threads. Throws Error where the file
/// cannot be written, or where a row throws; the file is then unfinished,
/// and it is for the caller to remove it.
void write_geojson(const OutputLayer& layer, const std::string& path, const Progress& progress);

}  // namespace hinterland
