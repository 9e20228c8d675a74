// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"
#include "input/formats/gdal_table.hpp"

#include <hinterland/problem.hpp>

namespace hinterland {

/// Reports the encoding of a layer's text and repairs made while reading: as notes, and as problems
/// if the encoding is doubtful or a field name was cut.
void report_encoding(const GdalTable& table, Records& records, Problems& problems);

}  // namespace hinterland
