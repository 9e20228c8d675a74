// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/gdal_table.hpp"

#include <hinterland/layers/problem.hpp>
#include <hinterland/layers/read.hpp>

namespace hinterland {

/// Tells in which encoding a layer's text is read, and what was done to read the file: notes, and
/// problems where the encoding is in doubt or the name of a field was cut.
void report_encoding(const GdalTable& table, Records& records, Problems& problems);

}  // namespace hinterland
