// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland {

/// Writes a table as CSV (RFC 4180) in UTF-8 with a byte order mark: a line of field names, then a
/// line per row; the geometry is not written. Null is an empty cell, booleans are `true` and
/// `false`, texts are escaped by `csv_cell`.
///
/// Written in parallel as by `write_in_blocks`. Throws Error if the file cannot be written, and
/// passes on what a row throws; the caller must then remove the unfinished file.
void write_csv(const OutputLayer& table, const std::string& path, const Progress& progress);

}  // namespace hinterland
