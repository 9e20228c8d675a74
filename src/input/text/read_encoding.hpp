// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_table.hpp"
#include "input/records/read.hpp"

#include <hinterland/problem.hpp>

namespace hinterland {

/// Tells in which encoding a layer's text is read, and what was done to read the file: notes, and
/// problems where the encoding is in doubt or the name of a field was cut.
void report_encoding(const GdalTable& table, Records& records, Problems& problems);

}  // namespace hinterland
