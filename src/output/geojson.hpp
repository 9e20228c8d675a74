// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/json_buffer.hpp"
#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland {

/// Appends the geometry of a row, coordinates with seven decimals (about a centimetre). A row
/// without a place is `null`, as in RFC 7946. Outer rings are written counter-clockwise and holes
/// clockwise, whatever their input order; open rings are closed.
void append_geometry(JsonBuffer& out, OutputGeometry geometry, const OutputShape& shape);

/// Writes one layer as RFC 7946 GeoJSON, one feature per line.
///
/// Blocks of rows are formatted in parallel while earlier blocks are written, so memory is limited
/// to a few blocks, and the bytes do not depend on the number of threads. Throws Error if the file
/// cannot be written, and passes on what a row throws; the caller must then remove the unfinished
/// file.
void write_geojson(const OutputLayer& layer, const std::string& path, const Progress& progress);

}  // namespace hinterland
