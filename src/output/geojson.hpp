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

/// Writes one layer as RFC 7946 GeoJSON, one feature per line; numbers of a field of type real have
/// a fraction, also where they are whole.
///
/// Written in parallel as by `write_in_blocks`. Throws Error if the file cannot be written, and
/// passes on what a row throws; the caller must then remove the unfinished file.
void write_geojson(const OutputLayer& layer, const std::string& path, const Progress& progress);

}  // namespace hinterland
